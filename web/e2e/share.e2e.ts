// Taking a view elsewhere, and reading the page as one likes.

import { createServer, type Server as Site } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ARTEFACTS, runOnPage, settled, startBrowser } from "./browser";
import { startServer, type Server } from "./server";

let server: Server;
let browser: Browser;

beforeAll(async () => {
  mkdirSync(ARTEFACTS, { recursive: true });
  [server, browser] = await Promise.all([startServer(join(import.meta.dirname, "incidents.csv")), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const onPage = (query: string, scenario: (page: Page) => Promise<void>, options: BrowserContextOptions = {}) => runOnPage(browser, server.url, query, scenario, options);
const query = (page: Page) => new URL(page.url()).searchParams;
const share = (page: Page) => page.getByRole("button", { name: "Share", exact: true }).click();

/** Serves one page of another site. */
async function startSite(html: string): Promise<{ url: string; site: Site }> {
  const site = createServer((_, answer) => answer.setHeader("Content-Type", "text/html").end(`<!doctype html><html lang="en"><title>Another site</title>${html}`));
  await new Promise<void>((listening) => site.listen(0, "127.0.0.1", listening));
  return { url: `http://127.0.0.1:${(site.address() as AddressInfo).port}`, site };
}

/** Returns the width and height that a PNG states. */
function sizeOf(png: Buffer): [number, number] {
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

describe("a link", () => {
  test("opens exactly the view, and keeps the figures of its revision where that is asked for", () =>
    onPage("?lang=en&party=sdf&metric=killed&level=district&open=SY08", async (page) => {
      await share(page);
      const link = page.getByLabel("Link to exactly this view");
      expect(new URL(await link.inputValue()).search).toBe(new URL(page.url()).search);
      await page.getByRole("checkbox", { name: /Keep the figures of revision 1/ }).check();
      expect(new URL(await link.inputValue()).searchParams.get("revision")).toBe("1");
      const before = await page.locator(".status-counts").innerText();
      await page.goto(await link.inputValue());
      await settled(page);
      expect(await page.locator(".status-counts").innerText()).toBe(before);
      expect(await page.locator(".panel h2").innerText()).toBe("Al-Hasakeh");
    }));

  test("is copied", () =>
    onPage("?lang=en&party=isis", async (page) => {
      await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
      await page.keyboard.press("c");
      await page.getByText("The link to this view is copied").waitFor();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
    }));
});

describe("a picture", () => {
  test.each([["en", "Share", "Picture of the map (PNG)", "&from=2020-05-01&to=2020-05-31&metric=killed"], ["ar", "مشاركة", "صورة للخريطة (PNG)", "&maps=multiples"]])(
    "in %s has two pixels for one of the screen, under the policy of the page", (lang, menu, picture, rest) =>
      onPage(`?lang=${lang}${rest}`, async (page) => {
        await page.getByRole("button", { name: menu, exact: true }).click();
        const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: picture }).click()]);
        expect(file.suggestedFilename()).toBe(lang === "en" ? "tawthiq-killed-governorate-2020-05-01-2020-05-31-r1.png" : "tawthiq-incidents-governorate-r1.png");
        const path = join(ARTEFACTS, `picture-${lang}.png`);
        await file.saveAs(path);
        const [width, height] = sizeOf(readFileSync(path));
        const stage = await page.locator(".stage").boundingBox();
        expect(width).toBe(2 * (stage?.width ?? 0));
        expect(height).toBeGreaterThan(2 * 500);
        await settled(page);
        expect(await page.locator(".map canvas").first().evaluate((canvas) => (canvas as HTMLCanvasElement).width / canvas.clientWidth)).toBe(1);
      }));
});

describe("another site", () => {
  test("shows the map in a frame that only reads", async () => {
    let snippet = "";
    await onPage("?lang=en&party=sdf&from=2020-05-01&to=2020-05-31&view=map", async (page) => {
      await share(page);
      await page.getByText("Show the map on another site").click();
      snippet = await page.getByLabel("HTML of the frame").inputValue();
    });
    const { url, site } = await startSite(snippet);
    const page = await browser.newPage();
    await page.goto(url);
    const frame = page.frameLocator("iframe");
    await frame.locator('.map[data-state="idle"]').waitFor();
    expect(await frame.getByRole("heading", { level: 1 }).innerText()).toBe("Incidents by governorate");
    expect(await frame.locator(".embed-filter").innerText()).toMatch(/Period: May 2020[\s\S]*Party responsible: Syrian Democratic Forces/);
    expect(await frame.locator(".status-counts").innerText()).toContain("2 incidents mapped");
    expect(await frame.getByText("OCHA").count()).toBe(1);
    expect(await frame.locator(".filters, .modes, .chip, .layers button:visible").count()).toBe(0);
    const link = frame.getByRole("link", { name: "Open the full view" });
    expect(await link.getAttribute("href")).toMatch(/\/\?lang=en&from=2020-05-01&to=2020-05-31&party=sdf/);
    await page.screenshot({ path: join(ARTEFACTS, "frame-en.png") });
    const steps = await page.evaluate(() => history.length);
    await frame.locator(".map canvas").click({ position: { x: 660, y: 200 } });
    await frame.locator(".embed-pressed strong").waitFor();
    expect(await frame.locator(".panel").count()).toBe(0);
    expect(await page.evaluate(() => history.length)).toBe(steps);
    await page.close();
    site.close();
  });

  test("cannot show the page that can do more, nor reach it through the frame", async () => {
    const { url, site } = await startSite(`<iframe id="whole" src="${server.url}/"></iframe><iframe id="review" src="${server.url}/embed?lang=en&view=review"></iframe>`);
    const page = await browser.newPage();
    await page.goto(url);
    await page.frameLocator("#review").locator(".map").waitFor();
    expect(await page.frameLocator("#review").locator(".review").count()).toBe(0);
    expect(await page.frameLocator("#whole").locator("#app").count()).toBe(0);
    await page.close();
    site.close();
  });
});

test("on paper there is a picture of the map with the words around it", () =>
  onPage("?lang=en&from=2020-05-01&to=2020-05-31", async (page) => {
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".map > canvas.map-picture").isVisible()).toBe(true);
    expect(await page.locator(".printed").innerText()).toMatch(/^Incidents by governorate\s+Period: May 2020[\s\S]*revision=1/);
    for (const hidden of [".filters", ".modes", ".map-buttons", ".strip"]) expect(await page.locator(hidden).isVisible(), hidden).toBe(false);
    await page.screenshot({ path: join(ARTEFACTS, "paper-en.png"), fullPage: true });
    await page.emulateMedia({ media: "screen" });
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    expect(await page.locator(".map-picture").count()).toBe(0);
  }));

describe("single keys", () => {
  test("do what the list of them says", () =>
    onPage("?lang=en&from=2020-05-01&to=2020-05-31", async (page) => {
      const press = (key: string) => page.keyboard.press(key);
      const becomes = (name: string, value: string | null) => page.waitForFunction(([n, v]) => new URLSearchParams(location.search).get(n as string) === v, [name, value] as const);
      for (const [key, level] of [["1", "governorate"], ["2", "district"], ["3", "subdistrict"], ["0", null]] as const) {
        await press(key);
        await becomes("level", level);
      }
      await press("]");
      await becomes("from", "2020-05-02");
      await press("[");
      await becomes("to", "2020-05-31");
      await press("p");
      await page.getByRole("button", { name: "Pause" }).waitFor();
      await press("p");
      await page.getByRole("button", { name: "Play" }).waitFor();
      await press("+");
      await page.waitForFunction(() => location.search.includes("map="));
      await press("h");
      await becomes("map", null);
      await press("/");
      expect(await page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("combobox");
      await press("t");
      expect(await page.locator("[role=combobox]:focus").inputValue()).toBe("t");
      await press("Escape");
      await page.locator(".mode").first().focus();
      for (const [key, view] of [["t", "table"], ["i", "methods"], ["r", "review"], ["m", null]] as const) {
        await press(key);
        await becomes("view", view);
      }
      await press("l");
      await becomes("lang", "ar");
      // On an Arabic keyboard the letters in the same places.
      await page.evaluate(() => document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "ف", code: "KeyT", bubbles: true })));
      await becomes("view", "table");
      await page.evaluate(() => document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "؟", code: "Slash", shiftKey: true, bubbles: true })));
      await page.getByRole("dialog", { name: "اختصارات لوحة المفاتيح" }).waitFor();
      await press("m");
      expect(query(page).get("view"), "a key behind the dialog").toBe("table");
      await press("Escape");
      await page.getByRole("dialog").waitFor({ state: "hidden" });
    }));

  test("do nothing once they are switched off", () =>
    onPage("?lang=en", async (page) => {
      await page.getByRole("button", { name: "Preferences" }).click();
      await page.getByRole("checkbox", { name: /shortcuts of a single key/ }).uncheck();
      await page.keyboard.press("Escape");
      await page.keyboard.press("2");
      await page.keyboard.press("?");
      expect(query(page).get("level")).toBeNull();
      expect(await page.getByRole("dialog").count()).toBe(0);
    }));
});

test("the theme and the digits that a reader prefers are kept in the browser and not in the link", () =>
  onPage("?lang=ar", async (page) => {
    const before = page.url();
    await page.getByRole("button", { name: "التفضيلات" }).click();
    await page.getByRole("radio", { name: "داكنة" }).check();
    await page.getByRole("radio", { name: "الأرقام ١ ٢ ٣" }).check();
    expect(page.url()).toBe(before);
    await page.reload();
    await settled(page);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe("dark");
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe("rgb(23, 24, 28)");
    expect(await page.locator(".status-counts").innerText()).toContain("١٠ حوادث على الخريطة");
  }));
