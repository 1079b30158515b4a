// What readers do, from the first page to a figure or a record, and what they see when something fails.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ChoroplethAnswer } from "../src/api/types";
import { openPage, runOnPage, settled, startBrowser } from "./browser";
import { startServer, type Server } from "./server";

let server: Server;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(join(import.meta.dirname, "incidents.csv")), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const onPage = (query: string, scenario: (page: Page) => Promise<void>, options: BrowserContextOptions = {}) => runOnPage(browser, server.url, query, scenario, options);

const query = (page: Page) => new URL(page.url()).searchParams;
const counts = (page: Page) => page.locator(".status-counts").innerText();
const AFRIN: [number, number] = [36.8669, 36.5119];
/** Clicks the map at a point of the earth; the camera is the one in the URL. */
async function clickAt(page: Page, [lon, lat]: [number, number]): Promise<void> {
  const box = await page.locator(".map canvas").boundingBox();
  const [zoom, centreLat, centreLon] = (query(page).get("map") ?? "").split("/").map(Number);
  if (!box || zoom === undefined || centreLat === undefined || centreLon === undefined) throw new Error("there is no map, or no camera in the URL");
  const size = 512 * 2 ** zoom;
  const x = (degrees: number) => (degrees / 360) * size;
  const y = (degrees: number) => (Math.asinh(Math.tan((degrees * Math.PI) / 180)) / (2 * Math.PI)) * size;
  await page.mouse.click(box.x + box.width / 2 + x(lon) - x(centreLon), box.y + box.height / 2 + y(centreLat) - y(lat));
}

/** Serves copies of the first record, which is in Afrin. */
async function serveManyInAfrin(records: number): Promise<Server> {
  const [header = "", first = ""] = readFileSync(join(import.meta.dirname, "incidents.csv"), "utf8").split("\n");
  const folder = mkdtempSync(join(tmpdir(), "tawthiq-e2e-"));
  const path = join(folder, "incidents.csv");
  const rows = Array.from({ length: records }, (_, i) => first.replace("made-up-01", `made-up-${i}`));
  writeFileSync(path, [header, ...rows, ""].join("\n"));
  return startServer(path).finally(() => rmSync(folder, { recursive: true }));
}

describe("a reader", () => {
  test("filters, changes level and language, opens an area, and finds the same view after a reload", () =>
    onPage("?lang=en&map=6.3/35/38.6", async (page) => {
      expect(await counts(page)).toContain("10 incidents mapped");
      expect(await counts(page)).toContain("1 counted but not mappable at this level");
      expect(await counts(page)).toContain("1 suppressed to protect people");

      await page.getByRole("button", { name: /^Party responsible/ }).click();
      await page.getByRole("checkbox", { name: "Syrian Democratic Forces" }).check();
      await page.keyboard.press("Escape");
      await settled(page);
      expect(query(page).get("party")).toBe("sdf");
      expect(await counts(page)).toContain("2 incidents mapped");

      await page.getByRole("radio", { name: "District", exact: true }).check();
      await settled(page);
      expect(query(page).get("level")).toBe("district");

      await page.getByRole("button", { name: "العربية" }).click();
      await settled(page);
      expect(await page.locator("html").getAttribute("dir")).toBe("rtl");
      expect(await counts(page)).toContain("حادثتان على الخريطة");
      expect(await page.locator(".scale").innerText()).toMatch(/^\d+ كم$/);

      await clickAt(page, [40.9, 36.2]);
      await page.getByRole("heading", { name: "الحسكة" }).waitFor();
      expect(query(page).get("open")).toBe("SY0800");
      await page.getByRole("button", { name: "تقريب الخريطة إليه" }).click();
      await settled(page);
      await page.locator(".panel .incident-row").first().waitFor();

      const before = { url: page.url(), panel: await page.locator(".panel").innerText(), counts: await counts(page) };
      expect(query(page).get("map")).toMatch(/^\d/);
      await page.reload();
      await settled(page);
      await page.locator(".panel .incident-row").first().waitFor();
      expect({ url: page.url(), panel: await page.locator(".panel").innerText(), counts: await counts(page) }).toEqual(before);
    }));

  test("goes back and forward through what was chosen", () =>
    onPage("?lang=en", async (page) => {
      await page.getByRole("radio", { name: "Subdistrict" }).check();
      await page.getByRole("combobox", { name: "Show" }).selectOption({ label: "People killed" });
      await settled(page);
      await page.goBack();
      await settled(page);
      expect([query(page).get("level"), query(page).get("metric")]).toEqual(["subdistrict", null]);
      await page.goBack();
      expect(await page.getByRole("radio", { name: "Auto" }).isChecked()).toBe(true);
      await page.goForward();
      await page.goForward();
      expect(await page.getByRole("combobox", { name: "Show" }).inputValue()).toBe("killed");
    }));

  test("reaches an area and an incident with the keyboard alone, and comes back to where it began", () =>
    onPage("?lang=en", async (page) => {
      await page.getByRole("button", { name: "Table", exact: true }).press("Enter");
      await page.getByRole("button", { name: "Areas" }).press("Enter");
      await page.getByRole("rowheader", { name: "Aleppo", exact: true }).press("Enter");
      await page.getByRole("heading", { name: "Aleppo", exact: true }).waitFor();
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Aleppo");
      const row = page.getByRole("button", { name: /Invented attack on a market in Afrin/ });
      await row.focus();
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: "Invented attack on a market in Afrin" }).waitFor();
      await page.keyboard.press("Escape");
      expect(await page.locator(".panel").count()).toBe(0);
      expect(await page.evaluate(() => [document.activeElement?.role, document.activeElement?.textContent])).toEqual(["rowheader", "Aleppo"]);
    }));

  test("reads an incident with its sources, and nothing of them is loaded", () =>
    onPage("?lang=en&view=table", async (page) => {
      await page.getByRole("rowheader", { name: /Invented attack on a market in Afrin/ }).click();
      await page.getByRole("heading", { name: /Invented attack/ }).waitFor();
      const panel = await page.locator(".panel").innerText();
      for (const fact of ["6–9", "12–20", "2 May 2020", "Massacre", "Village, town or neighbourhood", "Bombings by perpetrators not yet identified", "Syrian National Army", "Graphic content", "Market", "Car bomb", "Example Press"]) {
        expect(panel).toContain(fact);
      }
      const link = page.getByRole("link", { name: "An invented article" });
      expect(await link.getAttribute("rel")).toContain("noopener noreferrer");
      expect(await page.locator(".panel img, .panel video, .panel iframe").count()).toBe(0);
    }));

  test("searches an area in Arabic on the English page and narrows the records to it", () =>
    onPage("?lang=en", async (page) => {
      await page.getByRole("combobox", { name: "Area" }).fill("عفرين");
      await page.getByRole("option").first().waitFor();
      await page.keyboard.press("Enter");
      await settled(page);
      expect(query(page).get("area")).toBe("SY0203");
      expect(await counts(page)).toContain("2 incidents mapped");
      await page.getByRole("button", { name: /^Remove: Area Afrin/ }).click();
      await settled(page);
      expect(query(page).get("area")).toBeNull();
    }));

  test("is told what to do where nothing matches", () =>
    onPage("?lang=en&from=2012-01-01&to=2012-01-31", async (page) => {
      const notice = page.locator(".notice");
      expect(await notice.innerText()).toContain("No record matches these filters");
      await notice.getByRole("button", { name: "Reset" }).click();
      await settled(page);
      expect(await counts(page)).toContain("10 incidents mapped");
    }));
});

test("of several incidents at a spot one is chosen: by what the map says of them, and by titles that follow", () =>
  onPage("?lang=en&map=9/36.51/36.87", async (page) => {
    const titles: (() => void)[] = [];
    await page.route(/\/incidents\/\d+$/, async (route) => {
      await new Promise<void>((resolve) => titles.push(resolve));
      await route.continue();
    });
    await clickAt(page, AFRIN);
    await page.getByRole("heading", { name: "Incidents at this spot" }).waitFor();
    const rows = page.locator(".panel .incident-row");
    expect((await rows.allInnerTexts()).map((row) => row.split("\n")[0])).toEqual(["20 May 2020", "2 May 2020"]);
    expect(await rows.nth(0).innerText()).toContain("Syrian Democratic Forces");
    await expect.poll(() => titles.length).toBe(2);
    for (const come of titles) come();
    await page.getByRole("button", { name: /Invented attack on a market in Afrin/ }).press("Enter");
    await page.getByRole("heading", { name: "Invented attack on a market in Afrin" }).waitFor();
    await settled(page);
    expect(query(page).get("open")).toMatch(/^[0-9A-Z]{26}$/);
  }));

test("the keyboard goes on with the first new row where all rows are shown", async () => {
  const crowded = await serveManyInAfrin(60);
  const focused = (page: Page) => page.evaluate(() => [...document.querySelectorAll(".panel .incident-row")].indexOf(document.activeElement as Element));
  try {
    await runOnPage(browser, crowded.url, "?lang=en&map=9/36.51/36.87", async (page) => {
      await clickAt(page, AFRIN);
      const more = page.getByRole("button", { name: "Show more" });
      await more.press("Enter");
      await expect.poll(() => page.locator(".panel .incident-row").count()).toBe(40);
      expect(await more.evaluate((button) => button === document.activeElement)).toBe(true);
      await more.press("Enter");
      await expect.poll(async () => [await more.count(), await focused(page)]).toEqual([0, 40]);
      await settled(page);
    });
  } finally {
    await crowded.stop();
  }
});

test("browsers keep the tiles of areas and base map for good, and ask once, at once, what they are addressed by", async () => {
  const { page } = await openPage(browser, server.url);
  const kept: Record<string, Set<string | undefined>> = {};
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  page.on("response", (response) => {
    const [, layer] = /\/tiles\/(base|areas|incidents)\/.*\.mvt/.exec(response.url()) ?? [];
    if (layer) (kept[layer] ??= new Set()).add(response.headers()["cache-control"]);
  });
  await page.goto(`${server.url}/?lang=en`);
  await settled(page);
  const forGood = new Set(["public, max-age=31536000, immutable"]);
  expect(kept).toEqual({ base: forGood, areas: forGood, incidents: new Set(["no-cache"]) });
  expect(asked.filter((path) => path === "/tiles/base.json" || path.endsWith(".js")).indexOf("/tiles/base.json")).toBe(0);
  expect(asked.filter((path) => path === "/tiles/base.json")).toHaveLength(1);
  await page.context().close();
});

test("an incident opened from the map has its identifier in the link", () =>
  onPage("?lang=en&map=9/36.37/37.51", async (page) => {
    await clickAt(page, [37.5156, 36.3706]);
    await page.getByRole("heading", { name: "Invented bombing in Al-Bab" }).waitFor();
    expect(query(page).get("open")).toMatch(/^[0-9A-Z]{26}$/);
    await page.reload();
    await page.getByRole("heading", { name: "Invented bombing in Al-Bab" }).waitFor();
    await settled(page);
  }));

test("shares are offered with a party, say what they are of, and end with it", () =>
  onPage("?lang=en&view=table&table=areas", async (page) => {
    const per = page.getByRole("combobox", { name: "As", exact: true });
    expect(await per.innerText()).not.toContain("Share");
    await page.getByRole("button", { name: /^Party responsible/ }).click();
    await page.getByRole("checkbox", { name: "Syrian Democratic Forces" }).check();
    await page.keyboard.press("Escape");
    await per.selectOption({ label: "Share in percent" });
    await settled(page);
    expect(await page.getByRole("row", { name: /Al-Hasakeh/ }).innerText()).toContain("100% (1 of 1, few)");
    await page.getByRole("button", { name: "Map", exact: true }).click();
    await settled(page);
    const legend = await page.locator(".legend").innerText();
    for (const words of ["Incidents, share of the chosen parties", "without the restriction on parties", "All areas together: 20% (2 of 10)", "have fewer than 20"]) {
      expect(legend).toContain(words);
    }
    await page.getByRole("button", { name: /^Remove: .*Syrian Democratic Forces/ }).click();
    await settled(page);
    expect([query(page).get("per"), await page.locator(".notice").count()]).toEqual([null, 0]);
  }));

test("an event that two datasets have is linked in both, and counts once where a reader says so", async () => {
  const file = join(import.meta.dirname, "incidents.csv");
  const both = await startServer(file, { file, dataset: "again" });
  await runOnPage(browser, both.url, "?lang=en&open=SY0203", async (page) => {
    expect(await counts(page)).toContain("20 incidents mapped");
    expect(await page.locator(".legend").innerText()).toContain("counts in each of them");
    await page.getByRole("button", { name: /^More filters/ }).click();
    await page.getByRole("combobox", { name: "Linked records" }).selectOption({ label: "Count once" });
    await settled(page);
    expect(query(page).get("linked")).toBe("once");
    expect(await counts(page)).toContain("12 incidents mapped");
    expect(await page.locator(".legend").innerText()).toContain("likely to be of the same event count once");
    await page.locator(".incident-row", { hasText: "market in Afrin" }).click();
    await page.getByRole("heading", { name: "Likely the same event, in other datasets" }).waitFor();
    await page.locator(".panel .incident-row", { hasText: "market in Afrin" }).click();
    await page.locator(".panel .facts-line", { hasText: "same facility" }).waitFor();
    await page.getByRole("button", { name: "Remove: Linked records Count once" }).click();
    await settled(page);
    expect(await counts(page)).toContain("20 incidents mapped");
  }).finally(() => both.stop());
});

test("a reader gives the bounds of the classes, and is told what bounds are where they are none", () =>
  onPage("?lang=en", async (page) => {
    await page.getByRole("button", { name: "Layers and colours" }).click();
    await page.getByRole("combobox", { name: "Classes by" }).selectOption({ label: "Own bounds" });
    const bounds = page.getByRole("textbox", { name: "Upper bounds" });
    await bounds.fill("2, 1");
    await bounds.press("Enter");
    const alert = page.getByRole("alert");
    expect(await alert.innerText()).toContain("above 0 that ascend");
    expect(await bounds.getAttribute("aria-describedby")).toBe(await alert.getAttribute("id"));
    const first = await alert.elementHandle();
    await bounds.fill("3, 2");
    await bounds.press("Enter");
    // Only an alert that comes anew is read out again.
    expect([await alert.count(), await first?.evaluate((element) => element.isConnected)]).toEqual([1, false]);
    await bounds.fill("1, 2");
    await bounds.press("Enter");
    await settled(page);
    expect(query(page).get("breaks")).toBe("1,2");
    const classes = page.locator(".classes");
    for (const range of ["1", "2", "3 or more"]) await classes.getByText(range, { exact: true }).waitFor();
    expect(await page.getByRole("alert").count()).toBe(0);
  }));

test.each([
  ["en", "Part of the link was not understood and is left out:", "Close"],
  ["ar", "تعذّر فهم جزء من الرابط فتُرك:", "إغلاق"],
])("a damaged link says what of it is left out, %s, until the reader has read it", (language, words, close) =>
  onPage(`?lang=${language}&from=2020-13-01&partyy=1`, async (page) => {
    const notice = page.getByRole("status").filter({ hasText: words });
    for (const part of ["from=2020-13-01", "partyy=1"]) expect(await notice.innerText()).toContain(part);
    await notice.getByRole("button", { name: close }).click();
    expect(await page.locator(".link-notice").innerText()).toBe("");
  }));

test("a number that no record states is said in words, never as zero", async () => {
  const { page } = await openPage(browser, server.url);
  await page.route("**/choropleth?*", async (route) => {
    const response = await route.fetch();
    const answer = (await response.json()) as ChoroplethAnswer;
    const { values } = answer;
    const aleppo = values.pcode.indexOf("SY02");
    [values.value, values.class].forEach((column) => (column[aleppo] = null));
    await route.fulfill({ response, json: answer });
  });
  await page.goto(`${server.url}/?lang=en&metric=detained&view=table&table=areas`);
  await settled(page);
  expect(await page.getByRole("row", { name: /Aleppo/ }).innerText()).toContain("number not stated");
  await page.getByRole("button", { name: "Map", exact: true }).click();
  await settled(page);
  expect(await page.locator(".legend").innerText()).toContain("Has records, number not stated");
  await page.context().close();
});

test("an answer that is slow leaves the map and its legend as they were, in step", () =>
  onPage("?lang=en", async (page) => {
    const title = page.locator(".legend-title");
    let answer = () => {};
    const asked = new Promise<void>((done) => {
      void page.route("**/choropleth?*", async (route) => {
        done();
        await new Promise<void>((resolve) => (answer = resolve));
        await route.continue();
      });
    });
    await page.getByRole("combobox", { name: "Show" }).selectOption({ label: "People killed" });
    await asked;
    expect(await title.innerText()).toBe("Incidents");
    answer();
    await title.getByText("People killed").waitFor();
  }));

test("a list of choices closes when the focus leaves it", () =>
  onPage("?lang=en", async (page) => {
    await page.getByRole("button", { name: /^Party responsible/ }).press("Enter");
    await page.locator(".popover").getByRole("checkbox").last().focus();
    await page.keyboard.press("Tab");
    await page.locator(".popover:visible").waitFor({ state: "detached" });
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toMatch(/^Violation/);
  }));

test("a request that the server refuses is shown in its words, and forgotten once it is mended", async () => {
  const { page } = await openPage(browser, server.url);
  await page.goto(`${server.url}/?lang=en&party=no-such-party`);
  const trouble = page.getByRole("alert").first();
  await trouble.waitFor();
  expect(await trouble.innerText()).toContain("no-such-party");
  await page.getByRole("button", { name: "Reset" }).click();
  await settled(page);
  expect(await page.getByRole("alert").count()).toBe(0);
  await page.context().close();
});

test("tiles that could not be loaded are asked for again", async () => {
  const { page } = await openPage(browser, server.url);
  await page.route("**/tiles/**", (route) => route.abort());
  await page.goto(`${server.url}/?lang=en&map=6.3/35/38.6`);
  const again = page.locator(".notice").getByRole("button", { name: "Try again" });
  await again.waitFor();
  await page.unroute("**/tiles/**");
  await again.click();
  await settled(page);
  expect(await page.locator(".notice").count()).toBe(0);
  await clickAt(page, [40.9, 36.2]);
  await page.getByRole("heading", { name: "Al-Hasakeh" }).waitFor();
  await page.context().close();
});
