import { expect, test } from "vitest";
import { loadTitles, named, renewTitles, titlesRevision } from "./titles";

const settle = () => new Promise((resolve) => setTimeout(resolve));

/** A server that answers a request when the test says so. */
function slowServer() {
  const waiting: { path: string; answer(title?: string, revision?: number): void; signal: AbortSignal | undefined }[] = [];
  const get = <T>(path: string, signal?: AbortSignal) =>
    new Promise<T>((resolve, reject) => {
      waiting.push({ path, signal, answer: (title, revision = 1) => (title ? resolve({ revision, incident: { id: `id of ${path}`, title: { en: title } } } as T) : reject(new Error("no answer"))) });
    });
  return { waiting, get };
}

test("titles are asked for a few at a time, and each is known when it comes", async () => {
  const server = slowServer();
  loadTitles([1, 2, 3, 4, 5], server.get);
  expect(server.waiting.map(({ path }) => path)).toEqual([1, 2, 3, 4].map((n) => `/api/v1/incidents/${n}`));
  expect(named(2)).toBeUndefined();
  server.waiting[1]?.answer("Two");
  await settle();
  expect(named(2)).toEqual({ id: "id of /api/v1/incidents/2", title: { en: "Two" } });
  expect(server.waiting.at(-1)?.path).toBe("/api/v1/incidents/5");
});

test("one that cannot be had does not keep the others back", async () => {
  const server = slowServer();
  loadTitles([11, 12, 13, 14, 15], server.get);
  for (const { answer } of server.waiting) answer();
  await settle();
  server.waiting[4]?.answer("Fifteen");
  await settle();
  expect([named(11), named(15)?.title.en]).toEqual([undefined, "Fifteen"]);
});

test("what nobody waits for any more is not asked for, and what is known is not asked for again", async () => {
  const server = slowServer();
  const stop = loadTitles([21, 22, 23, 24, 25], server.get);
  stop();
  expect(server.waiting[0]?.signal?.aborted).toBe(true);
  server.waiting[0]?.answer("Twenty-one");
  await settle();
  expect(server.waiting).toHaveLength(4);
  loadTitles([21], server.get);
  expect(server.waiting).toHaveLength(4);
});

test("the latest titles are kept", async () => {
  const numbers = Array.from({ length: 600 }, (_, i) => 1000 + i);
  loadTitles(numbers, <T>(path: string) => Promise.resolve({ revision: 1, incident: { id: path, title: {} } } as T));
  await expect.poll(() => named(1599)).toBeDefined();
  expect([named(1000), named(1200)?.id]).toEqual([undefined, "/api/v1/incidents/1200"]);
});

test("titles are forgotten when the server answers by a later revision, and asked for again", async () => {
  const server = slowServer();
  loadTitles([31, 32], server.get);
  server.waiting[0]?.answer("As it was");
  await settle();
  expect([named(31)?.title.en, titlesRevision.value]).toEqual(["As it was", 1]);
  renewTitles(1);
  expect(named(31)).toBeDefined();
  renewTitles(2);
  expect([named(31), titlesRevision.value]).toEqual([undefined, 2]);
  server.waiting[1]?.answer("Late");
  await settle();
  expect(named(32)).toBeUndefined();
  loadTitles([31, 32], server.get);
  server.waiting[2]?.answer("As it is", 3);
  server.waiting[3]?.answer("Late again", 2);
  await settle();
  expect([named(31)?.title.en, named(32), titlesRevision.value]).toEqual(["As it is", undefined, 3]);
});
