import { describe, expect, test } from "vitest";
import { decodeView } from "../../state/codec";
import { NO_FILTER, defaultView, type View } from "../../state/view";
import { frameOf, linkTo, pinned, snippet } from "./link";

const view: View = {
  ...defaultView("ar"), filter: { ...NO_FILTER, party: ["isis", "sdf"], from: "2020-05-01" }, metric: "killed", mode: "table", opened: { kind: "area", pcode: "SY02" },
};

describe("a link to a view", () => {
  test("opens exactly the view", () => {
    const link = new URL(linkTo("https://map.example", view));
    expect(link.pathname).toBe("/");
    expect(decodeView(link.search, "en")).toEqual({ view, ignored: [] });
  });
  test("keeps the figures of a revision", () => {
    expect(decodeView(new URL(linkTo("https://map.example", pinned(view, 12))).search, "en").view.filter.revision).toBe(12);
    expect(pinned(view, 0)).toBe(view);
  });
  test("for a frame shows the map, and nothing opened", () => {
    const link = new URL(frameOf("https://map.example", view));
    expect(link.pathname).toBe("/embed");
    expect(decodeView(link.search, "en").view).toEqual({ ...view, mode: "map", opened: { kind: "none" } });
  });
});

test("what is in an address or a title cannot leave its attribute", () => {
  expect(snippet("https://map.example/embed?lang=en&q=\"x\"", "Killed <5, by \"A & B\"")).toBe(
    '<iframe src="https://map.example/embed?lang=en&amp;q=&quot;x&quot;" title="Killed &lt;5, by &quot;A &amp; B&quot;" width="100%" height="600" style="border: 0" loading="lazy"></iframe>',
  );
});
