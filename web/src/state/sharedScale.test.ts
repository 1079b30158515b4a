import { describe, expect, test } from "vitest";
import { sharedMethod, sharedScale, type ScaleChoice } from "./sharedScale";
import { classIn } from "./values";

const how: ScaleChoice = { method: "quantile", classes: 3, breaks: [], counted: true };
const ranges = (values: readonly number[], choice: Partial<ScaleChoice>) => sharedScale(values, { ...how, ...choice }).map(({ from, to, areas, open }) => (open ? [from, to, areas, "open"] : [from, to, areas]));

describe("the scale of several maps", () => {
  test.each<[string, number[], Partial<ScaleChoice>, unknown[][]]>([
    ["has about as many values in each class", [1, 2, 3, 10, 20, 300], {}, [[1, 2, 2], [3, 10, 2], [11, 300, 2]]],
    ["never divides equal values", [1, 1, 1, 1, 2, 9], {}, [[1, 1, 4], [2, 2, 1], [3, 9, 1]]],
    ["has no more classes than values differ", [4, 4], { classes: 5 }, [[4, 4, 2]]],
    ["has classes of equal width", [1, 5, 31], { method: "equal" }, [[1, 11, 2], [12, 21, 0], [22, 31, 1]]],
    ["has classes of equal width in the logarithm", [1, 50, 1000], { method: "log" }, [[1, 10, 1], [11, 100, 1], [101, 1000, 1]]],
    ["has the reader's own bounds, and one class above them", [3, 7, 90], { method: "fixed", breaks: [5, 50] }, [[1, 5, 1], [6, 50, 1], [51, 90, 1, "open"]]],
    ["of rates has classes that touch", [0.5, 1.5, 2.5], { counted: false }, [[0.5, 0.5, 1], [0.5, 1.5, 1], [1.5, 2.5, 1]]],
    ["leaves out zeros", [0, 0, 2], {}, [[2, 2, 1]]],
    ["of nothing has none", [0], {}, []],
  ])("%s", (_, values, choice, want) => expect(ranges(values, choice)).toEqual(want));

  test("every value is in the class whose range holds it", () => {
    let seed = 1;
    const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
    for (const method of ["quantile", "equal", "log"] as const) {
      for (let round = 0; round < 50; round++) {
        const values = Array.from({ length: 1 + Math.floor(random() * 40) }, () => Math.ceil(random() ** 4 * 500));
        const classes = sharedScale(values, { ...how, method, classes: 5 });
        for (const value of values) {
          const range = classes[classIn(classes, value) ?? -1];
          expect(range && value >= range.from && value <= range.to, `${value} by ${method} in ${JSON.stringify(classes)}`).toBe(true);
        }
      }
    }
  });

  test("what divides one map only gives way to quantiles", () => expect(["jenks", "log"].map((method) => sharedMethod(method as "jenks"))).toEqual(["quantile", "log"]));
});
