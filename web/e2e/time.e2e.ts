// The strip of time: what a reader does to its brush, and what the page makes of it.

import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runOnPage, settled, startBrowser } from "./browser";
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

const onPage = (query: string, scenario: (page: Page) => Promise<void>, options: BrowserContextOptions = {}) =>
  runOnPage(browser, server.url, query, async (page) => {
    await page.locator(".time-plot .time-edge").first().waitFor({ state: "attached" });
    await scenario(page);
  }, options);

const query = (page: Page) => new URL(page.url()).searchParams;
const period = async (page: Page) => [query(page).get("from"), query(page).get("to")];
const words = (page: Page) => page.locator(".time-period").innerText();
const DAYS = 62;

/** Presses at the middle of a day's bar, counted from 2 April, and lets go at that of another. */
async function drag(page: Page, from: number, to: number): Promise<void> {
  const box = await page.locator(".time-plot").boundingBox();
  if (!box) throw new Error("there is no histogram");
  const rtl = (await page.locator("html").getAttribute("dir")) === "rtl";
  const x = (day: number) => box.x + box.width * Math.abs((rtl ? 1 : 0) - (day + 0.5) / DAYS);
  await page.mouse.move(x(from), box.y + 20);
  await page.mouse.down();
  await page.mouse.move(x(to), box.y + 20, { steps: 4 });
  await page.mouse.up();
  await settled(page);
}

test.each(["en", "ar"])("a drag over the bars chooses their days, as one step of history, and asks for no other bars, %s", (lang) =>
  onPage(`?lang=${lang}`, async (page) => {
    const asked: string[] = [];
    page.on("request", (request) => request.url().includes("/timeline") && asked.push(request.url()));
    await drag(page, 29, 48);
    expect(await period(page)).toEqual(["2020-05-01", "2020-05-20"]);
    expect(await words(page)).toMatch(lang === "en" ? /1\s*–\s*20 May 2020/ : /1\s*–\s*20 أيار 2020/);
    await drag(page, 40, 42);
    expect(await period(page)).toEqual(["2020-05-03", "2020-05-22"]);
    await page.goBack();
    await settled(page);
    expect(await period(page)).toEqual(["2020-05-01", "2020-05-20"]);
    await page.goBack();
    await settled(page);
    expect(await period(page)).toEqual([null, null]);
    expect(asked).toEqual([]);
  }));

test("a press on a bar chooses its day, and another shows every day again", () =>
  onPage("?lang=en", async (page) => {
    await drag(page, 32, 32);
    expect(await period(page)).toEqual(["2020-05-04", "2020-05-04"]);
    expect(await page.locator(".status-counts").innerText()).toContain("1 incident mapped");
    await drag(page, 32, 32);
    expect(await period(page)).toEqual([null, null]);
  }));

test.each([["en", "Beginning of the period", "ArrowRight"], ["ar", "بداية الفترة", "ArrowLeft"]])("an edge is moved by keys, along the line of text, %s", (lang, name, onward) =>
  onPage(`?lang=${lang}&from=2020-05-01&to=2020-05-20`, async (page) => {
    const edge = page.getByRole("slider", { name });
    await edge.press(onward);
    await settled(page);
    expect(await period(page)).toEqual(["2020-05-02", "2020-05-20"]);
    expect(await edge.getAttribute("aria-valuetext")).toMatch(lang === "en" ? /2 May 2020/ : /2 أيار 2020/);
    await edge.press("Home");
    await settled(page);
    expect(await period(page)).toEqual(["2020-04-02", "2020-05-20"]);
  }));

test("the period is stepped and played to the last day, and going back undoes all of the playing", () =>
  onPage("?lang=en&from=2020-05-25&to=2020-05-30", async (page) => {
    await page.getByRole("button", { name: "A day later" }).click();
    await settled(page);
    expect(await period(page)).toEqual(["2020-05-26", "2020-05-31"]);
    await page.getByRole("combobox", { name: "Speed" }).selectOption({ label: "Fast" });
    await page.getByRole("button", { name: "Play" }).click();
    await page.getByRole("button", { name: "Pause" }).waitFor();
    await page.getByRole("button", { name: "Play" }).waitFor();
    await settled(page);
    expect(await period(page)).toEqual(["2020-05-28", "2020-06-02"]);
    expect(await page.getByRole("button", { name: "A day later" }).isDisabled()).toBe(true);
    await page.goBack();
    await settled(page);
    expect(await period(page)).toEqual(["2020-05-26", "2020-05-31"]);
    await page.getByRole("button", { name: "Whole range" }).click();
    await settled(page);
    expect(await period(page)).toEqual([null, null]);
  }));

test("one press shows what has changed since the last month", () =>
  onPage("?lang=en", async (page) => {
    const button = page.getByRole("button", { name: "Since last month" });
    expect(await button.getAttribute("title")).toBe("May 2020 compared with April 2020");
    await button.click();
    await settled(page);
    expect([...(await period(page)), query(page).get("maps")]).toEqual(["2020-05-01", "2020-05-31", "difference"]);
    expect(await words(page)).toContain("May 2020");
    await page.goBack();
    expect([...(await period(page)), query(page).get("maps")]).toEqual([null, null, null]);
  }));

test("records that are dated less exactly are told apart, and in the table too", () =>
  onPage("?lang=en&metric=killed", async (page) => {
    expect(await page.locator(".time-key").innerText()).toContain("2 records dated less exactly");
    await page.getByRole("button", { name: "As a table" }).click();
    const row = page.getByRole("dialog").getByRole("row", { name: /^4 May 2020/ });
    expect(await row.getByRole("cell").allInnerTexts()).toEqual(["1", "3", "3"]);
    expect(await page.getByRole("dialog").getByRole("row", { name: /^3 May 2020/ }).innerText()).toContain("no record");
    await page.keyboard.press("Escape");
    await page.getByRole("combobox", { name: "Steps" }).selectOption({ label: "Months" });
    await settled(page);
    expect(query(page).get("unit")).toBe("month");
    await page.locator(".time-key", { hasText: "People killed by month" }).waitFor();
    expect(await page.locator(".time-key").innerText()).not.toContain("less exactly");
  }));

test("on a phone the histogram is unfolded when it is wanted", () =>
  runOnPage(browser, server.url, "?lang=ar", async (page) => {
    expect(await page.locator(".time-plot").count()).toBe(0);
    await page.getByRole("button", { name: "إظهار المخطط الزمني" }).click();
    await page.locator(".time-plot .time-edge").first().waitFor();
    await settled(page);
  }, { viewport: { width: 360, height: 740 } }));
