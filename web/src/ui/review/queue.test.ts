import { describe, expect, test } from "vitest";
import type { Group } from "../../api/schema";
import { after, continued, renewed, scopeOf, without, type Queue } from "./queue";

const group = (context: string, records = 1): Group => ({ context, text: { en: context }, region: {}, records, not_found: 0, candidates: [], incidents: [] });
const queue: Queue = { groups: [group("a"), group("b"), group("c")], next: "more", total: { groups: 9, records: 20 } };
const contexts = ({ groups }: Queue) => groups.map(({ context }) => context).join("");

describe("the queue", () => {
  test.each([["a", "b"], ["b", "c"], ["c", "a"], ["gone", "a"]])("after %s comes %s", (now, next) => expect(after(queue, now)).toBe(next));
  test("after the only one comes none", () => expect(after({ ...queue, groups: [group("a")] }, "a")).toBe(""));
  test("what was decided leaves it, and the rest keeps its order", () => expect(contexts(without(queue, "b"))).toBe("ac"));
  test("what is taken back comes first where it had left", () => expect(contexts(renewed(without(queue, "b"), group("b")))).toBe("bac"));
  test("what has changed stays at its place", () => {
    const changed = renewed(queue, group("b", 7));
    expect(contexts(changed)).toBe("abc");
    expect(changed.groups[1]?.records).toBe(7);
  });
  test("how much waits follows what is decided, taken back and changed", () => {
    expect(without(queue, "b").total).toEqual({ groups: 8, records: 19 });
    expect(renewed(without(queue, "b"), group("b", 3)).total).toEqual({ groups: 9, records: 22 });
    expect(renewed(queue, group("b", 0)).total).toEqual({ groups: 8, records: 19 });
    expect(without(queue, "gone").total).toEqual(queue.total);
  });
  test("a further page brings nothing twice, and says what follows", () => {
    expect(continued(queue, { revision: 1, groups: [group("c"), group("d")], total: { groups: 4, records: 5 } }))
      .toEqual({ groups: [...queue.groups, group("d")], next: undefined, total: { groups: 4, records: 5 } });
  });
});

describe("the part of the filter that it follows", () => {
  const none = { area: [], dataset: [], q: "" };
  test.each([
    ["nothing restricts", none, { governorate: "", dataset: "", q: "" }],
    ["one governorate", { ...none, area: ["SY02"] }, { governorate: "SY02", dataset: "", q: "" }],
    ["areas of one governorate", { ...none, area: ["SY0203", "SY020301"] }, { governorate: "SY02", dataset: "", q: "" }],
    ["areas of several", { ...none, area: ["SY0203", "SY07"] }, { governorate: "", dataset: "", q: "" }],
    ["the country", { ...none, area: ["SY"] }, { governorate: "", dataset: "", q: "" }],
    ["a dataset and words", { ...none, dataset: ["airwars"], q: "سوق" }, { governorate: "", dataset: "airwars", q: "سوق" }],
    ["several datasets", { ...none, dataset: ["a", "b"] }, { governorate: "", dataset: "", q: "" }],
  ])("%s", (_, filter, scope) => expect(scopeOf(filter)).toEqual(scope));
});
