import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { AxeResults } from "axe-core";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPage, settled, startBrowser } from "./browser";
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

test.each([
  ["an area in English", "lang=en&open=SY02&party=isis", 1440, "light"],
  ["the table of areas in Arabic, dark", "lang=ar&view=table&table=areas&level=district", 1440, "dark"],
  ["shares by bounds of one's own in Arabic", "lang=ar&open=SY08&party=sdf&per=share&method=fixed&breaks=10,50", 1440, "light"],
  ["the table of incidents in Arabic on a phone", "lang=ar&view=table", 390, "light"],
  ["the review in English", "lang=en&view=review", 1440, "light"],
  ["the review in Arabic on a phone, dark", "lang=ar&view=review", 390, "dark"],
  ["the methods in Arabic", "lang=ar&view=methods", 1440, "light"],
  ["the methods in English on a phone, dark", "lang=en&view=methods", 390, "dark"],
] as const)("axe finds nothing against %s", async (_, query, width, colorScheme) => {
  // The page's own policy would refuse the examiner's script.
  const { page } = await openPage(browser, server.url, { viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
  await page.goto(`${server.url}/?${query}`);
  await settled(page);
  await page.evaluate(AXE);
  const { violations } = (await page.evaluate("axe.run()")) as AxeResults;
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`)).toEqual([]);
  await page.context().close();
});
