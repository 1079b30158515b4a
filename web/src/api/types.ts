// The answers of the server's API v1, as far as the page reads them.

export type Language = "en" | "ar";
/** Text in both languages; either can be missing, never both. */
export interface Label {
  en?: string;
  ar?: string;
}

export type Level = "governorate" | "district" | "subdistrict";
export type Metric = "incidents" | "killed" | "injured" | "detained" | "attacks";
export type Per = "count" | "100k" | "km2" | "share";
export type ClassMethod = "quantile" | "jenks" | "equal" | "log" | "head-tail" | "fixed";
export type Counting = "full" | "split" | "sole";
/** How often records of several datasets count that are likely to be of the same event. */
export type Linking = "all" | "once";
export type Precision =
  | "exact" | "locality" | "near" | "subdistrict" | "district" | "governorate" | "region" | "country";
export type PlacementState = "accepted" | "review" | "not_found";

/** Longitude and latitude in degrees. */
export type Position = [lon: number, lat: number];

/** A number of people. `open` means "at least `min`": no upper bound is known. */
export interface Range {
  min: number;
  max: number;
  open?: boolean;
}

/** What became of the records that match; the last three add up to the first. */
export interface Counts {
  matching: number;
  mapped: number;
  not_mappable: number;
  suppressed: number;
}

export interface Term {
  code: string;
  parent?: string;
  label: Label;
  valid_from?: string;
  valid_to?: string;
  colour?: string;
}
export type VocabularyList =
  | "violation" | "party" | "controller" | "facility" | "weapon" | "grading" | "precision"
  | "date-precision" | "claim" | "confidence" | "sensitivity";
export type Vocabulary = Record<VocabularyList, Term[]>;

export interface Dataset {
  code: string;
  title?: string | Label;
  publisher?: string;
  licence?: string;
  attribution?: string;
  url?: string;
  records: number;
}
export interface Attribution {
  what: Label;
  credit: string;
  licence: string;
  url: string;
}
export interface About {
  name: string;
  version: string;
  revision: number;
  records: number;
  first_date?: string;
  last_date?: string;
  datasets: Dataset[];
  attributions: Attribution[];
  population_year: number;
}

/** TileJSON 3, as far as the page reads it. */
export interface TileJSON {
  tiles: string[];
}

export interface Area {
  pcode: string;
  parent: string;
  level: Level;
  name: Label;
  center: Position;
  bbox: [west: number, south: number, east: number, north: number];
  area_km2: number;
  population?: number;
  population_year?: number;
  population_2004?: number;
}
export interface AreasAnswer {
  revision: number;
  level: Level;
  areas: Area[];
}

export interface Figures {
  incidents: Range;
  attacks: Range;
  /** Absent where no record states it, which is not zero. */
  [measure: string]: Range | undefined;
}
export interface CodeFigures {
  code: string;
  incidents: Range;
  killed?: Range;
}
export interface AreaAnswer {
  revision: number;
  area: Area;
  ancestors: { pcode: string; name: Label; level: string }[];
  figures: Figures;
  by_party: CodeFigures[];
  by_violation: CodeFigures[];
  counting: Counting;
  linked: Linking;
  counts: Counts;
}

/**
 * Of numbers that are counted, the first and the last whole number of the class; otherwise values
 * above `from` (in the first class: from `from` on) up to and including `to`.
 */
export interface ChoroplethClass {
  from: number;
  to: number;
  /** There is no upper bound; `to` is the largest value. */
  open?: boolean;
  areas: number;
}
/** The values of areas column by column: entry i of each list is of area i. */
export interface ChoroplethColumns {
  pcode: string[];
  /** null: its records state no number of the metric, or its denominator is not known; never zero. */
  value: (number | null)[];
  max?: (number | null)[];
  /** Of shares: what they are computed from. */
  numerator?: number[];
  denominator?: number[];
  incidents: number[];
  /** Positions in `classes`, from 0; null where the value is null or zero. */
  class: (number | null)[];
  /** Areas whose `max` is no upper bound. */
  open?: string[];
  /** Areas whose denominator is so small that one more or less moves the share much. */
  few?: string[];
}
/** What shares are of, and the share of all areas together. */
export interface ShareTotal {
  of: string;
  value: number | null;
  numerator: number;
  denominator: number;
  few_below: number;
  few_areas: number;
}
export interface ChoroplethAnswer {
  revision: number;
  level: Level;
  metric: Metric;
  per: Per;
  counting: Counting;
  linked: Linking;
  method: ClassMethod;
  population_year?: number;
  without_population?: string[];
  share?: ShareTotal;
  classes: ChoroplethClass[];
  values: ChoroplethColumns;
  counts: Counts;
  /** Matching records that are drawn as points, whatever the level. */
  points: number;
  note: Label;
}

/** The time of an incident: inclusive ISO days and how well the day is known. */
export interface When {
  start: string;
  end: string;
  precision: string;
  documented?: string;
}
export interface Claim {
  party: string;
  claim: string;
  confidence: string;
  source?: number;
}
export interface IncidentSummary {
  id: string;
  dataset: string;
  title?: Label;
  when: When;
  place: {
    text?: Label;
    pcode?: string;
    name?: Label;
    governorate?: string;
    district?: string;
    subdistrict?: string;
    point?: Position;
    precision: Precision;
    state: PlacementState;
  };
  violations: string[];
  parties: Claim[];
  killed?: Range;
  injured?: Range;
  detained?: Range;
  control?: string[];
  grading?: string;
  sensitivity: string;
}
export interface IncidentsAnswer {
  revision: number;
  counting: Counting;
  linked: Linking;
  counts: Counts;
  incidents: IncidentSummary[];
  next?: string;
}

export interface Source {
  type?: string;
  title?: string;
  publisher?: string;
  url?: string;
  archive_url?: string;
  date?: string;
  retrieved?: string;
  sha256?: string;
  graphic?: boolean;
}
export interface Placement {
  state: PlacementState;
  method?: string;
  pcode?: string;
  name?: Label;
  governorate?: string;
  district?: string;
  subdistrict?: string;
  point?: Position;
  precision: Precision;
  uncertainty_m?: number;
  score?: number;
  reason?: string;
  candidates?: { pcode: string; name?: Label; score: number }[];
}
export interface Incident {
  id: string;
  dataset: string;
  source_id?: string;
  title?: Label;
  summary?: Label;
  when: When;
  where: { text?: Label; region?: Label; point?: Position; precision?: string };
  placement: Placement;
  violations: string[];
  casualties?: Record<string, Range>;
  facilities?: string[];
  weapons?: string[];
  claims?: Claim[];
  control_stated?: string[];
  control_derived?: string[];
  sources?: Source[];
  grading?: string;
  /** The record stands for several events that its source does not tell apart. */
  aggregated?: boolean;
  sensitivity: string;
}
export interface IncidentAnswer {
  revision: number;
  incident: Incident;
  massacre: boolean;
  versions: { revision: number; at: string; author?: string; reason?: string; withdrawn?: boolean }[];
  linked: LinkedRecord[];
}
/** A record of another dataset that is likely to be of the same event. */
export interface LinkedRecord extends IncidentSummary {
  /** From 0 to 1. */
  score: number;
  /** Codes of what speaks for it; none where the two are linked through others only. */
  reasons: string[];
}

/** RFC 9457, with the project's own members. */
export interface Problem {
  title: string;
  status: number;
  detail?: string;
  field?: string;
  allowed?: string[];
  hint?: string;
}
