// The table: everything that the map shows, by keyboard and by name, in lists of any length.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runOnPage, settled, startBrowser } from "./browser";
import { startServer, type Server } from "./server";

const RECORDS = 1_000;
let server: Server;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([serveMany(), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** Serves the made-up incidents and copies of the first of them, which is in Afrin on 2 May 2020. */
async function serveMany(): Promise<Server> {
  const [header = "", first = "", ...rest] = readFileSync(join(import.meta.dirname, "incidents.csv"), "utf8").trimEnd().split("\n");
  const folder = mkdtempSync(join(tmpdir(), "tawthiq-e2e-"));
  const path = join(folder, "incidents.csv");
  const copies = Array.from({ length: RECORDS }, (_, i) => first.replace("made-up-01", `copy-${i}`));
  writeFileSync(path, [header, first, ...rest, ...copies, ""].join("\n"));
  return startServer(path).finally(() => rmSync(folder, { recursive: true }));
}

const onPage = (query: string, scenario: (page: Page) => Promise<void>, options: BrowserContextOptions = {}) => runOnPage(browser, server.url, query, scenario, options);
const query = (page: Page) => new URL(page.url()).searchParams;
/** The row, from 1 and with the headings, that has the focus, and the heading of its column. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const cell = document.activeElement?.closest("[aria-colindex]");
    const column = cell?.getAttribute("aria-colindex");
    return [Number(cell?.parentElement?.getAttribute("aria-rowindex")), document.querySelector(`[role="columnheader"][aria-colindex="${column}"]`)?.textContent];
  });

test("the keyboard goes through the rows from the first to the last, opens one, and comes back to it", () =>
  onPage("?lang=en&view=table", async (page) => {
    const grid = page.getByRole("grid", { name: "Incidents" });
    const rows = Number(await grid.getAttribute("aria-rowcount"));
    expect(rows).toBeGreaterThan(RECORDS);
    await page.getByRole("spinbutton", { name: "Row" }).focus();
    await page.keyboard.press("Tab");
    expect(await focused(page)).toEqual([2, "Date"]);
    await page.keyboard.press("Control+End");
    await expect.poll(async () => (await focused(page))[0]).toBe(rows);
    await page.keyboard.press("Home");
    await page.keyboard.press("PageUp");
    await page.keyboard.press("ArrowRight");
    await expect.poll(async () => (await focused(page))[1]).toBe("Incident");
    const [row] = await focused(page);
    await page.keyboard.press("Enter");
    await page.locator(".panel h2").waitFor();
    expect(query(page).get("open")).toMatch(/^[0-9A-Z]{26}$/);
    await page.keyboard.press("Escape");
    expect(await focused(page)).toEqual([row, "Incident"]);
    await page.keyboard.press("Control+Home");
    await expect.poll(() => focused(page)).toEqual([2, "Date"]);
  }));

test("a heading sorts by its column, and says so", () =>
  onPage("?lang=en&view=table", async (page) => {
    const killed = page.getByRole("columnheader", { name: "Killed" });
    await killed.getByRole("button").click();
    await settled(page);
    expect([query(page).get("sort"), await killed.getAttribute("aria-sort")]).toEqual(["-killed", "descending"]);
    expect(await page.locator('[aria-rowindex="2"]').innerText()).toContain("6–9");
    await killed.getByRole("button").click();
    await settled(page);
    expect([query(page).get("sort"), await killed.getAttribute("aria-sort")]).toEqual(["killed", "ascending"]);
    await page.goBack();
    await settled(page);
    expect(await killed.getAttribute("aria-sort")).toBe("descending");
  }));

test("any row is reached by its number, and only rows that are looked at are asked for", () =>
  onPage("?lang=en&view=table", async (page) => {
    const asked: string[] = [];
    page.on("request", (request) => request.url().includes("/incidents?") && asked.push(new URL(request.url()).searchParams.get("offset") ?? ""));
    await page.getByRole("spinbutton", { name: "Row" }).fill("745");
    await page.keyboard.press("Enter");
    await page.locator('[aria-rowindex="746"] .grid-line').waitFor();
    // The rows around it can reach into the pages beside.
    expect(asked).toContain("700");
    expect(asked.filter((offset) => !["600", "700", "800"].includes(offset))).toEqual([]);
  }));

test("areas are listed with the value and the colour that they have on the map, also those without a record", () =>
  onPage("?lang=en&view=table&table=areas&metric=killed", async (page) => {
    const aleppo = page.getByRole("row", { name: /Aleppo/ });
    expect(await aleppo.locator(".class-key").getAttribute("style")).toContain("background");
    expect(await page.getByRole("row", { name: /Quneitra/ }).innerText()).toContain("No matching record");
    await page.getByRole("columnheader", { name: "Governorate" }).getByRole("button").click();
    expect(await page.getByRole("rowheader").first().innerText()).toBe("Al-Hasakeh");
    expect(query(page).get("area_sort")).toBe("name");
  }));

test("with the areas of control drawn, the table says who held the communities of each area, and on which day", () =>
  onPage("?lang=en&view=table&table=areas&layers=control.60&held_on=2021-05-01", async (page) => {
    await page.getByRole("columnheader", { name: "Area of control on 1 May 2021" }).waitFor();
    await page.getByRole("row", { name: /^Aleppo .*Syrian government.*38.2%/ }).waitFor();
    await page.getByText("About these numbers").click();
    expect(await page.locator(".table-notes").innerText()).toContain("Community survey");
  }));

test("an incident of the table is shown on the map when the reader says so", () =>
  onPage("?lang=en&view=table&sort=date&from=2020-05-02&to=2020-05-02", async (page) => {
    await page.getByRole("rowheader", { name: /Invented attack on a market in Afrin/ }).first().click();
    await page.getByRole("button", { name: "Show on the map" }).click();
    await settled(page);
    expect([query(page).get("view"), await page.locator(".map canvas").count()]).toEqual([null, 1]);
    expect(query(page).get("map")).toMatch(/\/36\.\d+\/36\.\d+$/);
  }));

test("on a phone the order is chosen from a list, and what has no column stands below the title", () =>
  onPage("?lang=ar&view=table", async (page) => {
    await page.getByRole("combobox", { name: "الترتيب" }).selectOption("-killed");
    await settled(page);
    expect(query(page).get("sort")).toBe("-killed");
    expect(await page.locator('[aria-rowindex="2"] [role="rowheader"]').innerText()).toContain("عفرين");
  }, { viewport: { width: 390, height: 844 } }));

test("where nothing matches the table says so and what to do", () =>
  onPage("?lang=en&view=table&from=2012-01-01&to=2012-01-31", async (page) => {
    const empty = page.locator(".table-empty");
    expect(await empty.innerText()).toContain("No record matches these filters");
    await empty.getByRole("button", { name: "Reset" }).click();
    await page.getByRole("grid").waitFor();
    await settled(page);
  }));
