// The five questions that the page is for, as somebody asks them who has never seen it: from its first view, by what is
// in sight under the name that it has there, and in few steps.

import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { keep, openPage, settled, startBrowser } from "./browser";
import { startServer, startThreeMonths, type Server } from "./server";

let sample: Server;
let months: Server;
let browser: Browser;

beforeAll(async () => {
  [sample, months, browser] = await Promise.all([startServer(), startThreeMonths(), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await Promise.all([sample?.stop(), months?.stop()]);
});

/** Somebody at the page, who presses what they read. */
class Reader {
  steps = 0;
  constructor(readonly page: Page) {}

  async press(role: "button" | "checkbox" | "radio", name: string | RegExp, within: Page | Locator = this.page): Promise<void> {
    this.steps++;
    await within.getByRole(role, typeof name === "string" ? { name, exact: true } : { name }).click();
  }

  async choose(list: string, option: string): Promise<void> {
    this.steps++;
    await this.page.getByRole("combobox", { name: list, exact: true }).selectOption({ label: option });
  }

  /** Drags the map down, which shows what lies further north. */
  async moveToTheNorth(): Promise<void> {
    this.steps++;
    const { x, y } = await this.middle();
    await this.page.mouse.move(x, y);
    await this.page.mouse.down();
    await this.page.mouse.move(x + 60, y + 120, { steps: 4 });
    await this.page.mouse.up();
    await settled(this.page);
  }

  /** Presses the map at a point of the earth; the camera is the one in the address. */
  async pressMap([lon, lat]: readonly [number, number]): Promise<void> {
    this.steps++;
    const [zoom = 0, centreLat = 0, centreLon = 0] = (this.query("map") ?? "").split("/").map(Number);
    const size = 512 * 2 ** zoom;
    const across = (degrees: number) => (degrees / 360) * size;
    const up = (degrees: number) => (Math.asinh(Math.tan((degrees * Math.PI) / 180)) / (2 * Math.PI)) * size;
    const { x, y } = await this.middle();
    await this.page.mouse.click(x + across(lon) - across(centreLon), y + up(centreLat) - up(lat));
  }

  query(name: string): string | null {
    return new URL(this.page.url()).searchParams.get(name);
  }

  panel(heading: string | RegExp): Locator {
    return this.page.locator(".panel section", { has: this.page.getByRole("heading", { name: heading }) });
  }

  /** The first row of a section of the panel. */
  first(heading: string): Promise<string> {
    return this.panel(heading).locator("tbody tr").first().innerText();
  }

  /** The counts that are always in sight. */
  counts(): Promise<string> {
    return this.page.locator(".status-counts").innerText();
  }

  private async middle(): Promise<{ x: number; y: number }> {
    const box = await this.page.locator(".map canvas").boundingBox();
    if (!box) throw new Error("there is no map");
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }
}

/** Asks a question on the first view of the page in the language of the reader's browser, and keeps a picture of the answer. */
async function ask(server: Server, lang: "en" | "ar", name: string, question: (reader: Reader) => Promise<void>): Promise<void> {
  const { page, troubles } = await openPage(browser, server.url, { locale: lang === "ar" ? "ar-SY" : "en-GB", permissions: ["clipboard-read", "clipboard-write"] });
  await page.goto(server.url);
  await settled(page);
  await question(new Reader(page));
  await settled(page);
  await keep(page, `question-${name}-${lang}`);
  await page.context().close();
  expect(troubles).toEqual([]);
}

const WORDS = {
  en: {
    period: /^Period/, may: "May 2020", show: "Show", killed: "People killed", country: "All of Syria in numbers", atLeast: (n: number) => `at least ${n}`, byParty: "By party",
    governorates: "Governorates", bombings: "Bombings by perpetrators not yet identified", deirEzZor: "Deir-ez-Zor", clans: "Fighting between civilians",
    violation: /^Violation/, killing: "Extrajudicial killing", wholeRange: "Whole range",
    control: /^Control/, held: ["Hay'at Tahrir al Sham and opposition factions", "Syrian National Army with Turkish forces"], layers: "Layers and colours", areasOfControl: "Area of control",
    heldOn: "Area of control on 1 May 2020", mapped: "4 incidents mapped", notMappable: "1 counted but not mappable", table: "Table", matching: "5 incidents",
    since: "Since last month", compared: "May 2020 compared with April 2020", incidents: "Incidents", rises: "Largest rises", aleppo: "Aleppo",
    district: "District", afrin: "Afrin", doubtful: "Doubtful", doubts: "Doubtful records", doubtsOf: "3 of 3 incidents here are doubtful", reason: /^Party not certain/, inTable: "Show all 2 in the table", twoMatching: "2 incidents",
    party: /^Party responsible/, opposition: "Armed Opposition / Syrian National Army", share: "Share", link: "Link to exactly this view", copy: "Copy", copied: "Copied",
  },
  ar: {
    period: /^المدة/, may: "أيار 2020", show: "عرض", killed: "القتلى", country: "سوريا كلها بالأرقام", atLeast: (n: number) => `${n} على الأقل`, byParty: "حسب الجهة",
    governorates: "المحافظات", bombings: "تفجيرات لم تُحدَّد هوية مرتكبيها", deirEzZor: "دير الزور", clans: "اشتباكات بين مدنيين",
    violation: /^نوع الانتهاك/, killing: "القتل خارج نطاق القانون", wholeRange: "الفترة كلها",
    control: /^السيطرة/, held: ["هيئة تحرير الشام وفصائل المعارضة", "الجيش الوطني بدعم القوات التركية"], layers: "الطبقات والألوان", areasOfControl: "مناطق السيطرة",
    heldOn: "مناطق السيطرة في 1 أيار 2020", mapped: "4 حوادث على الخريطة", notMappable: "حادثة واحدة محسوبة يتعذّر تمثيلها", table: "الجداول", matching: "5 حوادث",
    since: "منذ الشهر الماضي", compared: "أيار 2020 مقارنةً مع نيسان 2020", incidents: "الحوادث", rises: "أكبر الارتفاعات", aleppo: "حلب",
    district: "المنطقة", afrin: "عفرين", doubtful: "مواضع الشك", doubts: "سجلات فيها موضع شك", doubtsOf: "3 حوادث من أصل 3 هنا فيها موضع شك", reason: /^الجهة المسؤولة غير مؤكدة/, inTable: "عرضهما في الجدول", twoMatching: "حادثتان",
    party: /^الجهة المسؤولة/, opposition: "فصائل المعارضة المسلحة / الجيش الوطني", share: "مشاركة", link: "رابط إلى هذا العرض نفسه", copy: "نسخ", copied: "نُسخ",
  },
} as const;

describe.each(["en", "ar"] as const)("a newcomer finds, %s:", (lang) => {
  const w = WORDS[lang];

  test("where most civilians were killed in May 2020, and by whom", () =>
    ask(sample, lang, "killed", async (reader) => {
      const { page } = reader;
      await reader.press("button", w.period);
      await reader.press("button", w.may);
      await page.keyboard.press("Escape");
      await reader.choose(w.show, w.killed);
      await reader.press("button", w.country);

      const figures = page.locator(".panel .totals");
      await figures.getByText(w.atLeast(132), { exact: true }).waitFor();
      expect(await reader.first(w.byParty)).toMatch(new RegExp(`${w.bombings}[\\s\\S]*50`));
      expect(await reader.first(w.governorates)).toMatch(new RegExp(`${w.deirEzZor}[\\s\\S]*${w.atLeast(12)}`));
      expect(await page.locator(".legend").innerText()).toMatch(new RegExp(`^${w.killed}\\s+12`));

      await reader.press("button", w.deirEzZor, reader.panel(w.governorates));
      await page.getByRole("heading", { name: w.deirEzZor, exact: true }).waitFor();
      expect(await reader.first(w.byParty)).toMatch(new RegExp(`${w.clans}[\\s\\S]*${w.atLeast(12)}`));
      expect(reader.steps).toBe(5);

      // The report's own number is of extrajudicial killings, and has one attack of April among those of May.
      await reader.press("button", w.wholeRange);
      await reader.press("button", w.violation);
      await reader.press("checkbox", w.killing);
      await page.keyboard.press("Escape");
      await reader.press("button", w.country);
      await figures.getByText(w.atLeast(125), { exact: true }).waitFor();
    }));

  test("what happened in the areas that the opposition held, and only that", () =>
    ask(sample, lang, "opposition", async (reader) => {
      const { page } = reader;
      await reader.press("button", w.control);
      for (const name of w.held) await reader.press("checkbox", name);
      await page.keyboard.press("Escape");
      await reader.press("button", w.layers);
      await reader.press("checkbox", w.areasOfControl);
      await settled(page);
      expect(reader.steps).toBe(5);

      expect([reader.query("controller"), reader.query("layers")]).toEqual(["hts-opposition,sna-turkey", "control.60,shades.0"]);
      const chips = page.locator(".chip");
      expect((await chips.allInnerTexts()).map((chip, i) => chip.includes(w.held[i] ?? "-"))).toEqual([true, true]);
      const counts = await reader.counts();
      for (const count of [w.mapped, w.notMappable]) expect(counts).toContain(count);
      const legend = page.locator(".legend");
      await legend.getByText(w.heldOn, { exact: true }).waitFor();
      for (const name of w.held) await legend.getByText(name, { exact: true }).waitFor();
      await keep(page, `question-opposition-map-${lang}`);

      await page.keyboard.press("Escape");
      await reader.press("button", w.table);
      await settled(page);
      expect(await page.locator(".table-bar").innerText()).toContain(w.matching);
      expect(await controllers(page, sample)).toEqual(["hts-opposition", "sna-turkey", "sna-turkey", "sna-turkey", "sna-turkey"]);
    }));

  test("what changed between two months", () =>
    ask(months, lang, "changed", async (reader) => {
      const { page } = reader;
      await reader.press("button", w.since);
      const changes = page.locator(".comparison");
      await changes.getByText(w.rises).waitFor();
      expect(reader.steps).toBe(1);
      expect(await changes.innerText()).toContain(w.compared);
      const incidents = await changes.getByRole("row", { name: w.incidents }).first().getByRole("cell").allInnerTexts();
      expect(incidents.map((words) => words.replace(/\u200e/g, ""))).toEqual(["1", "9", "+8"]);
      expect(await changes.locator(".most-area").first().innerText()).toContain(w.aleppo);
      expect([reader.query("maps"), reader.query("from"), reader.query("to")]).toEqual(["difference", "2020-05-01", "2020-05-31"]);
      expect(await page.locator(".legend").innerText()).toMatch(/\+\d/);
    }));

  test("which incidents of a district are doubtful, and why", () =>
    ask(sample, lang, "doubtful", async (reader) => {
      const { page } = reader;
      await reader.press("radio", w.district);
      await reader.moveToTheNorth();
      await reader.pressMap(NEAR_AFRIN);
      await page.getByRole("heading", { name: w.afrin, exact: true }).waitFor();
      await reader.press("button", w.doubtful);
      const doubtful = reader.panel(w.doubts);
      await doubtful.getByText(w.doubtsOf).waitFor();
      await reader.press("button", w.reason, doubtful);
      await doubtful.locator(".incident-row .why").first().waitFor();
      await keep(page, `question-doubtful-panel-${lang}`);
      await reader.press("button", w.inTable);
      await settled(page);
      expect(reader.steps).toBe(6);
      expect(["view", "area", "doubt"].map((name) => reader.query(name))).toEqual(["table", "SY0203", "attribution"]);
      expect(await page.locator(".table-bar").innerText()).toContain(w.twoMatching);
    }));

  test("how a colleague sees exactly the same", () =>
    ask(sample, lang, "same", async (reader) => {
      const { page } = reader;
      await reader.press("button", w.party);
      await reader.press("checkbox", w.opposition);
      await page.keyboard.press("Escape");
      await reader.press("radio", w.district);
      await reader.moveToTheNorth();
      await reader.pressMap(NEAR_AFRIN);
      await page.locator(".panel h2").waitFor();
      await settled(page);
      const seen = await everything(page);
      const before = reader.steps;
      await reader.press("button", w.share);
      await reader.press("button", w.copy);
      await page.getByText(w.copied, { exact: true }).waitFor();
      expect(reader.steps - before).toBe(2);
      const link = await page.evaluate(() => navigator.clipboard.readText());

      // The colleague's browser asks for the other language: what is sent decides.
      const { page: theirs, troubles } = await openPage(browser, sample.url, { locale: lang === "ar" ? "en-GB" : "ar-SY" });
      await theirs.goto(link);
      await settled(theirs);
      await theirs.locator(".panel .becoming").waitFor();
      expect(await everything(theirs)).toEqual(seen);
      await keep(theirs, `question-same-theirs-${lang}`);
      await theirs.context().close();
      expect(troubles).toEqual([]);
    }));
});

/** A point of the district of Afrin with no incident at it. */
const NEAR_AFRIN = [36.72, 36.6] as const;

/** What of a view two people can compare, and the camera. */
async function everything(page: Page): Promise<unknown> {
  const text = (part: string) => page.locator(part).allInnerTexts();
  return {
    address: page.url(), counts: await text(".status-counts"), chips: await text(".chip"), legend: await text(".legend"), scale: await text(".scale"),
    panel: await text(".panel .panel-head, .panel .totals, .panel .becoming"), level: await page.locator('input[name="level"]:checked').inputValue(),
  };
}

/** Returns who held the place of each incident that the table lists, as the server answers it. */
async function controllers(page: Page, { url }: Server): Promise<string[]> {
  const titles = await page.locator('.grid [role="rowheader"] .grid-title').allInnerTexts();
  const answer = await fetch(`${url}/api/v1/incidents?limit=100`);
  const { incidents } = (await answer.json()) as { incidents: { title: Record<string, string>; control: string[] }[] };
  return titles.map((title) => incidents.find((one) => Object.values(one.title).includes(title))?.control.join() ?? `none is called ${title}`).sort();
}
