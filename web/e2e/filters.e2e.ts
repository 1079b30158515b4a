// The filter bar: by keys alone, with its numbers, in one row that moves nothing.

import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runOnPage, settled, startBrowser, visit } from "./browser";
import { startServer, type Server } from "./server";

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
    for (const lang of ["en", "ar"]) {
      await visit(page, `?lang=${lang}`);
      await page.locator(`html[lang=${lang}]`).waitFor();
      const before = await layout();
      expect(before.rows).toBe(1);
      await visit(page, `?lang=${lang}&party=sdf,isis&from=2020-05-01&to=2020-05-31&area=SY02&precision=exact`);
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
