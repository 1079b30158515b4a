import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { InSight } from "./inSight";

/** A server that answers when it is told to. */
function slowServer() {
  const asked: { about: string; answer: (words?: string) => void; fail: () => void; aborted: AbortSignal }[] = [];
  const load = (about: string, aborted: AbortSignal) =>
    new Promise<string>((answer, reject) => {
      const fail = () => reject(new Error("no answer"));
      aborted.addEventListener("abort", fail);
      asked.push({ about, answer: (words = `about ${about}`) => answer(words), fail, aborted });
    });
  return { asked, load, names: () => asked.map(({ about }) => about) };
}

const rest = () => vi.advanceTimersByTimeAsync(500);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("answers about what is in sight", () => {
  test("are asked for once it rests, a few at once, the next as soon as one is here", async () => {
    const server = slowServer();
    const answers = new InSight(server.load);
    for (const about of ["a", "b", "c", "d", "e", "f"]) answers.enter(about);
    expect(server.names()).toEqual([]);
    await rest();
    expect(server.names()).toEqual(["a", "b", "c", "d"]);
    server.asked[1]?.answer();
    await rest();
    expect(server.names()).toEqual(["a", "b", "c", "d", "e"]);
    expect([...answers.found.value]).toEqual([["b", "about b"]]);
  });

  test("are not asked for where it only passes, and given up where it has left", async () => {
    const server = slowServer();
    const answers = new InSight(server.load);
    answers.enter("passing")();
    const leave = answers.enter("left");
    await rest();
    expect(server.names()).toEqual(["left"]);
    leave();
    answers.enter("next");
    await rest();
    expect(server.asked[0]?.aborted.aborted).toBe(true);
    expect(server.names()).toEqual(["left", "next"]);
  });

  test("are asked for where it has only changed its place", async () => {
    const server = slowServer();
    const answers = new InSight(server.load);
    const leave = answers.enter("moved");
    answers.enter("moved");
    leave();
    await rest();
    expect(server.names()).toEqual(["moved"]);
    expect(server.asked[0]?.aborted.aborted).toBe(false);
  });

  test("are kept when it leaves and comes again", async () => {
    const server = slowServer();
    const answers = new InSight(server.load);
    const leave = answers.enter("a");
    await rest();
    server.asked[0]?.answer();
    await rest();
    leave();
    answers.enter("a");
    await rest();
    expect(server.names()).toEqual(["a"]);
    expect(answers.found.value.get("a")).toBe("about a");
  });

  test("that failed are asked for again when it comes into sight again, and hold up no others", async () => {
    const server = slowServer();
    const answers = new InSight(server.load);
    const leave = answers.enter("a");
    answers.enter("b");
    await rest();
    server.asked[0]?.fail();
    await rest();
    expect(server.names()).toEqual(["a", "b"]);
    leave();
    answers.enter("a");
    await rest();
    expect(server.names()).toEqual(["a", "b", "a"]);
  });
});
