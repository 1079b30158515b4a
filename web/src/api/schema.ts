// Made from the document of the interface by make types; do not edit.

export interface About {
  name: string;
  version: string;
  revision: number;
  records: number;
  first_date?: string;
  last_date?: string;
  datasets: Dataset[];
  population_year?: number;
  attributions: Attribution[];
}

export interface Ancestor {
  pcode: string;
  name: Label;
  level: "country" | "governorate" | "district" | "subdistrict";
}

/** areaCollection is the choropleth as GeoJSON: the values are properties of the areas, the rest is beside them as foreign members. */
export interface AreaCollection {
  type: string;
  revision: number;
  level: "country" | "governorate" | "district" | "subdistrict";
  metric: "incidents" | "killed" | "injured" | "detained" | "disappeared" | "released" | "attacks" | "massacres" | "killed-civilians" | "killed-children" | "killed-women" | "killed-men" | "killed-medical" | "killed-media" | "killed-civil-defence" | "killed-humanitarian" | "killed-under-torture" | "detained-civilians" | "detained-children" | "detained-women" | "detained-men" | "detained-medical" | "detained-media" | "detained-civil-defence" | "detained-humanitarian" | "detained-under-torture";
  per: "count" | "100k" | "km2" | "share";
  counting: "full" | "split" | "sole";
  linked: "all" | "once";
  method: "quantile" | "jenks" | "equal" | "log" | "head-tail" | "fixed";
  /** of the denominator */
  population_year?: number;
  /** areas that have no rate for want of one */
  without_population?: string[];
  share?: ShareTotal;
  classes: Class[];
  counts: Counts;
  /** of the matching records, those that are drawn as one */
  points: number;
  note: Label;
  features: AreaFeature[];
}

export interface AreaControl {
  revision: number;
  date: string;
  area: HeldArea;
  /** of any community */
  known: boolean;
  communities: number;
  /** the largest first */
  shares: ControlShare[];
  /** of any place */
  known_days: KnownDays[];
  note: Label;
}

export interface AreaFacts {
  pcode: string;
  parent?: string;
  level: "country" | "governorate" | "district" | "subdistrict";
  name: Label;
  /** Longitude and latitude in degrees. */
  center: [number, number];
  /** west, south, east, north */
  bbox: [number, number, number, number];
  area_km2: number;
  population: number;
  population_year?: number;
  population_2004: number;
}

export interface AreaFeature {
  type: string;
  id: string;
  geometry: unknown;
  properties: AreaProperties;
}

export interface AreaList {
  revision: number;
  level: "country" | "governorate" | "district" | "subdistrict";
  areas: AreaFacts[];
}

export interface AreaProperties {
  pcode: string;
  value: number | null;
  /** nil with Share */
  max: number | null;
  open?: boolean;
  /** records, each counted once */
  incidents: number;
  class?: number;
  /** Of a Share: what it is computed from, and whether the denominator is below FewBelow. */
  numerator?: number;
  denominator?: number;
  few?: boolean;
  name_en: string;
  name_ar: string;
}

export interface AreaReport {
  revision: number;
  area: AreaFacts;
  /** the governorate first */
  ancestors: Ancestor[];
  figures: Figures;
  by_party: CodeFigures[];
  by_violation: CodeFigures[];
  counting: "full" | "split" | "sole";
  linked: "all" | "once";
  counts: Counts;
}

/** Attribution is whom to credit for a part of the facts, as every page and export must. */
export interface Attribution {
  what: Label;
  credit: string;
  licence: string;
  url: string;
}

/** Candidate is one reading of a place text that was weighed. */
export interface Candidate {
  pcode: string;
  name?: Label;
  score: number;
}

/** Cell is the figure of a row and, where there are columns, of a column. */
export interface Cell {
  row: string;
  col?: string;
  /** each counted once */
  records: number;
  incidents: Sum;
  /** of the metric */
  value?: Sum;
  subsets?: Subsets;
}

/** Change is a record that differs. Fields are the names of what differs in it, as in Detail. */
export interface Change {
  id: string;
  kinds: ("added" | "changed" | "reattributed" | "moved" | "withdrawn" | "restored")[];
  fields?: string[];
  /** absent where it was not there */
  before?: Summary;
  after?: Summary;
}

export interface Changes {
  since: Revised;
  until: Revised;
  counting: "full" | "split" | "sole";
  linked: "all" | "once";
  kinds?: { [key in "added" | "changed" | "reattributed" | "moved" | "withdrawn" | "restored"]?: number };
  /** of the records that match at the earlier revision */
  before?: Figures;
  after?: Figures;
  by_party?: PartyChange[];
  /** the latest first */
  incidents: Change[];
  next?: string;
}

/** choropleth is a choropleth as values to join to the area tiles. */
export interface Choropleth {
  revision: number;
  level: "country" | "governorate" | "district" | "subdistrict";
  metric: "incidents" | "killed" | "injured" | "detained" | "disappeared" | "released" | "attacks" | "massacres" | "killed-civilians" | "killed-children" | "killed-women" | "killed-men" | "killed-medical" | "killed-media" | "killed-civil-defence" | "killed-humanitarian" | "killed-under-torture" | "detained-civilians" | "detained-children" | "detained-women" | "detained-men" | "detained-medical" | "detained-media" | "detained-civil-defence" | "detained-humanitarian" | "detained-under-torture";
  per: "count" | "100k" | "km2" | "share";
  counting: "full" | "split" | "sole";
  linked: "all" | "once";
  method: "quantile" | "jenks" | "equal" | "log" | "head-tail" | "fixed";
  /** of the denominator */
  population_year?: number;
  /** areas that have no rate for want of one */
  without_population?: string[];
  share?: ShareTotal;
  classes: Class[];
  counts: Counts;
  /** of the matching records, those that are drawn as one */
  points: number;
  note: Label;
  /** instead of the list of values */
  values: ValueColumns;
}

/** Claim is one statement of who did it. A joint incident has one claim per party, each of kind "joint". */
export interface Claim {
  party: string;
  /** sole, joint, alternative, contested, unidentified, inferred */
  claim: string;
  /** stated, believed, claimed-by-party, derived */
  confidence: string;
  /** 1-based position in Sources; 0: the dataset's own */
  source?: number;
}

/** Class is a range of values as a legend names it: of numbers that are counted, the first and the last whole number in it; otherwise the values above From (in the first class of bounds that were found: from From on) up to and including To. Open: it has no upper bound, and To is the largest value in it, or From where there is none. */
export interface Class {
  from: number;
  to: number;
  open?: boolean;
  areas: number;
}

/** CodeFigure is the figure of a whole row or column. */
export interface CodeFigure {
  code: string;
  /** each counted once */
  records: number;
  incidents: Sum;
  /** of the metric */
  value?: Sum;
  subsets?: Subsets;
}

/** CodeFigures are the figures under one term. */
export interface CodeFigures {
  code: string;
  incidents: Sum;
  killed?: Sum;
}

/** ControlClaim is a claim of who held a place, with what it rests on. */
export interface ControlClaim {
  controllers: string[];
  source: string;
  source_url?: string;
  licence?: string;
  valid_from: string;
  /** null where no end is known */
  valid_to: string | null;
  confidence?: string;
  /** 0: of the program's own facts */
  layer: number;
  /** the revision that the layer came with */
  recorded_revision?: number;
  by: "place" | "area" | "nearest-community";
  /** of the place that the claim is about */
  pcode?: string;
  /** from the nearest community, in metres */
  distance_m?: number;
}

export interface ControlLayer {
  /** 0: of the program's own facts */
  layer: number;
  source: string;
  source_url?: string;
  licence?: string;
  valid_from: string;
  valid_to: string;
  /** claims about communities and neighbourhoods */
  places: number;
  /** claims about areas */
  areas: number;
  controllers: string[];
  recorded_revision?: number;
  recorded_at?: string;
}

export interface ControlLayers {
  revision: number;
  layers: ControlLayer[];
}

/** ControlShare is the part of the communities of an area that a set of controllers held. */
export interface ControlShare {
  controllers: string[];
  communities: number;
  percent: number;
}

/** Counts says what became of the records that match a filter at one level of a map. The three parts always add up to Matching. */
export interface Counts {
  matching: number;
  mapped: number;
  /** counted, but not known well enough for this level */
  not_mappable: number;
  /** held back to protect people; see Release */
  suppressed: number;
}

/** CrossTable is a metric of the matching records under the codes of one or two dimensions. Totals are of records and not of cells: a record of two parties or two violations counts under each of them, and once in a total, so cells can add up to more. A row or a column without a record is left out, but for the periods of a timeline; so is a cell, and there none is. */
export interface CrossTable {
  revision: number;
  counting: "full" | "split" | "sole";
  linked: "all" | "once";
  metric: "incidents" | "killed" | "injured" | "detained" | "disappeared" | "released" | "attacks" | "massacres" | "killed-civilians" | "killed-children" | "killed-women" | "killed-men" | "killed-medical" | "killed-media" | "killed-civil-defence" | "killed-humanitarian" | "killed-under-torture" | "detained-civilians" | "detained-children" | "detained-women" | "detained-men" | "detained-medical" | "detained-media" | "detained-civil-defence" | "detained-humanitarian" | "detained-under-torture";
  rows: Side;
  /** nil: the records are told apart by rows alone */
  cols?: Side;
  /** row by row */
  cells: Cell[];
  row_totals?: CodeFigure[];
  col_totals?: CodeFigure[];
  total: Figure;
  /** that Counts are of */
  level: "country" | "governorate" | "district" | "subdistrict";
  counts: Counts;
  note: Label;
}

/** Dataset is a collection of records from one publisher. */
export interface Dataset {
  code: string;
  title?: string;
  publisher?: string;
  licence?: string;
  attribution?: string;
  url?: string;
  records: number;
}

/** Decided is a decision that was made, for reviewers only. */
export interface Decided {
  /** None where no place fits */
  pcode: string;
  name?: Label;
  author: string;
  at: string;
  note?: string;
  origin: string;
}

/** decision is what a reviewer sends. */
export interface Decision {
  context: string;
  record: string;
  pcode: string;
  note: string;
  alone: boolean;
  set_aside_coordinates: boolean;
  supersede: boolean;
}

/** Disagreement is records whose source states other controllers than the control layers say. */
export interface Disagreement {
  stated: string[];
  derived: string[];
  records: number;
}

export interface Disagreements {
  revision: number;
  counting: "full" | "split" | "sole";
  linked: "all" | "once";
  /** mapped: drawable as a point */
  counts: Counts;
  incidents: Summary[];
  next?: string;
  /** matching records of which both are known */
  compared: number;
  /** of all pages */
  pairs: Disagreement[];
}

/** Done is what a decision did. */
export interface Done {
  context: string;
  /** None where no place fits; "" where a decision was taken back */
  pcode?: string;
  /** records that have another placement now and do not wait */
  placed: number;
  /** records that wait: all the same, as their coordinates say otherwise, or again */
  waiting: number;
  /** the latest */
  revision: number;
}

/** Figure is what the records of a cell or a total add up to. Value is absent where none of them states a number, which is not the same as 0; so is a subset. */
export interface Figure {
  /** each counted once */
  records: number;
  incidents: Sum;
  /** of the metric */
  value?: Sum;
  subsets?: Subsets;
}

/** Figures are the documented minimum numbers of a set of records under the counting rule. A measure that no record states is left out. */
export interface Figures {
  incidents: Sum;
  killed?: Sum;
  injured?: Sum;
  detained?: Sum;
  /** on vital facilities */
  attacks: Sum;
  "killed-children"?: Sum;
  "killed-women"?: Sum;
}

/** Candidate is one reading of a query. Every field agrees with Precision: an area has no point, and no code is finer than the precision supports. A line has the codes of the areas in which both its ends lie, and no point. */
export interface GeocodeCandidate {
  pcode: string;
  name?: Label;
  /** LevelPlace, LevelRegion, LevelLine or a geo.Level */
  level: string;
  governorate?: string;
  district?: string;
  subdistrict?: string;
  /** Longitude and latitude in degrees. */
  point?: [number, number];
  precision: "exact" | "locality" | "near" | "subdistrict" | "district" | "governorate" | "region" | "country";
  /** radius in metres */
  uncertainty_m: number;
  /** 0 to 1: the probability that it is meant; of the first one, that it or something within 5 km is */
  score: number;
  reason?: string;
}

export interface Geocoded {
  results: Result[];
}

/** Group is the records that wait for one decision because their places are described in the same words. Text, State, Reason, Candidates and Point are those of the first of its records. */
export interface Group {
  context: string;
  text: Label;
  region: Label;
  /** that wait */
  records: number;
  /** of these */
  not_found: number;
  first?: string;
  last?: string;
  state?: "accepted" | "review" | "not_found";
  reason?: string;
  /** where it counts until someone decides */
  placed?: GeocodeCandidate;
  /** best first, each as it may be drawn */
  candidates: GeocodeCandidate[];
  /** coordinates given by the source */
  point?: [number, number];
  /** IDs, of the first records */
  incidents: string[];
  decision?: Decided;
}

export interface GroupList {
  revision: number;
  groups: Group[];
  next?: string;
}

/** Headline says whether the figures that were published by party add up to the one of all of them. */
export interface Headline {
  dataset: string;
  from: string;
  to: string;
  /** a group; "": all parties */
  party?: string;
  measure: string;
  facility?: string;
  value: number;
  /** whose figures are added up */
  parties: string[];
  sum: number;
  /** of the sum: Equal, Short or Over */
  status: "equal" | "short" | "over" | "at-least";
  difference: number;
}

/** HeldArea is the area that is asked about. */
export interface HeldArea {
  pcode: string;
  level: "country" | "governorate" | "district" | "subdistrict";
  name: Label;
}

/** HeldPlace is the place that is asked about. */
export interface HeldPlace {
  /** of a community or a neighbourhood; a point has none */
  pcode?: string;
  kind?: string;
  name?: Label;
  /** Longitude and latitude in degrees. */
  point: [number, number];
  governorate: string;
  district: string;
  subdistrict: string;
  /** how far the point is beyond the coast or the border, in metres */
  outside_m?: number;
}

/** Incident is one documented event at one place in one span of time, with one or more violations. Lists of codes hold identifiers of the vocabulary, sorted and without repeats. */
export interface Incident {
  id: string;
  dataset: string;
  source_id?: string;
  title?: Label;
  summary?: Label;
  when: When;
  where: Where;
  placement: Placement;
  violations: string[];
  casualties?: { [key in "killed" | "injured" | "detained" | "disappeared" | "released" | "killed-civilians" | "killed-children" | "killed-women" | "killed-men" | "killed-medical" | "killed-media" | "killed-civil-defence" | "killed-humanitarian" | "killed-under-torture" | "detained-civilians" | "detained-children" | "detained-women" | "detained-men" | "detained-medical" | "detained-media" | "detained-civil-defence" | "detained-humanitarian" | "detained-under-torture"]?: Range };
  facilities?: string[];
  weapons?: string[];
  claims?: Claim[];
  /** ControlStated is who held the place as the source says; ControlDerived as the control layer says for that place and date. Several controllers hold it jointly. Both are kept. */
  control_stated?: string[];
  control_derived?: string[];
  sources?: Source[];
  grading?: string;
  /** Aggregated says that the record stands for several events that its source does not tell apart. It counts as one record, and is never a massacre. */
  aggregated?: boolean;
  sensitivity: string;
}

export interface IncidentDetail {
  revision: number;
  incident: Incident;
  massacre: boolean;
  /** newest first; of a restricted record none */
  versions: VersionOutline[];
  /** the other records that are likely to be of the same event */
  linked: LinkedRecord[];
}

export interface IncidentList {
  revision: number;
  counting: "full" | "split" | "sole";
  linked: "all" | "once";
  /** mapped: drawable as a point */
  counts: Counts;
  incidents: Summary[];
  next?: string;
}

/** KnownDays is days, both inclusive, of which something is known. */
export interface KnownDays {
  from: string;
  /** null where no end is known */
  to: string | null;
}

/** Label is a name or a text in the project's two languages. Either may be empty. */
export interface Label {
  en?: string;
  ar?: string;
}

/** Link says how much speaks for two records, by their IDs, being of the same event, and why: codes of linkage.Reasons. */
export interface Link {
  between: [string, string];
  score: number;
  reasons: string[];
}

/** LinkGroup is records of different datasets that are likely to be of the same event. The score is that of the weakest link that holds it together. */
export interface LinkGroup {
  score: number;
  /** of the members that match, the ID of the one that counts where linked records count once */
  speaks: string;
  members: LinkMember[];
  /** between members, the best first */
  links: Link[];
}

export interface LinkList {
  revision: number;
  /** groups, of all pages */
  matching: number;
  /** the least score of a link */
  threshold: number;
  groups: LinkGroup[];
  next?: string;
  note: Label;
}

/** LinkMember is a record of a group, which the filter matches or not. */
export interface LinkMember {
  matches: boolean;
  id: string;
  dataset: string;
  title: Label;
  when: Period;
  place: Place;
  violations: string[];
  parties: PartyClaim[];
  /** as the source states it; absent: unknown */
  killed?: Range;
  injured?: Range;
  detained?: Range;
  /** as stated, or else as derived */
  control: string[];
  control_stated?: string[];
  control_derived?: string[];
  grading: string;
  sensitivity: string;
}

/** LinkedRecord is a record of another dataset that is likely to be of the same event as an incident. Where there is no link between the two themselves the score is that of the weakest on the best way through others, and there are no reasons. */
export interface LinkedRecord {
  id: string;
  dataset: string;
  title: Label;
  when: Period;
  place: Place;
  violations: string[];
  parties: PartyClaim[];
  /** as the source states it; absent: unknown */
  killed?: Range;
  injured?: Range;
  detained?: Range;
  /** as stated, or else as derived */
  control: string[];
  control_stated?: string[];
  control_derived?: string[];
  grading: string;
  sensitivity: string;
  score: number;
  reasons: string[];
}

export interface OneGroup {
  revision: number;
  group: Group;
}

/** Outside is the part of what is documented that is of records which began outside the period of the figure. They count, because the publisher put them in the report. */
export interface Outside {
  count: number;
  min: number;
  max: number;
  open?: boolean;
  /** as in Reconciled */
  ids: string[];
}

export interface Overlap {
  revision: number;
  counting: "full" | "split" | "sole";
  /** that have a matching public record, by code */
  datasets: string[];
  /** the most events first */
  patterns: OverlapPattern[];
  /** of all patterns */
  events: number;
  /** that the events are made of */
  records: number;
  /** Unlinkable says of each dataset how many of its records are linked with none, whatever others have: their day or place is not known well enough, or they stand for several events. Each is an event of that dataset alone here, so the more there are, the more an estimate is too high. */
  unlinkable: number[];
  note: Label;
}

/** OverlapPattern is a combination of datasets: In has 1 for each that has the event, in their order, and 0 for the others. */
export interface OverlapPattern {
  in: number[];
  events: number;
}

/** PartyChange is the figures of a party at both revisions, absent where it has no record. */
export interface PartyChange {
  code: string;
  before?: CodeFigures;
  after?: CodeFigures;
}

/** PartyClaim is a claim of attribution in a list. */
export interface PartyClaim {
  party: string;
  claim: string;
  confidence: string;
}

/** Period is the time of an incident in a list. */
export interface Period {
  start: string;
  end: string;
  precision: string;
}

/** Place is the place of an incident in a list: as written and as understood. */
export interface Place {
  text: Label;
  pcode?: string;
  name: Label;
  governorate?: string;
  district?: string;
  subdistrict?: string;
  /** only where the record may be drawn as one */
  point?: [number, number];
  precision: "exact" | "locality" | "near" | "subdistrict" | "district" | "governorate" | "region" | "country";
  uncertainty_m?: number;
  state: "accepted" | "review" | "not_found";
}

export interface PlaceControl {
  revision: number;
  date: string;
  place: HeldPlace;
  /** never empty: "unknown" where nothing is known */
  controllers: string[];
  known: boolean;
  /** the controllers held it together */
  joint: boolean;
  /** a claim says so, or the claims differ */
  contested: boolean;
  /** those that speak for the date */
  claims: ControlClaim[];
  known_days: KnownDays[];
  note: Label;
}

/** Placement is the place as understood. Every field agrees with Precision: no code or point is given finer than it supports, so a doubtful place never looks exact. */
export interface Placement {
  state: "accepted" | "review" | "not_found";
  method?: "source-coordinates" | "gazetteer" | "reviewer";
  /** of the place or area */
  pcode?: string;
  name?: Label;
  governorate?: string;
  district?: string;
  subdistrict?: string;
  /** Longitude and latitude in degrees. */
  point?: [number, number];
  precision: "exact" | "locality" | "near" | "subdistrict" | "district" | "governorate" | "region" | "country";
  /** radius in metres */
  uncertainty_m?: number;
  /** 0 to 1 */
  score?: number;
  reason?: string;
  /** at most five, best first */
  candidates?: Candidate[];
}

/** Problem is an error as a client reads it. Detail says what was wrong, Field which parameter or thing it is about, Allowed which values would be right, Hint what to do. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  field?: string;
  allowed?: string[];
  hint?: string;
  /** that of the answer where it is empty */
  request_id?: string;
}

/** Range is a number of people between a minimum and a maximum, equal where it is certain. Open means that the source says "at least": Max is then the same as Min and no upper bound is known. */
export interface Range {
  min: number;
  max: number;
  open?: boolean;
}

/** Reconciled is a published figure and what the incidents of its dataset add up to. A dataset with figures of one period is the work of one report: all of its records count, those too that began outside the period, which Outside tells apart. Of a dataset with figures of several periods those records count that began in the figure's own. */
export interface Reconciled {
  dataset: string;
  from: string;
  to: string;
  /** "": of all parties */
  party?: string;
  /** a Measure, "attacks" or "massacres" */
  measure: string;
  /** of attacks on one kind of facility */
  facility?: string;
  value: number;
  source: string;
  source_url?: string;
  /** nil where no record states such a number, which is not 0 */
  documented: Sum | null;
  status: "equal" | "short" | "over" | "at-least";
  /** of what is documented from the figure; 0 where they are equal */
  difference: number;
  /** that count */
  records: number;
  /** the IDs of the first of them, by day: at most Listed */
  incidents: string[];
  /** to the list of incidents: the records that are looked through */
  query: string;
  outside?: Outside;
}

export interface Reconciliation {
  revision: number;
  counting: "full" | "split" | "sole";
  figures: Reconciled[];
  headlines: Headline[];
  /** the most incidents that are named behind a figure: MaxListed, or fewer behind many figures */
  listed: number;
  /** records that are held back, and in no number here */
  suppressed: number;
  note: Label;
}

/** Result is the answer to a query. */
export interface Result {
  decision: "accepted" | "review" | "not_found";
  /** at most five, best first */
  candidates?: GeocodeCandidate[];
  /** Chosen is the placement to use. Where the decision is to review, it is coarsened to what the readings share, so that a doubtful place never looks exact. It is nil where nothing is known. */
  chosen?: GeocodeCandidate;
  basis: "text" | "coordinates" | "review";
  reason: string;
}

/** revised is a revision, and when it was made. */
export interface Revised {
  revision: number;
  /** RFC 3339; absent of revision 0, before anything was stored */
  at?: string;
}

/** sentQueries is what is sent: one description, or several under queries, for which lang is the default. */
export interface SentQueries {
  text: string;
  text_ar: string;
  region: string;
  region_ar: string;
  lat: string;
  lon: string;
  lang: string;
  /** read one by one once they are counted: a megabyte has room for 350,000 empty ones */
  queries: unknown[];
}

/** ShareTotal says what the shares of a choropleth are of, and the share of all its areas together. */
export interface ShareTotal {
  /** the parameter whose restriction the whole is without */
  of: string;
  value: number | null;
  numerator: number;
  denominator: number;
  few_below: number;
  /** areas with a share whose denominator is below FewBelow */
  few_areas: number;
}

/** Side is the codes along one side of a table, with their names. The code "", which comes last, is of the records of which nothing is stated, or no area so exactly. */
export interface Side {
  dimension: "governorate" | "district" | "subdistrict" | "party" | "party-group" | "controller" | "violation" | "facility" | "facility-group" | "weapon" | "grading" | "dataset" | "month" | "year" | "week" | "day";
  codes: string[];
  labels: Label[];
}

/** Source is where a record comes from. Contact is never served to a reader without clearance. */
export interface Source {
  type?: string;
  title?: string;
  publisher?: string;
  url?: string;
  archive_url?: string;
  date?: string;
  retrieved?: string;
  /** of what was read, in hexadecimal */
  sha256?: string;
  graphic?: boolean;
  contact?: string;
}

export interface State {
  status: string;
}

/** Subsets are parts of the killed or the detained. They overlap each other and are never added up. */
export interface Subsets {
  children?: Sum;
  women?: Sum;
  "under-torture"?: Sum;
}

/** Sum is a number of people or of records added up over records. Under a counting rule that splits records it can be a fraction. Open means that no upper bound is known of some part. */
export interface Sum {
  min: number;
  max: number;
  open?: boolean;
}

/** Summary is an incident as a list shows it, in its released form. */
export interface Summary {
  id: string;
  dataset: string;
  title: Label;
  when: Period;
  place: Place;
  violations: string[];
  parties: PartyClaim[];
  /** as the source states it; absent: unknown */
  killed?: Range;
  injured?: Range;
  detained?: Range;
  /** as stated, or else as derived */
  control: string[];
  control_stated?: string[];
  control_derived?: string[];
  grading: string;
  sensitivity: string;
}

/** Term is one entry of a list: a stable code with labels in both languages. Parent groups terms of the same list. ValidFrom and ValidTo bound the days on which the term can apply (inclusive; zero: unbounded). */
export interface Term {
  code: string;
  parent?: string;
  label: Label;
  valid_from?: string;
  valid_to?: string;
  /** #rrggbb */
  colour?: string;
}

/** tileJSON is TileJSON 3.0.0 with the project's own members at its end. */
export interface TileJSON {
  tilejson: string;
  name: string;
  description: string;
  version: string;
  attribution: string;
  scheme: string;
  tiles: string[];
  minzoom: number;
  maxzoom: number;
  bounds: [number, number, number, number];
  vector_layers: VectorLayer[];
  revision?: number;
  counts?: Counts;
  control?: Validity;
}

/** validity is what the description of tiles of control says of their days. */
export interface Validity {
  date: string;
  /** whether any claim holds on the date */
  known: boolean;
  valid_from: string | null;
  /** null where no end is known */
  valid_to: string | null;
  sources: string[];
}

/** valueColumns are the values of areas column by column: the i-th entry of each list is of the i-th area. That is a third of the bytes of a list of objects. */
export interface ValueColumns {
  pcode: string[];
  value: (number | null)[];
  /** not of shares */
  max?: (number | null)[];
  numerator?: (number | null)[];
  denominator?: (number | null)[];
  incidents: number[];
  class: (number | null)[];
  /** areas whose Max is no upper bound */
  open?: string[];
  /** areas whose share is of few */
  few?: string[];
}

export interface VectorLayer {
  id: string;
  description?: string;
  fields: { [key in string]?: string };
}

/** VersionOutline says when a version of a record was made, and why. Who made it is for the store alone: to be named as a documenter can be a danger. The reason is absent of a version that was protected, because it could tell of the record. */
export interface VersionOutline {
  revision: number;
  at: string;
  reason?: string;
  withdrawn?: boolean;
}

/** When is the time of an incident. Start and End are inclusive days, and the same day for a single day; Precision is how well the day is known (day, days, week, month, year; UCDP date_prec 1 to 5). Documented is when it was recorded, often long after the event. */
export interface When {
  start: string;
  end: string;
  precision: string;
  documented?: string;
}

/** Where is the place as the source gave it: never changed and never lost. */
export interface Where {
  text?: Label;
  /** the wider area that the source names */
  region?: Label;
  /** coordinates given by the source */
  point?: [number, number];
  /** precision stated by the source, as a code of geo.Precision */
  precision?: string;
}

/** What each operation answers as JSON, by its name. */
export interface Answers {
  "about": About;
  "area": AreaReport;
  "areas-district": AreaList;
  "areas-governorate": AreaList;
  "areas-subdistrict": AreaList;
  "changes": Changes;
  "choropleth": Choropleth;
  "control": PlaceControl | AreaControl;
  "control-disagreements": Disagreements;
  "control-layers": ControlLayers;
  "geocode": Result;
  "geocode-sent": Result | Geocoded;
  "health": State;
  "incident": IncidentDetail;
  "incidents": IncidentList;
  "links": LinkList;
  "overlap": Overlap;
  "readiness": State;
  "reconcile": Reconciliation;
  "review": GroupList;
  "review-decide": Done;
  "review-group": OneGroup;
  "review-undo": Done;
  "summary": CrossTable;
  "tilejson-areas-district": TileJSON;
  "tilejson-areas-governorate": TileJSON;
  "tilejson-areas-subdistrict": TileJSON;
  "tilejson-base": TileJSON;
  "tilejson-control": TileJSON;
  "tilejson-incidents": TileJSON;
  "timeline": CrossTable;
  "vocabulary": { [key in "violation" | "party" | "controller" | "facility" | "weapon" | "grading" | "precision" | "date-precision" | "claim" | "confidence" | "sensitivity"]?: Term[] };
}
