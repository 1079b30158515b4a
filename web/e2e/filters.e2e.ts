// The filter bar: by keys alone, with its numbers, in one row that moves nothing.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { AxeResults } from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPage, runOnPage, settled, startBrowser } from "./browser";
import { startServer, type Server } from "./server";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let server: Server;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(join(import.meta.dirname, "incidents.csv")), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const onPage = (query: string, scenario: (page: Page) => Promise<void>, options: BrowserContextOptions = {}) => runOnPage(browser, server.url, query, scenario, options);
const query = (page: Page) => new URL(page.url()).searchParams;
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.className);

test("a value is found, seen with its records and chosen by keys alone, and what is chosen asks for no new numbers", () =>
  onPage("?lang=en&violation=extrajudicial-killing", async (page) => {
    const asked: string[] = [];
    page.on("request", (request) => {
      if (request.url().includes("/facets?")) asked.push(request.url());
    });
    const records = (name: string) => page.locator(".value", { hasText: name }).locator(".value-records").innerText();
    await page.getByRole("button", { name: /^Party responsible/ }).focus();
    await page.keyboard.press("Enter");
    await page.locator(".value-records").first().waitFor();
    expect([await records("Bombings"), await records("Turkistan")]).toEqual(["1", "0"]);

    await page.keyboard.type("russ");
    expect(await page.getByRole("checkbox").count()).toBe(1);
    await page.keyboard.press("Enter");
    await expect.poll(() => query(page).get("party")).toBe("russia");
    await page.getByRole("textbox", { name: "Find in Party responsible" }).fill("");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Space");
    await expect.poll(() => query(page).get("party")).toBe("russia,unidentified");
    expect(asked).toHaveLength(1);

    const islamist = page.getByRole("checkbox", { name: "Extremist Islamist groups" });
    await islamist.focus();
    await page.keyboard.press("ArrowLeft");
    expect(await page.getByRole("checkbox", { name: "ISIS" }).count()).toBe(0);
    await page.keyboard.press("Escape");
    expect(await focused(page)).toBe("Party responsible: 2 selected");
    await settled(page);
  }));

test("the bar is one row in a window 1440 wide, and choosing moves nothing, in both languages", () =>
  onPage("?lang=en", async (page) => {
    const layout = () => page.evaluate(() => ({
      rows: new Set([...document.querySelectorAll(".controls .control, .controls .segments")].map((control) => Math.round(control.getBoundingClientRect().bottom))).size,
      places: [...document.querySelectorAll(".controls .field, .stage")].map((part) => part.getBoundingClientRect()).map(({ x, y, width }) => [x, y, width].map(Math.round)),
    }));
    const visit = (query: string) => page.evaluate((address) => {
      history.pushState(null, "", address);
      dispatchEvent(new PopStateEvent("popstate"));
    }, query);
    for (const lang of ["en", "ar"]) {
      await visit(`?lang=${lang}`);
      await page.locator(`html[lang=${lang}]`).waitFor();
      const before = await layout();
      expect(before.rows).toBe(1);
      await visit(`?lang=${lang}&party=sdf,isis&from=2020-05-01&to=2020-05-31&area=SY02&precision=exact`);
      await page.locator(".chip").first().waitFor();
      expect(await layout()).toEqual(before);
    }
    await settled(page);
  }));

test("a place moves the map and narrows nothing; words narrow the records", () =>
  onPage("?lang=en", async (page) => {
    const search = page.getByRole("combobox", { name: "Area or text" });
    const places = page.getByRole("group", { name: "Show on the map" }).getByRole("option");
    for (const typed of ["Jisr al-Sh", "جسر الش"]) {
      await search.fill(typed);
      await places.filter({ hasText: "Jisr-Ash-Shugur" }).first().waitFor();
    }
    await search.fill("kafr nabl");
    const place = page.getByRole("group", { name: "Show on the map" }).getByRole("option", { name: "Kafr Nobol" });
    await place.waitFor();
    await place.click();
    await page.getByRole("heading", { name: "Kafr Nobol" }).waitFor();
    await settled(page);
    await expect.poll(() => [query(page).get("map")?.split("/")[0], query(page).get("open"), query(page).get("area")]).toEqual(["11.5", "SY070203", null]);

    await search.fill("market");
    await page.getByRole("option", { name: "“market”" }).waitFor();
    await page.waitForFunction(() => document.querySelector("[role=combobox]")?.getAttribute("aria-activedescendant"));
    await page.keyboard.press("Enter");
    await expect.poll(() => query(page).get("q")).toBe("market");
    await page.getByRole("button", { name: "Remove: Text “market”" }).waitFor();
    await settled(page);
  }));

test("a month is two presses away; the focus goes on among the chips", () =>
  onPage("?lang=en", async (page) => {
    await page.getByRole("button", { name: /^Period/ }).click();
    await page.getByRole("button", { name: "May 2020", exact: true }).click();
    await expect.poll(() => [query(page).get("from"), query(page).get("to")]).toEqual(["2020-05-01", "2020-05-31"]);
    await page.getByRole("button", { name: "Jun 2020", exact: true }).click({ modifiers: ["Shift"] });
    await expect.poll(() => [query(page).get("from"), query(page).get("to")]).toEqual(["2020-05-01", "2020-06-30"]);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: /^More filters/ }).click();
    await page.getByText("Grading", { exact: true }).click();
    await page.getByRole("checkbox", { name: "Weak" }).check();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: /^Remove: Period/ }).press("Enter");
    expect(await focused(page)).toBe("Remove: Grading Weak");
    await page.keyboard.press("Enter");
    expect(await focused(page)).toBe("chips");
    expect(await page.locator(".chips").innerText()).toContain("No filter: all records");
    await settled(page);
  }));

test.each([
  ["en", 1440, "dark", [
    (page: Page) => page.getByRole("button", { name: /^Party responsible/ }).click(),
    (page: Page) => page.getByRole("button", { name: /^Period/ }).click(),
    (page: Page) => page.getByRole("combobox", { name: "Area or text" }).fill("afrin"),
  ]],
  ["ar", 390, "light", [
    async (page: Page) => {
      await page.locator(".filter-button").click();
      await page.locator(".sections summary").first().click();
    },
  ]],
] as const)("axe finds nothing against what opens, %s, %i wide, %s", async (lang, width, colorScheme, boxes) => {
  // The page's own policy would refuse the examiner's script.
  const { page } = await openPage(browser, server.url, { viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
  await page.goto(`${server.url}/?lang=${lang}&party=sdf`);
  await settled(page);
  await page.evaluate(AXE);
  for (const open of boxes) {
    await open(page);
    await page.waitForTimeout(600);
    const { violations } = (await page.evaluate("axe.run('.filters')")) as AxeResults;
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`)).toEqual([]);
  }
  await page.context().close();
});
