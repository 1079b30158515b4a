import { describe, expect, test } from "vitest";
import { decodeView as decoded, encodeView, filterParams, typedBreaks } from "./codec";
import { NO_FILTER, defaultView, type View } from "./view";

const decodeView = (query: string, preferred: "en" | "ar") => decoded(query, preferred).view;

const full: View = {
  lang: "ar",
  filter: {
    ...NO_FILTER, from: "2020-05-01", to: "2020-05-31", violation: ["extrajudicial-killing", "siege"],
    party: ["isis", "regime"], controller: ["government+sdf"], doubt: ["control", "place"], area: ["SY02", "SY0203"], q: "سوق حلب", counting: "split", linked: "once", revision: 12,
  },
  mode: "table", arrangement: "side", split: "period", against: { from: "2020-04-01", to: "2020-04-30" },
  level: "district", metric: "killed", second: "injured", per: "100k", method: "fixed", classes: 7, breaks: [0.5, 2, 10], scheme: "viridis",
  layers: { names: 0, incidents: 100, control: 60, water: 100, shades: 80 }, heldOn: "2020-05-15", unit: "week", table: "areas", sort: "-killed", areaSort: "name",
  camera: { zoom: 7.25, lat: 36.2021, lon: 37.1343 },
  opened: { kind: "area", pcode: "SY0203" }, deciding: "-1Yt1kcCbYqyrG32muAw",
};

describe("the codec", () => {
  test("a full view survives the way to the URL and back", () => {
    expect(decodeView(encodeView(full), "en")).toEqual(full);
  });

  test.each<[string, View["opened"]]>([
    ["nothing", { kind: "none" }],
    ["the whole country", { kind: "area", pcode: "SY" }],
    ["an incident by its number", { kind: "incident", id: "9007199254740991" }],
    ["an incident", { kind: "incident", id: "01HZY5M5Q8ZJX9T4C7K2N3P4R5" }],
  ])("what is open survives: %s", (_, opened) => {
    expect(decodeView(encodeView({ ...full, opened }), "en").opened).toEqual(opened);
  });

  test("the default view is only its language", () => {
    expect(encodeView(defaultView("en"))).toBe("lang=en");
    expect(decodeView("", "ar")).toEqual(defaultView("ar"));
  });

  test("the URL is readable and its order fixed", () => {
    expect(encodeView(full)).toBe(
      "lang=ar&from=2020-05-01&to=2020-05-31&violation=extrajudicial-killing,siege&party=isis,regime&controller=government%2Bsdf" +
      "&area=SY02,SY0203&doubt=control,place&q=%D8%B3%D9%88%D9%82%20%D8%AD%D9%84%D8%A8&counting=split&linked=once&revision=12" +
      "&view=table&maps=side&split=period&against=2020-04-01..2020-04-30&level=district&metric=killed&second=injured&per=100k" +
      "&method=fixed&classes=7&breaks=0.5,2,10&scheme=viridis&layers=names.0,control.60,shades.80&held_on=2020-05-15&unit=week&table=areas&sort=-killed&area_sort=name" +
      "&map=7.25/36.2021/37.1343&open=SY0203&deciding=-1Yt1kcCbYqyrG32muAw",
    );
  });

  test("the order of parameters and of a list's values does not matter", () => {
    expect(decodeView("party=regime,isis,regime&lang=en", "en").filter.party).toEqual(["isis", "regime"]);
  });

  test.each([
    ["from=yesterday"], ["from=2020-02-30"], ["from=2020-05-01T00:00"], ["level=village"], ["metric=<script>"], ["per=litre"], ["per=share"], ["breaks=2,1"], ["breaks=0"], ["breaks=1,,2"], ["breaks=1,2,3,4,5,6,7"], ["breaks=1e3"],
    ["classes=2"], ["classes=8"], ["classes=4.5"], ["classes="], ["map=1/2"], ["map=a/b/c"], ["map=//"], ["map=7/91/0"],
    ["open=SY1"], ["open=../../etc"], ["open=0"], ["open=9007199254740993"], ["area=Aleppo"], ["area=TR01"], ["party=%00"], ["counting=half"], ["linked=twice"], ["revision=-1"], ["revision=1e99"],
    ["view=chart"], ["maps=two"], ["split=weapon"], ["against=2020-04-30..2020-04-01"], ["against=2020-04"], ["second=incidents"], ["layers=roads.50"], ["layers=names.101"],
    ["scheme=rainbow"], ["held_on=2020-02-30"], ["unit=hour"], ["sort=title"], ["table=lists"], ["area_sort=size"], ["open=areas"], ["deciding=a/b"], ["unknown=1"], ["partyy=1"], ["from=2020-13-01"],
  ])("what cannot be meant is left out, and said: %s", (query) => {
    expect(decoded(query, "en")).toEqual({ view: defaultView("en"), ignored: query.endsWith("=") ? [] : [decodeURIComponent(query)] });
  });

  test("a link that is no text at all still opens, and is said to be damaged", () => {
    expect(decoded("%E0%A4%A", "en")).toEqual({ view: defaultView("en"), ignored: ["\ufffd%A"] });
  });

  test("an end before the beginning is left out, and said", () => {
    const { view, ignored } = decoded("from=2020-05-02&to=2020-05-01", "en");
    expect(view.filter).toMatchObject({ from: "2020-05-02", to: "" });
    expect(ignored).toEqual(["to=2020-05-01"]);
  });

  test("of a list only the damaged codes are left out", () => {
    const { view, ignored } = decoded("area=SY01,Aleppo,SY02&lang=en", "en");
    expect(view.filter.area).toEqual(["SY01", "SY02"]);
    expect(ignored).toEqual(["area=Aleppo"]);
  });

  test("a parameter that comes twice counts once, and the second is said", () => {
    const { view, ignored } = decoded("party=isis&party=regime", "en");
    expect(view.filter.party).toEqual(["isis"]);
    expect(ignored).toEqual(["party=regime"]);
  });

  test("a text too long for the server is cut, and the rest is said", () => {
    expect(decoded(`q=${"a".repeat(203)}`, "en").ignored).toEqual(["q=aaa"]);
  });

  test.each([["", ""], ["the whole view", encodeView(full)], ["empty values", "from=&party=,&q=+&open=&&"]])("nothing is said of what is understood: %s", (_, query) => {
    expect(decoded(query, "en").ignored).toEqual([]);
  });

  test("a share is of the parties of the filter", () => {
    expect(decoded("per=share&party=isis", "en")).toMatchObject({ view: { per: "share" }, ignored: [] });
  });

  test("decoding what was encoded from any text changes nothing the second time", () => {
    let seed = 7;
    const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
    const pieces = ["lang=ar", "from=2019-01-01", "to=2018-01-01", "party=a,b,,b", "area=SY01,XX", "q= a  b ", "map=6/35/38", "map=-1/0/0", "open=SY01", "level=district", "&&", "%", "classes=3", "dataset=Air wars"];
    for (let i = 0; i < 500; i++) {
      const query = pieces.filter(() => random() < 0.4).join("&");
      const once = encodeView(decodeView(query, "en"));
      expect(encodeView(decodeView(once, "en"))).toBe(once);
    }
  });

  test("the filter's parameters are the API's, without the page's own", () => {
    expect(filterParams(NO_FILTER)).toEqual([]);
    expect(filterParams({ ...NO_FILTER, party: ["isis"], counting: "sole", linked: "once" })).toEqual([["party", "isis"], ["counting", "sole"], ["linked", "once"]]);
  });
});

describe("bounds that a reader types", () => {
  test.each<[string, number[] | undefined]>([
    ["1, 5, 10", [1, 5, 10]], ["١، ٥، ١٠", [1, 5, 10]], ["٠٫٥,2", [0.5, 2]], [" 3 ", [3]], ["5, 1", undefined], ["١،،٢", undefined], ["", undefined],
  ])("%s", (typed, want) => expect(typedBreaks(typed)).toEqual(want));
});
