// A headless Chromium that draws WebGL in software, and pages that note everything suspicious.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContextOptions, type Page, chromium } from "playwright-core";

/** Where pictures are kept for people to look at; writing one makes the folder. */
export const ARTEFACTS = join(import.meta.dirname, "artefacts");

const PLACES = [process.env["CHROMIUM"], "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Starts the browser. Errors: where there is none, what to install. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = PLACES.find((path) => path && existsSync(path));
  if (!executablePath) throw new Error("There is no Chromium: install Debian's package chromium, or name one with CHROMIUM.");
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-quic", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ],
  });
}

export interface WatchedPage {
  page: Page;
  /** Console errors and warnings of policy, uncaught errors, and requests that failed or left the host. */
  troubles: string[];
}

/** Opens a page whose every trouble is noted; `own` is the one origin that it may talk to. */
export async function openPage(browser: Browser, own: string, options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-GB", reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || /content security policy/i.test(message.text())) troubles.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => troubles.push(`uncaught: ${error.message}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.origin !== own && url.protocol !== "blob:" && url.protocol !== "data:") troubles.push(`foreign request: ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) troubles.push(`status ${response.status()}: ${response.url()}`);
  });
  return { page, troubles };
}

/** A map that has drawn everything, a table whose rows in sight are there, or a page of text. */
const SHOWN = '.methods, .map[data-state="idle"], .grid[aria-busy="false"]:not(:has(.grid-gap)), .table-empty, .table-room > .trouble';

/** Waits until what the view shows is there and no request is under way. */
export async function settled(page: Page): Promise<void> {
  await page.waitForSelector(SHOWN);
  await page.waitForSelector(".progress", { state: "hidden" });
  await page.waitForTimeout(250);
  await page.waitForSelector(SHOWN);
}

/** Shows another view as the browser's own back and forward do: without loading the page again, which is slow. */
export async function visit(page: Page, query: string): Promise<void> {
  await page.evaluate((address) => {
    history.pushState(null, "", address);
    dispatchEvent(new PopStateEvent("popstate"));
  }, query);
}

/** Keeps a picture of the window for people to look at. */
export async function keep(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(ARTEFACTS, `${name}.png`) });
}

/** Runs a scenario on the page at a query and fails on any trouble that the page had. */
export async function runOnPage(
  browser: Browser, url: string, query: string, scenario: (page: Page) => Promise<void>, options: BrowserContextOptions = {},
): Promise<void> {
  const { page, troubles } = await openPage(browser, url, options);
  await page.goto(`${url}/${query}`);
  await settled(page);
  await scenario(page);
  await page.context().close();
  if (troubles.length > 0) throw new Error(`the page had trouble:\n${troubles.join("\n")}`);
}
