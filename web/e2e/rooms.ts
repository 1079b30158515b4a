// Every room of the page with what opens in it, for tests that go through all of them.

import type { Page } from "playwright-core";
import { visit } from "./browser";

export interface Room {
  name: string;
  /** The query of its view, beside the language. */
  query: string;
  /** Opens what the view's address does not say, by structure: the words are those of either language. */
  open?(page: Page, narrow: boolean): Promise<void>;
  /** What has to be there. */
  shows: string;
}

const MAY = "&from=2020-05-01&to=2020-05-31";
const press = (page: Page, button: string) => page.locator(button).first().click();
const unfoldTime = async (page: Page, narrow: boolean) => {
  if (narrow) await press(page, ".time-toggle[aria-expanded=false]");
};
const menu = (position: number) => (page: Page) => page.locator(".menu > button").nth(position).click();

/** The rooms; the records are the made-up ones with a reviewer, `incident` is one of them. */
export const rooms = (incident: string): Room[] => [
  { name: "map", query: "&layers=control.60,shades.0", open: unfoldTime, shows: ".time-plot .time-edge" },
  { name: "layers", query: "", open: (page) => press(page, ".layers > button"), shows: ".layers-panel" },
  {
    name: "filters", query: "&view=table&party=sdf", shows: ".value-records",
    async open(page, narrow) {
      if (!narrow) return page.locator(".records .control").nth(1).click();
      await press(page, ".filter-button");
      await press(page, ".sections summary");
    },
  },
  { name: "period", query: `&view=table${MAY}`, open: (page, narrow) => press(page, narrow ? ".filter-button" : ".records .control"), shows: 'input[type="date"]' },
  { name: "search", query: "&view=table", open: (page) => page.locator('.search [role="combobox"]').fill("afrin"), shows: '[role="group"] + [role="group"] [role="option"]' },
  {
    name: "period-table", query: `&view=table${MAY}`, shows: "dialog[open] .time-table",
    async open(page, narrow) {
      await unfoldTime(page, narrow);
      await page.locator(".time-shown > button").last().click();
    },
  },
  { name: "nothing", query: "&from=2012-01-01&to=2012-01-31", shows: ".notice" },
  { name: "shares", query: "&party=other-parties&per=share&open=SY04", shows: ".panel .becoming" },
  { name: "bounds", query: "&method=fixed&breaks=1,2&per=100k&level=subdistrict", open: (page, narrow) => (narrow ? press(page, ".legend-title button") : Promise.resolve()), shows: ".classes li" },
  { name: "small-maps", query: `${MAY}&maps=multiples&party=regime,sdf,hts`, shows: ".small-map canvas" },
  { name: "two-periods", query: `${MAY}&maps=side`, shows: ".small-map canvas" },
  {
    name: "changes", query: `${MAY}&maps=difference&metric=killed`, shows: ".comparison",
    async open(page) {
      await page.locator(".comparison").waitFor();
      const fold = page.locator('.comparison-fold[aria-expanded="false"]');
      if (await fold.count()) await fold.click();
    },
  },
  { name: "country", query: "&open=SY&metric=killed", shows: ".panel .siblings" },
  {
    name: "area", query: "&open=SY0203&party=isis,sdf", shows: ".reason-records .why",
    async open(page) {
      // What was opened the last time still is.
      const reason = page.locator(".reason").first();
      if ((await reason.getAttribute("aria-expanded")) === "false") await reason.click();
    },
  },
  { name: "incident", query: `&open=${incident}`, shows: ".panel .citation" },
  { name: "incidents", query: "&view=table", shows: '.grid[aria-busy="false"]' },
  { name: "areas", query: "&view=table&table=areas&level=district&per=100k", shows: '.grid[aria-busy="false"]' },
  { name: "review", query: "&view=review", shows: ".review-reading" },
  { name: "sign-in", query: "&view=review", open: (page) => press(page, ".review-who > .button:not(.quiet)"), shows: "dialog[open].review-sign-in" },
  { name: "review-keys", query: "&view=review", open: (page) => press(page, ".review-who > .button.quiet"), shows: "dialog[open] kbd" },
  { name: "methods", query: "&view=methods", shows: "#parties tbody tr" },
  {
    name: "share", query: "&open=SY02", shows: ".menu-embed textarea",
    async open(page) {
      await menu(0)(page);
      await press(page, ".menu-embed summary");
    },
  },
  { name: "preferences", query: "&view=table", open: menu(1), shows: ".menu-foot" },
  {
    name: "keys", query: "&view=table", shows: "dialog[open] kbd",
    async open(page) {
      await menu(1)(page);
      await press(page, ".menu-foot .link");
    },
  },
];

/** Goes to a room from whichever the page is in; its map may still draw. */
export async function enter(page: Page, lang: string, room: Room): Promise<void> {
  const narrow = (page.viewportSize()?.width ?? 0) <= 820;
  await leave(page);
  await visit(page, `?lang=${lang}${room.query}`);
  await room.open?.(page, narrow);
  await page.locator(room.shows).first().waitFor();
}

/** Closes what a room has open that no address says. */
async function leave(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.querySelectorAll("dialog[open]").forEach((dialog) => (dialog as HTMLDialogElement).close());
    document.body.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
    document.querySelector<HTMLElement>('.time-toggle[aria-expanded="true"]')?.click();
  });
}
