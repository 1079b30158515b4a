import { expect, test } from "vitest";
import { binFigures, drawnIncident } from "./features";

test("a point is known by its number, of up to 53 bits, and says no party where it names none", () => {
  expect(drawnIncident({ id: 2 ** 53 - 1, properties: { date: "2020-05-02", violation: "siege", precision: "exact" } })).toEqual({
    number: 9007199254740991, date: "2020-05-02", party: "", violation: "siege", killed: undefined,
  });
});

test("a bin says nothing of the killed where no record states a number, which is not none", () => {
  expect(binFigures({ count: 12, party_isis: 3 })).toEqual({ count: 12, killed: undefined });
  expect(binFigures({ count: 12, killed: 0 })).toEqual({ count: 12, killed: 0 });
});
