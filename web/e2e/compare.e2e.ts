// Maps beside each other, and what changed between two periods.

import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPage, runOnPage, settled, startBrowser } from "./browser";
import { startThreeMonths, type Server } from "./server";

let server: Server;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startThreeMonths(), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const onPage = (query: string, scenario: (page: Page) => Promise<void>, options: BrowserContextOptions = {}) => runOnPage(browser, server.url, query, scenario, options);
const query = (page: Page) => new URL(page.url()).searchParams;

/** Waits until as many maps as are wanted have drawn everything. */
async function drawn(page: Page, maps: number): Promise<void> {
  await page.waitForFunction((wanted) => {
    const all = [...document.querySelectorAll<HTMLElement>(".map")];
    return all.length === wanted && all.every((map) => map.dataset["state"] === "idle");
  }, maps);
  await settled(page);
}

const WORDS = {
  en: { changed: "What changed", incidents: "Incidents", rises: "Largest rises", period: "Period", against: "Compared with", april: "April 2020", may: "May 2020", june: "June 2020", close: "Close" },
  ar: { changed: "ما الذي تغيّر", incidents: "الحوادث", rises: "أكبر الارتفاعات", period: "الفترة", against: "مقارنةً مع", april: "نيسان 2020", may: "أيار 2020", june: "حزيران 2020", close: "إغلاق" },
} as const;

describe.each(["en", "ar"] as const)("in %s", (lang) => {
  const w = WORDS[lang];

  test("what changed since the month before is one press away, on the map and in numbers; another month is one more", () =>
    onPage(`?lang=${lang}`, async (page) => {
      await page.getByRole("radio", { name: w.changed }).check();
      await drawn(page, 1);
      expect([query(page).get("maps"), query(page).get("from"), query(page).get("to")]).toEqual(["difference", "2020-05-01", "2020-05-31"]);
      const figures = page.locator(".comparison");
      const incidents = () => figures.getByRole("row", { name: w.incidents }).first().getByRole("cell").allInnerTexts();
      await figures.getByText(w.rises).waitFor();
      expect((await incidents()).map((words) => words.replace(/\u200e/g, ""))).toEqual(["1", "9", "+8"]);
      expect(await figures.innerText()).toContain(w.april);
      expect(await page.locator(".legend").innerText()).toMatch(/\+\d/);

      await page.getByRole("combobox", { name: w.period }).selectOption({ label: w.june });
      await drawn(page, 1);
      expect(query(page).get("from")).toBe("2020-06-01");
      expect(query(page).get("against")).toBeNull();
      await page.getByRole("combobox", { name: w.against }).selectOption({ label: w.april });
      await drawn(page, 1);
      expect(query(page).get("against")).toBe("2020-04-01..2020-04-30");
      expect((await incidents()).map((words) => words.replace(/\u200e/g, ""))).toEqual(["1", "1", "0"]);

      await figures.locator(".most-area").first().click();
      await page.locator(".panel").waitFor();
      expect(await figures.count()).toBe(0);
      await page.locator(".panel").getByRole("button", { name: w.close }).click();
      await figures.waitFor();
      await page.goBack();
      await page.goBack();
      await page.goBack();
      expect(query(page).get("against")).toBeNull();
      expect(await figures.innerText()).toContain(w.may);
    }));
});

test.each([
  ["en", ["April 2020 30 days", "May 2020 31 days"], /^Incidents: up by \d+$/m, "The figures below are those of May 2020."],
  ["ar", ["نيسان 2020 30 يومًا", "أيار 2020 31 يومًا"], /^الحوادث: ارتفاع بمقدار \d+$/m, "الأرقام أدناه تخصّ أيار 2020."],
] as const)("an area says how it changed, in words and in numbers, in %s", (lang, periods, words, below) =>
  onPage(`?lang=${lang}&maps=difference&from=2020-05-01&to=2020-05-31&open=SY02`, async (page) => {
    const part = page.locator(".area-change");
    await part.getByRole("table").waitFor();
    expect((await part.getByRole("columnheader").allInnerTexts()).slice(1, 3).map((heading) => heading.replace(/\s+/g, " "))).toEqual(periods);
    const [before, after, change] = (await part.getByRole("row").nth(1).getByRole("cell").allInnerTexts()).map((figure) => Number(figure.replace(/\u200e/g, "")));
    expect(before).toBeGreaterThan(0);
    expect(change).toBe((after ?? 0) - (before ?? 0));
    expect(await part.innerText()).toMatch(words);
    expect(await part.innerText()).toContain(below);
    const counts = await page.locator(".status-line").allInnerTexts();
    expect(counts.map((line, i) => line.startsWith(periods[i]?.split(" ").slice(0, 2).join(" ") ?? "-"))).toEqual([true, true]);
  }));

test("on a phone a tap on a small map opens the area, and a finger scrolls the maps", () =>
  onPage("?lang=ar&maps=multiples", async (page) => {
    await page.waitForSelector('.small-map .map[data-state="idle"]');
    const canvas = page.locator(".small-map .maplibregl-canvas-container").first();
    expect(await canvas.evaluate((element) => getComputedStyle(element).touchAction)).toBe("pan-x pan-y");
    const box = await page.locator(".small-map .map").first().boundingBox();
    if (!box) throw new Error("there is no map");
    await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
    await page.locator(".panel h2").waitFor();
    expect(query(page).get("open")).toMatch(/^SY\d\d$/);
  }, { viewport: { width: 390, height: 844 }, hasTouch: true }));

test("small maps are named, have their figures and one scale; one of them opens alone, and none is left behind", () =>
  onPage("?lang=en&from=2020-05-01&to=2020-05-31&party=regime,sdf,hts", async (page) => {
    await page.getByRole("radio", { name: "Small maps" }).check();
    await drawn(page, 2);
    const maps = page.locator(".small-map");
    for (const head of await page.locator(".small-map-head").allInnerTexts()) expect(head).toMatch(/\d+ incidents?/);
    expect(await page.locator(".shared-scale li").count()).toBeGreaterThan(1);

    const table = page.locator(".map-grid-foot").getByRole("button");
    await table.click();
    expect(await page.locator(".parts-table").getByRole("columnheader").count()).toBe(3);
    expect(await page.locator(".map").count()).toBe(0);
    await table.click();
    await drawn(page, 2);

    const name = (await maps.nth(1).getAttribute("aria-label")) ?? "";
    await maps.nth(1).getByRole("button", { name }).click();
    await drawn(page, 1);
    expect(query(page).get("maps")).toBeNull();
    expect(await page.locator(".chips").innerText()).toContain(name);
    expect(await page.locator("canvas.maplibregl-canvas").count()).toBe(1);
    await page.goBack();
    await maps.nth(1).waitFor();
  }));

test("maps move together, by a hand and by the buttons", () =>
  onPage("?lang=en&maps=side&from=2020-05-01&to=2020-05-31", async (page) => {
    await drawn(page, 2);
    expect(await page.locator(".small-map-head h2").allInnerTexts()).toEqual(["April 2020", "May 2020"]);
    const [first, second] = [page.locator(".small-map-pane").nth(0), page.locator(".small-map-pane").nth(1)];
    const still = await second.screenshot();
    const box = await first.boundingBox();
    if (!box) throw new Error("there is no map");
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 - 120, box.y + box.height / 2, { steps: 5 });
    await page.mouse.up();
    await drawn(page, 2);
    expect((await second.screenshot()).equals(still)).toBe(false);
    const zoom = Number(query(page).get("map")?.split("/")[0]);
    await page.getByRole("button", { name: "Zoom in" }).click();
    await drawn(page, 2);
    expect(Number(query(page).get("map")?.split("/")[0])).toBeCloseTo(zoom + 1, 1);
    await page.getByRole("button", { name: "Show all of Syria" }).click();
    await drawn(page, 2);
    expect(query(page).get("map")).toBeNull();
  }));

test("a period without an end is asked for; other dates can be given to the day", () =>
  onPage("?lang=en&maps=difference", async (page) => {
    const period = page.getByRole("combobox", { name: "Period" });
    expect(await page.locator(".comparison").count()).toBe(0);
    await period.selectOption({ label: "May 2020" });
    await page.locator(".comparison").waitFor();
    await page.getByRole("combobox", { name: "Compared with" }).selectOption({ label: "Other dates…" });
    await page.getByLabel("Compared with: first day").fill("2020-04-02");
    await settled(page);
    expect(query(page).get("against")).toBe("2020-04-02..2020-04-30");
  }));

test("where the server has stopped, one button asks again for everything", async () => {
  const { page } = await openPage(browser, server.url);
  await page.goto(`${server.url}/?lang=en&from=2020-05-01&to=2020-05-31`);
  await settled(page);
  const fromServer = /\/(api|tiles)\//;
  await page.route(fromServer, (route) => route.abort());
  await page.getByRole("radio", { name: "What changed" }).check();
  const alerts = page.getByRole("alert");
  await alerts.nth(1).waitFor();
  await page.unroute(fromServer);
  await page.getByRole("button", { name: "Try again" }).first().click();
  await page.locator(".comparison").getByText("Largest rises").waitFor();
  await drawn(page, 1);
  expect(await alerts.count()).toBe(0);
  await page.context().close();
});

test("without WebGL the figures stay", async () => {
  const { page } = await openPage(browser, server.url);
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await page.goto(`${server.url}/?lang=en&maps=multiples&from=2020-05-01&to=2020-05-31`);
  await page.getByText("The map cannot be drawn here").first().waitFor();
  expect(await page.locator(".small-map-head").first().innerText()).toMatch(/\d+ incident/);
  await page.goto(`${server.url}/?lang=en&maps=difference&from=2020-05-01&to=2020-05-31`);
  await page.locator(".comparison").getByText("Largest rises").waitFor();
  await page.context().close();
});
