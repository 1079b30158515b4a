// Every room of the page, examined by axe, with a picture for people to look at: each in both languages and themes, wide and on a phone.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keep, openPage, settled, startBrowser } from "./browser";
import { enter, rooms, type Room } from "./rooms";
import { anIncident, startRooms, type Server } from "./server";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
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

const WIDE = { width: 1440, height: 900 };

// A room that one language shows wide the other shows on a phone.
test.each([
  ["en", "dark", [WIDE, { width: 390, height: 844 }]], ["ar", "light", [{ width: 360, height: 740 }, WIDE]],
] as const)("axe finds nothing against any room, %s, %s", async (lang, colorScheme, windows) => {
  // The page's own policy would refuse the examiner's script.
  const { page } = await openPage(browser, server.url, { viewport: windows[0], colorScheme, bypassCSP: true });
  await page.goto(`${server.url}/?lang=${lang}`);
  await page.evaluate(AXE);
  const found: string[] = [];
  for (const [i, window] of windows.entries()) {
    await page.setViewportSize(window);
    for (const room of all.filter((_, position) => position % windows.length === i)) {
      await enter(page, lang, room);
      await settled(page);
      await keep(page, `${room.name}-${lang}-${window.width}`);
      found.push(...(await violations(page)).map((words) => `${room.name}, ${words}`));
    }
  }
  await page.context().close();
  expect(found).toEqual([]);
}, 240_000);

async function violations(page: Page): Promise<string[]> {
  const { violations } = (await page.evaluate("axe.run({ resultTypes: ['violations'] })")) as AxeResults;
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
}
