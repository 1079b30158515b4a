import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { PAGE, Rows } from "./rows";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A list of numbers whose pages come when they are let. */
function numbers(count: number) {
  const asked: number[] = [];
  const aborted: number[] = [];
  const answers = new Map<number, { come(): void; fail(): void }>();
  const page = (n: number) => Array.from({ length: Math.min(PAGE, count - n * PAGE) }, (_, i) => n * PAGE + i);
  const rows = new Rows<number>(page(0), count, (n, signal) => {
    asked.push(n);
    signal.addEventListener("abort", () => aborted.push(n));
    return new Promise((resolve, reject) => answers.set(n, { come: () => resolve(page(n)), fail: () => reject(new Error("no server")) }));
  });
  return { rows, asked, aborted, answers };
}

describe("the rows of a long list", () => {
  test("are there as far as the first page goes, without asking", () => {
    const { rows, asked } = numbers(1_000_000);
    rows.look(0, 20);
    vi.runAllTimers();
    expect([rows.at(99), rows.at(100), asked]).toEqual([99, undefined, []]);
  });

  test("are asked for where a reader rests, not where they pass by", async () => {
    const { rows, asked, answers } = numbers(1_000_000);
    for (let row = 0; row < 500_000; row += 5_000) rows.look(row, row + 20);
    rows.look(500_040, 500_060);
    await vi.runAllTimersAsync();
    expect(asked).toEqual([5_000]);
    answers.get(5_000)?.come();
    await vi.runAllTimersAsync();
    expect(rows.at(500_050)).toBe(500_050);
  });

  test("come with those around them", async () => {
    const { rows, asked } = numbers(1_000_000);
    rows.look(190, 215);
    await vi.runAllTimersAsync();
    expect(asked).toEqual([1, 2]);
    const { rows: ending, asked: last } = numbers(250);
    ending.look(240, 249);
    await vi.runAllTimersAsync();
    expect(last).toEqual([2]);
  });

  test("that are no longer looked at are given up, and asked for anew when they are", async () => {
    const { rows, asked, aborted, answers } = numbers(1_000_000);
    rows.look(340, 360);
    await vi.runAllTimersAsync();
    rows.look(940, 960);
    await vi.runAllTimersAsync();
    rows.look(340, 360);
    await vi.runAllTimersAsync();
    expect([asked, aborted]).toEqual([[3, 9, 3], [3, 9]]);
    answers.get(3)?.come();
    await vi.runAllTimersAsync();
    rows.look(340, 360);
    await vi.runAllTimersAsync();
    expect(asked).toEqual([3, 9, 3]);
  });

  test("that cannot be had are asked for again when the reader says so", async () => {
    const { rows, asked, answers } = numbers(1_000_000);
    rows.look(340, 360);
    await vi.runAllTimersAsync();
    answers.get(3)?.fail();
    await vi.runAllTimersAsync();
    expect(rows.failed.value).toBe(true);
    rows.retry();
    answers.get(3)?.come();
    await vi.runAllTimersAsync();
    expect([rows.failed.value, rows.at(350), asked]).toEqual([false, 350, [3, 3]]);
  });

  test("are forgotten, those that came first, when there are many", async () => {
    const { rows, answers } = numbers(1_000_000);
    for (let page = 1; page <= 45; page++) {
      rows.look(page * PAGE + 40, page * PAGE + 60);
      await vi.runAllTimersAsync();
      answers.get(page)?.come();
      await vi.runAllTimersAsync();
    }
    expect([rows.at(0), rows.at(550), rows.at(650), rows.at(4_550)]).toEqual([undefined, undefined, 650, 4_550]);
    rows.look(690, 710);
    rows.look(590, 610);
    await vi.runAllTimersAsync();
    answers.get(5)?.come();
    await vi.runAllTimersAsync();
    expect([rows.at(590), rows.at(610), rows.at(750)]).toEqual([590, 610, undefined]);
  });
});
