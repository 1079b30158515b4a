// How quickly the page answers its reader: `make bench-page`. What it prints is measured in this run, on this
// machine, in a Chromium that draws with its processors; nothing is asserted, since a busy machine is no defect.
//
// INCIDENTS (1000000) are made up. Beside each redraw stands that of the map alone, moved without any change of
// the filter: what the page and the server add to it is the difference.

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, test } from "vitest";
import { openPage, settled, startBrowser } from "./browser";
import { startDemo, startServer, type Server } from "./server";

const INCIDENTS = Number(process.env["INCIDENTS"] ?? 1_000_000);
const ROUNDS = 9;
let browser: Browser;
let sample: Server;
let demo: Server;

beforeAll(async () => {
  browser = await startBrowser();
  [sample, demo] = [await startServer(), await startDemo(INCIDENTS)];
});
afterAll(async () => {
  await browser?.close();
  await Promise.all([sample?.stop(), demo?.stop()]);
});

const median = (all: number[]) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? NaN;
const worst = (all: number[]) => Math.max(...all);
const say = (what: string, all: number[], unit: string, aim: string) =>
  console.log(`${what.padEnd(74)} median ${median(all).toFixed(0).padStart(6)} ${unit}, most ${worst(all).toFixed(0).padStart(6)} ${unit}   (${aim})`);

/** Milliseconds from loading to the first map that is wholly drawn, and the layout shift until then and a second more. */
async function firstMap(url: string): Promise<{ drawn: number; shift: number }> {
  const { page } = await openPage(browser, url);
  await page.addInitScript(() => {
    const seen = { drawn: 0, shift: 0 };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shift += (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: "layout-shift", buffered: true });
    new MutationObserver(() => {
      if (!seen.drawn && document.querySelector('.map[data-state="idle"]')) seen.drawn = performance.now();
    }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-state"] });
  });
  await page.goto(url);
  await page.waitForFunction(() => (window as never as { seen: { drawn: number } }).seen.drawn > 0);
  await page.waitForTimeout(1000);
  const seen = await page.evaluate(() => (window as never as { seen: { drawn: number; shift: number } }).seen);
  await page.context().close();
  return seen;
}

/** Milliseconds until the map is drawn and the counts are those of the view after `change`, which runs in the page. */
async function redraw(page: Page, query: string): Promise<number> {
  return page.evaluate((address) => new Promise<number>((done) => {
    const map = document.querySelector<HTMLElement>(".map");
    const begun = performance.now();
    let busy = false;
    const watch = new MutationObserver(() => {
      const waiting = map?.dataset["state"] !== "idle" || document.querySelector('.status-counts[aria-busy="true"]') !== null;
      busy ||= waiting;
      if (!busy || waiting) return;
      watch.disconnect();
      done(performance.now() - begun);
    });
    watch.observe(document.body, { subtree: true, attributes: true, attributeFilter: ["data-state", "aria-busy"] });
    history.pushState(null, "", address);
    dispatchEvent(new PopStateEvent("popstate"));
  }), query);
}

/** Drags the beginning of the period through its histogram, and returns the frames of a second and the longest of them in milliseconds. */
async function dragBrush(page: Page): Promise<{ rate: number; longest: number }> {
  const plot = await page.locator(".time-plot").boundingBox();
  const grip = await page.locator('.time-edge[role="slider"]').first().boundingBox();
  if (!plot || !grip) throw new Error("there is no histogram");
  await page.evaluate(() => {
    const frames: number[] = [];
    Object.assign(window, { frames, drawing: true });
    const next = (now: number) => {
      frames.push(now);
      if ((window as never as { drawing: boolean }).drawing) requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  const y = grip.y + grip.height / 2;
  await page.mouse.move(grip.x + grip.width / 2, y);
  await page.mouse.down();
  for (let i = 1; i <= 60; i++) await page.mouse.move(plot.x + (plot.width * i) / 120, y);
  const frames = await page.evaluate(() => {
    const seen = window as never as { frames: number[]; drawing: boolean };
    seen.drawing = false;
    return seen.frames;
  });
  await page.mouse.up();
  const gaps = frames.slice(1).map((at, i) => at - (frames[i] ?? at));
  return { rate: (1000 * gaps.length) / gaps.reduce((sum, gap) => sum + gap, 0), longest: worst(gaps) };
}

/** Milliseconds that a map has been at rest before it is asked for something else, as it is where a reader thinks. */
const REST = 600;

/**
 * Milliseconds from pressing each of some boxes to the next frame that shows it, as browsers measure it for
 * "interaction to next paint". The pointer rests on a box before it is pressed, as a hand does.
 */
async function interactions(page: Page, boxes: string, times: number): Promise<number[]> {
  await page.evaluate(() => {
    const durations: number[] = [];
    Object.assign(window, { durations });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.name === "click") durations.push(entry.duration);
    }).observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit);
  });
  for (let i = 0; i < times; i++) {
    await page.locator(boxes).nth(i).hover();
    await page.waitForTimeout(REST);
    await page.mouse.down();
    await page.mouse.up();
    await page.waitForTimeout(REST);
  }
  return page.evaluate(() => (window as never as { durations: number[] }).durations);
}

/** The same of a page that has nothing but the boxes and a picture of the map's size, drawn once with WebGL: what the browser itself takes here. */
async function bareInteractions(times: number): Promise<number[]> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.setContent(`<canvas width="1440" height="560"></canvas>${'<input type="checkbox">'.repeat(times)}`);
  await page.evaluate(() => {
    const gl = document.querySelector("canvas")?.getContext("webgl2");
    gl?.clearColor(0.9, 0.9, 0.8, 1);
    gl?.clear(gl.COLOR_BUFFER_BIT);
  });
  const all = await interactions(page, "input", times);
  await page.close();
  return all;
}

test("the first map of the sample", async () => {
  const seen = [];
  for (let i = 0; i < ROUNDS; i++) seen.push(await firstMap(`${sample.url}/?lang=en`));
  say("first map of the sample, wholly drawn", seen.map(({ drawn }) => drawn), "ms", "aim 1,500");
  console.log(`layout shift: ${worst(seen.map(({ shift }) => shift)).toFixed(3)} at most   (aim 0.05)`);
});

test("a change of the filter", async () => {
  for (const [name, url] of [["the sample", sample.url], [`${INCIDENTS.toLocaleString("en")} incidents`, demo.url]] as const) {
    const { page } = await openPage(browser, url);
    await page.goto(`${url}/?lang=en`);
    await settled(page);
    const filters = ["party=regime", "violation=arbitrary-arrest", "party=isis", "from=2014-01-01", "to=2016-01-01", "party=sdf,russia", "from=2013-01-01&to=2015-12-31", "weapon=gunfire", "party=opposition"];
    const [changed, hurried]: [number[], number[]] = [[], []];
    for (const filter of filters.slice(0, ROUNDS)) {
      await page.waitForTimeout(REST);
      changed.push(await redraw(page, `?lang=en&${filter}`));
    }
    say(`redraw after a change of the filter, ${name}`, changed, "ms", "aim 300");
    for (const filter of filters.slice(0, ROUNDS)) hurried.push(await redraw(page, `?lang=en&${filter}&precision=exact`));
    say(`the same, one change at once after the other, ${name}`, hurried, "ms", "drawing of the last is still under way");
    const moved: number[] = [];
    for (let i = 0; i < ROUNDS; i++) {
      await page.waitForTimeout(REST);
      moved.push(await redraw(page, `?lang=en&${filters[ROUNDS - 1]}&map=${(6 + (i % 2) / 4).toFixed(2)}/35.${i}/38.6`));
    }
    say(`beside it: the map moved without any change of the filter, ${name}`, moved, "ms", "the browser's own drawing");
    await page.getByRole("button", { name: /^Party responsible/ }).click();
    await page.waitForTimeout(REST);
    say(`interaction to next paint, ${name}`, await interactions(page, '.popover input[type="checkbox"]', 6), "ms", "aim 100");
    await page.context().close();
  }
  say("beside it: interaction to next paint of a page with nothing but boxes and a picture", await bareInteractions(6), "ms", "the browser's own");
});

test("the brush", async () => {
  const { page } = await openPage(browser, demo.url);
  await page.goto(`${demo.url}/?lang=en`);
  await settled(page);
  const { rate, longest } = await dragBrush(page);
  console.log(`frames a second while the brush is dragged, ${INCIDENTS.toLocaleString("en")} incidents: ${rate.toFixed(0)}, the longest took ${longest.toFixed(0)} ms   (aim 30)`);
  await page.context().close();
});
