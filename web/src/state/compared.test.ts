import { expect, test } from "vitest";
import { comparedPeriods } from "./compared";
import { NO_FILTER } from "./view";

const MAY = { from: "2020-05-01", to: "2020-05-31" };

test("a period is compared with the one before it, unless another is chosen", () => {
  expect(comparedPeriods({ filter: { ...NO_FILTER, ...MAY }, against: null })).toEqual({ before: { from: "2020-04-01", to: "2020-04-30" }, after: MAY });
  const against = { from: "2019-05-01", to: "2019-05-31" };
  expect(comparedPeriods({ filter: { ...NO_FILTER, ...MAY }, against })?.before).toEqual(against);
});

test("without a first and a last day there is nothing to compare", () => {
  expect(comparedPeriods({ filter: { ...NO_FILTER, from: MAY.from }, against: null })).toBeNull();
});
