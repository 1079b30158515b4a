// The methods page: that a reader finds what a number means, whence it comes, and how to cite it.

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runOnPage, settled, startBrowser } from "./browser";
import { startServer, type Server } from "./server";

let server: Server;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const onPage = (query: string, scenario: (page: Page) => Promise<void>, width = 1440) =>
  runOnPage(browser, server.url, query, scenario, { viewport: { width, height: 900 } });
const inSight = (page: Page, section: string) => page.locator(`#${section}`).evaluate((element) => {
  const { top } = element.getBoundingClientRect();
  return top >= 0 && top < innerHeight / 2;
});

test("the footer leads to sources and licences, and back leads to the map as it was", () =>
  onPage("?lang=en&party=isis", async (page) => {
    await page.getByRole("button", { name: "Sources and licences" }).click();
    await settled(page);
    const sources = page.locator("#sources");
    for (const part of ["Syrian Network for Human Rights", "OCHA", "CC BY 4.0", "ODbL 1.0"]) await sources.getByText(part).first().waitFor();
    expect(await inSight(page, "sources")).toBe(true);
    expect(await page.locator(".filters, .status").count()).toBe(0);
    await page.goBack();
    await page.locator(".map").waitFor();
    expect(new URL(page.url()).search).toBe("?lang=en&party=isis");
  }));

test.each([["en", 1440], ["ar", 390]] as const)("a link to a section opens at it, %s, %i wide", (language, width) =>
  onPage(`?lang=${language}&view=methods#parties`, async (page) => {
    await page.locator("#parties tbody tr").nth(20).waitFor({ state: "attached" });
    await expect.poll(() => inSight(page, "parties")).toBe(true);
    if (width < 800) await page.locator(".methods-contents summary").click();
    await page.locator(".methods-contents a[href='#citing']").click();
    await expect.poll(() => page.locator("#citing").evaluate((element) => element.getBoundingClientRect().top < innerHeight)).toBe(true);
  }, width));

test("parties are shown with the days between which they are named", () =>
  onPage("?lang=ar&view=methods", async (page) => {
    const row = page.getByRole("row", { name: /قوات النظام السوري/ });
    await row.waitFor();
    expect(await row.innerText()).toMatch(/1 كانون الثاني 2011.*8 كانون الأول 2024/);
  }));

test("a figure is cited with its publisher, its revision and an address that asks for it again", () =>
  onPage("?lang=en&view=methods&from=2020-05-01&to=2020-05-31", async (page) => {
    const citation = await page.locator(".citation").innerText();
    expect(citation).toContain("Syrian Network for Human Rights");
    const link = /https?:\S+$/.exec(citation)?.[0] ?? "";
    const params = new URL(link).searchParams;
    expect([params.get("from"), params.get("view"), Number(params.get("revision")) > 0]).toEqual(["2020-05-01", null, true]);
    await page.goto(link);
    await settled(page);
    expect(await page.getByRole("alert").count()).toBe(0);
  }));
