// The answers of the server's API v1, by the names that the page has for them. What they hold is in
// schema.ts, which is made from the document of the interface.

import type { Answers, AreaFacts, Choropleth, Placement as AnyPlacement } from "./schema";

export type {
  About, AreaControl, Attribution, Cell, CodeFigures, ComparedPeriod, Counts, CrossTable, Dataset, Difference, Figures, GeocodeCandidate, Incident, Label, LinkedRecord, PartyClaim, PeriodColumns, Place, Placement,
  Problem, Range, Rank, ShareTotal, Source, Sum, Term, TileJSON, When,
} from "./schema";
export type { Class as ChoroplethClass, Claim, Summary as IncidentSummary, ValueColumns as ChoroplethColumns } from "./schema";

/** What the page asks about areas is of those below the country. */
export type Level = Exclude<AreaFacts["level"], "country">;
/** The metrics that the page offers. */
export type Metric = Extract<Choropleth["metric"], "incidents" | "killed" | "injured" | "detained" | "attacks">;

export interface Area extends AreaFacts {
  level: Level;
}
export type AreasAnswer = Answers["areas-district"] & { level: Level; areas: Area[] };
export type AreaAnswer = Answers["area"] & { area: Area };
export interface ChoroplethAnswer extends Choropleth {
  level: Level;
  metric: Metric;
}
export type IncidentsAnswer = Answers["incidents"];
export type IncidentAnswer = Answers["incident"];
export type FacetsAnswer = Answers["facets"];
export type GeocodeAnswer = Answers["geocode"];
/** What the server says of the territories of a day. */
export type ControlTiles = Answers["tilejson-control"];
export type Vocabulary = Required<Answers["vocabulary"]>;
export type VocabularyList = keyof Vocabulary;

export type Language = "en" | "ar";
export type Per = ChoroplethAnswer["per"];
export type ClassMethod = ChoroplethAnswer["method"];
export type Counting = ChoroplethAnswer["counting"];
export type Linking = ChoroplethAnswer["linked"];
export type Precision = AnyPlacement["precision"];
export type PlacementState = AnyPlacement["state"];

/** Longitude and latitude in degrees. */
export type Position = [lon: number, lat: number];
