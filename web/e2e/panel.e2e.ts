// What the panel says of an area and of an incident, and how surely.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runOnPage, settled, startBrowser } from "./browser";
import { startServer, type Server } from "./server";

const RECORDS = join(import.meta.dirname, "incidents.csv");
let server: Server;
let browser: Browser;

/** The records, and the same again with two changes: a grading, and a number of people killed. */
async function serveRevised(): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), "tawthiq-e2e-"));
  const revised = join(folder, "incidents.csv");
  writeFileSync(revised, readFileSync(RECORDS, "utf8").replace("market,car-bomb,6,9,6,9,", "market,car-bomb,7,9,7,9,").replace(",12,20,,fair,public,", ",12,20,,confirmed,public,"));
  return startServer(RECORDS, revised).finally(() => rmSync(folder, { recursive: true }));
}

beforeAll(async () => {
  [server, browser] = await Promise.all([serveRevised(), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const onPage = (query: string, scenario: (page: Page) => Promise<void>, options: BrowserContextOptions = {}) => runOnPage(browser, server.url, query, scenario, options);
const query = (page: Page) => new URL(page.url()).searchParams;
const section = (page: Page, heading: string | RegExp) => page.locator(".panel section", { has: page.getByRole("heading", { name: heading }) });

describe("which incidents in this district are doubtful, and why", () => {
  test.each([
    ["en", "Doubtful", "Doubtful records", /^Party not certain/, "Invented second attack in Afrin", "One of several parties is responsible, and it is not known which."],
    ["ar", "مواضع الشك", "سجلات فيها موضع شك", /^الجهة المسؤولة غير مؤكدة/, "اعتداء مختلق ثانٍ في عفرين", "المسؤولة إحدى جهات عدة، ولا يُعرف أيها."],
  ] as const)("is said in the panel of the district, %s", (language, jump, heading, reason, title, why) =>
    onPage(`?lang=${language}&view=table&open=SY0203`, async (page) => {
      await page.getByRole("button", { name: jump, exact: true }).press("Enter");
      const doubtful = section(page, heading);
      await doubtful.getByRole("button", { name: reason }).press("Enter");
      const record = doubtful.getByRole("button", { name: new RegExp(title) });
      await record.waitFor();
      expect(await doubtful.locator(".incident-row").count()).toBe(2);
      await record.press("Enter");
      await page.getByRole("heading", { name: title }).waitFor();
      expect(await page.locator(".panel .doubts").innerText()).toContain(why);
      await page.goBack();
      await doubtful.getByRole("button", { name: reason, expanded: true }).waitFor();
    }));

  test("opens in the table, as one step of the history", () =>
    onPage("?lang=en&open=SY0203", async (page) => {
      const doubtful = section(page, "Doubtful records");
      await doubtful.getByRole("button", { name: /^Party not certain/ }).click();
      await doubtful.getByRole("button", { name: "Show all 2 in the table" }).click();
      await settled(page);
      expect(["view", "area", "doubt", "open"].map((name) => query(page).get(name))).toEqual(["table", "SY0203", "attribution", null]);
      await page.goBack();
      await page.getByRole("heading", { name: "Afrin", exact: true }).waitFor();
      expect(["view", "area", "doubt"].map((name) => query(page).get(name))).toEqual([null, null, null]);
    }));

  test("is counted without the filter on doubts itself", () =>
    onPage("?lang=en&view=table&open=SY02&doubt=control", async (page) => {
      const doubtful = section(page, "Doubtful records");
      await doubtful.waitFor({ state: "detached" });
      await page.getByRole("button", { name: /^Remove: Doubtful/ }).click();
      await doubtful.getByRole("button", { name: /^Numbers not certain/ }).waitFor();
    }));
});

describe("the panel of an area", () => {
  test("has the three counts, the ranks, and the areas beside it as ways to theirs", () =>
    onPage("?lang=en&view=table&open=SY02", async (page) => {
      const figures = await section(page, "Documented figures").innerText();
      for (const words of ["placed in this area", "perhaps here", "suppressed to protect people", "children: 2"]) expect(figures).toContain(words);
      const among = section(page, "Among the governorates");
      expect(await among.innerText()).toContain("No. 1 of 14 governorates in Syria by incidents");
      expect(await among.getByRole("row").count()).toBe(15);
      await among.getByRole("button", { name: "Idleb" }).click();
      await page.getByRole("heading", { name: "Idleb", exact: true }).waitFor();
      expect(query(page).get("open")).toBe("SY07");
    }));

  test.each(["en", "ar"])("draws its course in time, which is a table as well, %s", (language) =>
    onPage(`?lang=${language}&view=table&open=SY02&from=2020-05-01&to=2020-05-31&metric=killed`, async (page) => {
      const course = section(page, language === "ar" ? "القتلى بحسب اليوم" : "People killed by day");
      await course.locator("canvas").waitFor();
      await course.locator("summary").click();
      await course.getByRole("row").nth(31).waitFor();
      expect(await course.getByRole("row").nth(2).innerText()).toMatch(language === "ar" ? /2 أيار 2020\s+من 7 إلى 9/ : /2 May 2020\s+7–9/);
      await course.locator(".course").scrollIntoViewIfNeeded();
      const { x = 0, y = 0, width = 0 } = (await course.locator(".course").boundingBox()) ?? {};
      // The middle of the second of 31 days, between the margins of the chart.
      const along = 44 + ((width - 58) * 1.5) / 31;
      await page.mouse.move(language === "ar" ? x + width - along : x + along, y + 30);
      await course.getByText(language === "ar" ? "2 أيار 2020: من 7 إلى 9" : "2 May 2020: 7–9").waitFor();
    }));
});

describe("the panel of an incident", () => {
  const openMarket = async (page: Page) => {
    await page.getByRole("rowheader", { name: /Invented attack on a market in Afrin/ }).click();
    await page.getByRole("heading", { name: /Invented attack on a market/ }).waitFor();
  };

  test("shows its place on a map of its own, in words for those who do not see it", () =>
    onPage("?lang=en&view=table", async (page) => {
      await openMarket(page);
      await page.getByRole("img", { name: /^Map: Afrin, within 1/ }).waitFor();
      await page.waitForSelector('.place-map-drawing[data-state="idle"]');
    }));

  test("says what each revision changed", () =>
    onPage("?lang=en&view=table", async (page) => {
      await openMarket(page);
      const history = section(page, "Revisions");
      expect(await history.locator(".revisions > li").count()).toBe(2);
      await history.getByText("What changed").click();
      await history.locator(".changes").waitFor();
      const changes = await history.locator(".changes").innerText();
      for (const words of ["Casualties", "Killed: 6–9", "Killed: 7–9", "Grading", "Fair", "Confirmed"]) expect(changes).toContain(words);
    }));

  test("keeps graphic media closed, and asks for nothing of them", () =>
    onPage("?lang=en&view=table", async (page) => {
      await openMarket(page);
      const video = page.getByRole("link", { name: "An invented video" });
      expect(await video.isVisible()).toBe(false);
      await page.getByText("Graphic content: show where it is").click();
      expect([await video.isVisible(), await video.getAttribute("rel")]).toEqual([true, "noopener noreferrer nofollow"]);
    }));

  test("can be cited, with a link that shows the record as of its revision", () =>
    onPage("?lang=en&view=table", async (page) => {
      await openMarket(page);
      const [, link = ""] = /(http\S+)$/.exec(await page.locator(".citation").innerText()) ?? [];
      await page.getByRole("button", { name: "Copy" }).click();
      await page.getByText("Copied", { exact: true }).waitFor();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(link);
      await page.goto(`${link}&view=table`);
      await page.getByRole("heading", { name: /Invented attack on a market/ }).waitFor();
      expect(query(page).get("revision")).toMatch(/^\d+$/);
      await settled(page);
    }, { permissions: ["clipboard-read", "clipboard-write"] }));
});

test("where the browser draws no maps the panel is whole", async () => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = new Proxy(HTMLCanvasElement.prototype.getContext, {
      apply: (draw, canvas, [kind, ...rest]: unknown[]) => (String(kind).startsWith("webgl") ? null : Reflect.apply(draw, canvas, [kind, ...rest])),
    });
  });
  await page.goto(`${server.url}/?lang=en&view=table`);
  await page.getByRole("rowheader", { name: /Invented attack on a market in Afrin/ }).click();
  await page.locator(".panel .citation").waitFor();
  await page.locator(".place-map").waitFor({ state: "detached" });
  expect(await page.locator(".panel").innerText()).toContain("As the source wrote it");
  await context.close();
});
