import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import { RequestError } from "./client";
import { follow, recoverAll } from "./query";

/** A server whose answers arrive when the test says so. */
function slowServer() {
  const waiting = new Map<string, { resolve(v: unknown): void; reject(e: unknown): void; signal: AbortSignal | undefined }>();
  const get = <T>(path: string, aborted?: AbortSignal) =>
    new Promise<T>((resolve, reject) => {
      waiting.set(path, { resolve: resolve as (v: unknown) => void, reject, signal: aborted });
      aborted?.addEventListener("abort", () => reject(new DOMException("", "AbortError")));
    });
  return { waiting, get };
}
const settle = () => new Promise((resolve) => setTimeout(resolve));

test("a superseded request is aborted and its late answer ignored", async () => {
  const server = slowServer();
  const path = signal<string | undefined>("/a");
  const query = follow<string>(() => path.value, undefined, server.get);
  path.value = "/b";
  expect(server.waiting.get("/a")?.signal?.aborted).toBe(true);
  server.waiting.get("/b")?.resolve("B");
  server.waiting.get("/a")?.resolve("A");
  await settle();
  expect(query.answer.value).toEqual({ data: "B", path: "/b", loading: false, error: undefined });
});

test("the last good answer stays while the next one loads and when it fails", async () => {
  const server = slowServer();
  const path = signal<string | undefined>("/a");
  const query = follow<string>(() => path.value, undefined, server.get);
  server.waiting.get("/a")?.resolve("A");
  await settle();
  path.value = "/b";
  expect(query.answer.value).toMatchObject({ data: "A", path: "/a", loading: true });
  server.waiting.get("/b")?.reject(new RequestError("offline"));
  await settle();
  expect(query.answer.value).toMatchObject({ data: "A", loading: false, error: { kind: "offline" } });
  recoverAll();
  server.waiting.get("/b")?.resolve("B");
  await settle();
  expect(query.answer.value).toMatchObject({ data: "B", error: undefined });
});

test("no path forgets the answer", async () => {
  const server = slowServer();
  const path = signal<string | undefined>("/a");
  const query = follow<string>(() => path.value, undefined, server.get);
  server.waiting.get("/a")?.resolve("A");
  await settle();
  path.value = undefined;
  expect(query.answer.value).toEqual({ data: undefined, path: undefined, loading: false, error: undefined });
});

test("what was said of one thing is not shown as another's", async () => {
  const server = slowServer();
  const path = signal<string | undefined>("/a?x=1");
  const query = follow<string>(() => path.value, () => path.value?.split("?")[0] ?? "", server.get);
  server.waiting.get("/a?x=1")?.resolve("A");
  await settle();
  path.value = "/a?x=2";
  expect(query.answer.value).toMatchObject({ data: "A", loading: true });
  path.value = "/b?x=2";
  expect(query.answer.value).toMatchObject({ data: undefined, path: undefined, loading: true });
});

test("only what failed is asked for again", async () => {
  const asked: string[] = [];
  follow<string>(() => "/a", undefined, (path) => {
    asked.push(path);
    return asked.length === 1 ? Promise.reject(new RequestError("offline")) : Promise.resolve("A" as never);
  });
  await settle();
  recoverAll();
  await settle();
  recoverAll();
  expect(asked).toEqual(["/a", "/a"]);
});
