// Pictures of the page for people to look at, in both languages and several windows.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runOnPage, settled, startBrowser } from "./browser";
import { startServer, type Server } from "./server";

const ARTEFACTS = join(import.meta.dirname, "artefacts");
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

describe("screenshots", () => {
  const scenes: [name: string, query: string][] = [
    ["map", ""], ["area", "&open=SY02&level=district&metric=killed"], ["areas", "&view=table&table=areas&per=100k"],
    ["filtered", "&party=extremist-islamist,sdf&from=2020-05-01&to=2020-05-31&level=subdistrict"],
    ["share", "&party=other-parties&per=share&open=SY04"], ["bounds", "&method=fixed&breaks=1,2&per=100k"],
  ];
  const windows = [{ width: 1440, height: 900 }, { width: 390, height: 844 }];
  const all = ["en", "ar"].flatMap((lang) => windows.map((viewport) => ({ lang, viewport, width: viewport.width })));

  test.each(all)("$lang, $width wide: nothing is cut off or scrolls sideways", ({ lang, viewport, width }) =>
    runOnPage(browser, server.url, `?lang=${lang}`, async (page) => {
      for (const [name, rest] of scenes) {
        await visit(page, `?lang=${lang}${rest}`);
        await shoot(page, `${name}-${lang}-${width}`);
      }
      await visit(page, `?lang=${lang}&view=table`);
      await shoot(page, `incidents-${lang}-${width}`);
      await page.getByRole("row").filter({ hasText: lang === "ar" ? "سوق في عفرين" : "market in Afrin" }).click();
      await page.locator(".panel .sources").waitFor();
      await settled(page);
      await shoot(page, `incident-${lang}-${width}`);
    }, { viewport }), 240_000);

  test.each([[360, 740], [2560, 1300]])("the page fits a window %i wide", (width, height) =>
    runOnPage(browser, server.url, "?lang=ar&open=SY02", (page) => shoot(page, `fits-ar-${width}`), { viewport: { width, height } }));
});

/** Shows another view as the browser's own back and forward do: without loading the page again, which is slow. */
async function visit(page: Page, query: string): Promise<void> {
  await page.evaluate((address) => {
    history.pushState(null, "", address);
    dispatchEvent(new PopStateEvent("popstate"));
  }, query);
  await settled(page);
}

/** Keeps a picture for people to look at, and checks what a machine can see of it. */
async function shoot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(ARTEFACTS, `${name}.png`) });
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(sideways, `${name} scrolls sideways`).toBe(0);
}
