// What the page may cost those who use it, as far as it can be counted without a clock: `make bench-page` measures the rest.

import { gzipSync } from "node:zlib";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPage, settled, startBrowser } from "./browser";
import { enter, rooms, type Room } from "./rooms";
import { anIncident, startRooms, type Server } from "./server";

/** Thousands of bytes, compressed. */
const [MOST_SCRIPT, MOST_SCRIPT_AT_FIRST] = [150, 110];
/** What is moved by itself, as a share of the window: https://web.dev/articles/cls */
const MOST_SHIFT = 0.05;

let server: Server;
let browser: Browser;
let all: Room[];

beforeAll(async () => {
  [server, browser] = await Promise.all([startRooms(), startBrowser()]);
  all = rooms(await anIncident(server));
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe("the page's own script, compressed", () => {
  const kilobytes = (scripts: Buffer[]) => scripts.reduce((sum, script) => sum + gzipSync(script).length, 0) / 1000;
  const own = (path: string) => path.endsWith(".js") && !path.includes("/maplibre");

  test(`is below ${MOST_SCRIPT} kB for all rooms together`, () => {
    const folder = join(import.meta.dirname, "../dist/assets");
    const scripts = readdirSync(folder).map((name) => join(folder, name)).filter(own);
    expect(scripts.length).toBeGreaterThan(5);
    expect(kilobytes(scripts.map((path) => readFileSync(path)))).toBeLessThan(MOST_SCRIPT);
  });

  test(`is below ${MOST_SCRIPT_AT_FIRST} kB for the first map`, async () => {
    const { page } = await openPage(browser, server.url);
    const scripts: Promise<Buffer>[] = [];
    page.on("response", (response) => own(new URL(response.url()).pathname) && scripts.push(response.body()));
    await page.goto(`${server.url}/?lang=en`);
    await settled(page);
    expect(scripts.length).toBeGreaterThan(1);
    expect(kilobytes(await Promise.all(scripts))).toBeLessThan(MOST_SCRIPT_AT_FIRST);
    await page.context().close();
  });
});

test.each(["/", "/embed"])("no script but the page's own files can run at %s", async (path) => {
  const answer = await fetch(server.url + path);
  const policy = answer.headers.get("content-security-policy") ?? "";
  const rules = Object.fromEntries(policy.split(";").map((rule) => rule.trim().split(/\s+/)).map(([name = "", ...sources]) => [name, sources]));
  expect(rules["script-src"]).toEqual(["'self'"]);
  expect(rules["default-src"]).toEqual(["'none'"]);
  expect(await answer.text()).not.toMatch(/<script(?![^>]*\ssrc=)|\son[a-z]+=|javascript:/i);
});

test.each(["en", "ar"])("every room fits windows 360 and 2560 wide, and needs neither another host nor what the policy forbids, %s", async (lang) => {
  const { page, troubles } = await openPage(browser, server.url);
  const misfits: string[] = [];
  // Low, since the map is drawn in software.
  for (const viewport of [{ width: 360, height: 740 }, { width: 2560, height: 560 }]) {
    await page.setViewportSize(viewport);
    if (page.url() === "about:blank") await page.goto(`${server.url}/?lang=${lang}`);
    for (const room of all) {
      await enter(page, lang, room);
      const [across, down] = await page.evaluate(() => [document.documentElement.scrollWidth - innerWidth, document.documentElement.scrollHeight - innerHeight]);
      if (across !== 0 || down !== 0) misfits.push(`${room.name}, ${viewport.width} wide: ${across} px too wide, ${down} px too high`);
    }
  }
  await settled(page);
  await page.context().close();
  expect(misfits).toEqual([]);
  expect(troubles).toEqual([]);
}, 240_000);

test.each([[1440, 900], [390, 844]])("nothing moves by itself, neither while the page loads nor on a way through it, %i wide", async (width, height) => {
  const { page } = await openPage(browser, server.url, { viewport: { width, height } });
  await page.addInitScript(() => {
    const shifts: Shift[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const { value, startTime, hadRecentInput, sources } of list.getEntries() as LayoutShift[]) {
        const moved = sources.map(({ node }) => (node instanceof Element ? `${node.tagName}.${node.className}` : String(node?.nodeName)));
        if (!hadRecentInput) shifts.push({ value, at: startTime, moved });
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(`${server.url}/?lang=en`);
  await settled(page);
  expect(await shifted(page), "while it loads").toEqual([]);

  const go = async (role: "button" | "radio" | "rowheader", name: string) => {
    await page.getByRole(role, { name, exact: true }).first().click();
    await settled(page);
  };
  for (const mode of ["Table", "Areas", "Review", "Methods", "Map"]) await go("button", mode);
  if (width > 820) for (const arrangement of ["Small maps", "Two periods", "What changed", "One map"]) await go("radio", arrangement);
  for (const mode of ["Table", "Areas"]) await go("button", mode);
  await go("rowheader", "Aleppo");
  expect(await shifted(page), "on the way").toEqual([]);
  await page.context().close();
});

interface Shift {
  value: number;
  /** Milliseconds since the page began to load. */
  at: number;
  /** What was moved. */
  moved: string[];
}
type LayoutShift = PerformanceEntry & { value: number; hadRecentInput: boolean; sources: { node: Node | null }[] };

/** Returns the shifts so far where they add up to too much, otherwise none. */
async function shifted(page: Page): Promise<Shift[]> {
  const all = await page.evaluate(() => (window as never as { shifts: Shift[] }).shifts);
  return all.reduce((sum, { value }) => sum + value, 0) > MOST_SHIFT ? all : [];
}
