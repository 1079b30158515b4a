import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

/** A server that answers or fails when it is told to; by the paths that are waiting. */
const waiting = new Map<string, { answer: (body: object) => void; fail: () => void }>();

function slowServer(path: string): Promise<Response> {
  return new Promise((answered, failed) => waiting.set(path, { answer: (body) => answered(Response.json(body)), fail: () => failed(new TypeError("no server")) }));
}

const asked = (...parts: string[]) => [...waiting.keys()].filter((path) => path.startsWith("/api/v1/choropleth") && parts.every((part) => path.includes(part)));
const settled = () => new Promise((resolve) => setTimeout(resolve, 1));

async function answer(body: object, ...parts: string[]) {
  const [path = ""] = asked(...parts);
  waiting.get(path)?.answer(body);
  waiting.delete(path);
  await settled();
}

async function page(search: string) {
  const location = { pathname: "/", search, hash: "", origin: "http://127.0.0.1" };
  vi.stubGlobal("location", location);
  vi.stubGlobal("navigator", { languages: ["en"] });
  vi.stubGlobal("window", { history: { pushState: () => {}, replaceState: () => {} }, addEventListener: () => {} });
  vi.stubGlobal("localStorage", { getItem: () => null, setItem: () => {} });
  vi.stubGlobal("fetch", slowServer);
  vi.resetModules();
  return { ...(await import("./answers")), ...(await import("./store")), ...(await import("../api/query")) };
}

const shades = (metric: string) => ({ metric, per: "count", level: "governorate", revision: 1, classes: [], values: { pcode: [], value: [], class: [] } });

beforeEach(() => waiting.clear());
afterEach(() => void vi.unstubAllGlobals());

describe("what the map draws", () => {
  test("follows the filter once its shades are here", async () => {
    const { answeredQuery, changeFilter } = await page("");
    await answer(shades("incidents"));
    changeFilter({ party: ["isis"] });
    expect(answeredQuery.value).toBe("");
    await answer(shades("incidents"), "party=isis");
    expect(answeredQuery.value).toBe("party=isis");
  });

  test("stays that of the last answer where the next one fails, and follows where it arrives after all", async () => {
    const { answeredQuery, changeFilter, recoverAll } = await page("");
    await answer(shades("incidents"));
    changeFilter({ party: ["isis"] });
    waiting.get(asked("party=isis")[0] ?? "")?.fail();
    await settled();
    expect(answeredQuery.value).toBe("");
    recoverAll();
    await answer(shades("incidents"), "party=isis");
    expect(answeredQuery.value).toBe("party=isis");
  });

  test("is what is chosen where there is no answer at all", async () => {
    const { answeredQuery, changeFilter } = await page("");
    changeFilter({ party: ["isis"] });
    waiting.get(asked("party=isis")[0] ?? "")?.fail();
    await settled();
    expect(answeredQuery.value).toBe("party=isis");
  });
});

describe("the shades of two metrics", () => {
  test("are of one filter: both change together", async () => {
    const { bivariate, choropleth, secondChoropleth, changeFilter } = await page("?metric=incidents&second=killed");
    await answer(shades("incidents"), "metric=incidents");
    expect(choropleth.data.value).toBeUndefined();
    await answer(shades("killed"), "metric=killed");
    expect([bivariate.value, choropleth.data.value?.metric, secondChoropleth.data.value?.metric]).toEqual([true, "incidents", "killed"]);
    const before = choropleth.data.value;
    changeFilter({ party: ["isis"] });
    await answer(shades("incidents"), "metric=incidents", "party=isis");
    expect([choropleth.data.value, choropleth.answer.value.loading]).toEqual([before, true]);
    await answer(shades("killed"), "metric=killed", "party=isis");
    expect([choropleth.data.value === before, choropleth.answer.value.loading]).toEqual([false, false]);
  });

  test("are not there where one of them fails, and say so", async () => {
    const { choropleth } = await page("?metric=incidents&second=killed");
    await answer(shades("incidents"), "metric=incidents");
    waiting.get(asked("metric=killed")[0] ?? "")?.fail();
    await settled();
    expect([choropleth.data.value, choropleth.answer.value.error?.kind]).toEqual([undefined, "offline"]);
  });
});
