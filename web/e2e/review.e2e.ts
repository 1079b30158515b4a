// Deciding where doubtful places are: by keyboard, signed in, and with others who decide meanwhile.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPage, runOnPage, settled, startBrowser } from "./browser";
import { SECRET, startReviewed, type Server } from "./server";

let server: Server;
let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), "tawthiq-e2e-"));

/** Records whose places are in doubt, as copies of the first record: two of one description, one of coordinates elsewhere, one that nobody knows. */
function doubtful(): string {
  const [header = "", first = ""] = readFileSync(join(import.meta.dirname, "incidents.csv"), "utf8").split("\n");
  const at = (column: string) => header.split(",").indexOf(column);
  const row = (id: string, changes: Record<string, string>) => {
    const cells = first.split(",");
    for (const [column, value] of Object.entries({ source_id: id, geo_precision: "", ...changes })) cells[at(column)] = value;
    return cells.join(",");
  };
  const none = { place_ar: "", region_en: "", region_ar: "" };
  const path = join(folder, "doubtful.csv");
  writeFileSync(path, [
    header, row("a", { ...none, place_en: "Rihaniya" }), row("b", { ...none, place_en: "Rihaniya" }), row("c", { latitude: "35.33", longitude: "40.14" }),
    row("d", { ...none, place_en: "A wood that nobody knows" }), "",
  ].join("\n"));
  return path;
}

beforeAll(async () => {
  [server, browser] = await Promise.all([startReviewed(["Rana", "سليم"], doubtful()), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(folder, { recursive: true });
});

/** Small, since its map is drawn in software. */
const viewport = { width: 1100, height: 640 };
const onPage = (query: string, scenario: (page: Page) => Promise<void>) => runOnPage(browser, server.url, query, scenario, { viewport });
const description = (page: Page) => page.locator("#review-description");
const waiting = (page: Page) => page.locator(".review-item");
const outcome = (page: Page) => page.locator(".review-outcome");

async function signIn(page: Page, name: string, secret = SECRET): Promise<void> {
  await page.locator(".review-sign-in input[name=name]").fill(name);
  await page.locator(".review-sign-in input[name=secret]").fill(secret);
  await page.keyboard.press("Enter");
}

/** What another reviewer sends meanwhile, from elsewhere. */
async function another(method: string, path: string, body?: object): Promise<void> {
  const authorization = `Basic ${Buffer.from(`سليم:${SECRET}`).toString("base64")}`;
  const response = await fetch(`${server.url}/api/v1/review${path}`, {
    method, headers: { Authorization: authorization, "Content-Type": "application/json" }, body: body ? JSON.stringify(body) : null,
  });
  expect(response.ok, await response.text()).toBe(true);
}

const deciding = (page: Page) => new URL(page.url()).searchParams.get("deciding") ?? "";

test("a reviewer decides by keyboard alone, and takes it back", async () => {
  // A wrong secret is refused with 401, which the browser notes.
  const { page } = await openPage(browser, server.url, { viewport });
  await page.goto(`${server.url}/?lang=en&view=review`);
  await settled(page);
  expect(await page.locator(".review-left").innerText()).toMatch(/^3 descriptions wait · \d+ records?$/);
  expect(await description(page).innerText()).toContain("Rihaniya");

  await page.keyboard.press("2");
  await page.keyboard.press("a");
  await signIn(page, "Rana", "a wrong secret");
  expect(await page.locator(".review-sign-in [role=alert]").innerText()).toContain("not accepted");
  await signIn(page, "Rana");
  await page.getByText("Signed in as Rana").waitFor();
  expect(await page.locator(".review-sign-in").isVisible()).toBe(false);
  expect(await page.locator(".review-reading.chosen kbd").innerText(), "what was chosen is still so").toBe("2");

  await page.keyboard.press("a");
  await outcome(page).getByText("2 records are placed").waitFor();
  expect(await waiting(page).count()).toBe(2);
  expect(await description(page).innerText()).not.toContain("Rihaniya");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("review-description");

  await page.keyboard.press("u");
  await outcome(page).getByText("2 records wait again").waitFor();
  expect(await description(page).innerText()).toContain("Rihaniya");
  expect(await waiting(page).count()).toBe(3);
  await page.context().close();
});

test("coordinates that lie elsewhere go on waiting until they are set aside", () =>
  onPage("?lang=en&view=review", async (page) => {
    await page.getByRole("button", { name: "Sign in to decide" }).first().click();
    await signIn(page, "Rana");
    await page.getByText("Signed in as Rana").waitFor();
    await waiting(page).filter({ hasText: "Afrin" }).click();
    await page.locator(".review-key").getByText("the source's coordinates").waitFor();
    await page.locator(".review-reading", { hasText: "Afrin" }).filter({ hasText: "Village" }).first().click();
    await page.keyboard.press("a");
    await outcome(page).getByText("1 record goes on waiting").waitFor();
    await page.keyboard.press("c");
    await page.keyboard.press("a");
    await outcome(page).getByText("1 record is placed").waitFor();
    await page.keyboard.press("u");
    await outcome(page).getByText("waits again").waitFor();
  }));

test("a place that nobody knows is looked for by its name", () =>
  onPage("?lang=en&view=review", async (page) => {
    await waiting(page).filter({ hasText: "A wood" }).click();
    await page.getByText("Nothing is known that it can mean").waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type("سراقب");
    await page.keyboard.press("Enter");
    await page.locator(".review-reading", { hasText: "Saraqab" }).first().waitFor();
    // What is typed is no command.
    expect(await page.locator(".review-reading.chosen").count()).toBe(0);
    await page.locator(".review-reading", { hasText: "Saraqab" }).first().click();
    await page.keyboard.press("z");
    await settled(page);
    expect(await page.getByRole("button", { name: "Show all of them" }).count()).toBe(1);
  }));

test("who decides second is told of the first in Arabic, and nothing is decided twice", async () => {
  const { page } = await openPage(browser, server.url, { viewport });
  await page.goto(`${server.url}/?lang=ar&view=review`);
  await settled(page);
  await page.getByRole("button", { name: "سجّل الدخول لتقرّر" }).first().click();
  await signIn(page, "Rana");
  await page.getByText("دخلت باسم Rana").waitFor();
  await waiting(page).filter({ hasText: "Rihaniya" }).click();
  const context = deciding(page);
  await another("POST", "", { context, pcode: "SY02", note: "a map of mine" });

  await page.keyboard.press("1");
  await page.keyboard.press("a");
  const conflict = page.locator(".review-conflict");
  await conflict.waitFor();
  expect(await conflict.innerText()).toMatch(/قرّر سليم غير ذلك .*حلب[\s\S]*a map of mine/);
  await conflict.getByRole("button", { name: "استبدال ذلك القرار" }).click();
  await outcome(page).getByText("حُدِّد مكان سجلين").waitFor();

  await another("DELETE", `/${context}`);
  await page.keyboard.press("u");
  await outcome(page).getByText("اتخذ غيرك قرارًا").waitFor();
  await page.context().close();
});

test("a link leads to the description that it is about, and what waits follows the filter", () =>
  onPage("?lang=en&view=review", async (page) => {
    await page.getByRole("combobox", { name: "Governorate" }).selectOption({ label: "Deir-ez-Zor" });
    await page.getByText("Nothing waits here").waitFor();
    expect(new URL(page.url()).searchParams.get("area")).toBe("SY09");
    await page.goBack();
    await waiting(page).filter({ hasText: "A wood" }).click();
    const link = page.url();
    await page.goto("about:blank");
    await page.goto(link);
    await settled(page);
    expect(await description(page).innerText()).toContain("A wood that nobody knows");
  }));
