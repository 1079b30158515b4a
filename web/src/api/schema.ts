// Made from the document of the interface by make types; do not edit.

/** �. */
export interface About {
  /** Name of the program. */
  name: string;
  /** Version of the program. */
  version: string;
  /** The latest revision. */
  revision: number;
  /** How many records there are. */
  records: number;
  /** Day on which the first of them began; absent where there is none. */
  first_date?: string;
  /** Day on which the last of them began; absent where there is none. */
  last_date?: string;
  /** The datasets that they are of. */
  datasets: Dataset[];
  /** Year of the population that rates are computed with. */
  population_year?: number;
  /** Whom to credit for the facts about areas, places and control. */
  attributions: Attribution[];
}

/** �. */
export interface Ancestor {
  /** P-code of the area. */
  pcode: string;
  /** Its name. */
  name: Label;
  /** Its administrative level. */
  level: "country" | "governorate" | "district" | "subdistrict";
}

/** AreaCollection is the choropleth as GeoJSON: the values are properties of the areas, the rest is beside them as foreign members. */
export interface AreaCollection {
  /** Always "FeatureCollection". */
  type: string;
  /** The revision that it is of. */
  revision: number;
  /** Level of the areas. */
  level: "country" | "governorate" | "district" | "subdistrict";
  /** What is added up. */
  metric: "incidents" | "killed" | "injured" | "detained" | "disappeared" | "released" | "attacks" | "massacres" | "killed-civilians" | "killed-children" | "killed-women" | "killed-men" | "killed-medical" | "killed-media" | "killed-civil-defence" | "killed-humanitarian" | "killed-under-torture" | "detained-civilians" | "detained-children" | "detained-women" | "detained-men" | "detained-medical" | "detained-media" | "detained-civil-defence" | "detained-humanitarian" | "detained-under-torture";
  /** What the values are divided by. */
  per: "count" | "100k" | "km2" | "share";
  /** How a record of several parties counts under each. */
  counting: "full" | "split" | "sole";
  /** How records that are likely to be of one event count. */
  linked: "all" | "once";
  /** How the class breaks were found. */
  method: "quantile" | "jenks" | "equal" | "log" | "head-tail" | "fixed";
  /** Year of the population that values are divided by; absent where they are not. */
  population_year?: number;
  /** P-codes of the areas that have no rate because their population is not known. */
  without_population?: string[];
  /** What the shares are of; absent where values are no shares. */
  share?: ShareTotal;
  /** The periods that are compared; absent where values are no differences. */
  difference?: Difference;
  /** The ranges of the legend, ascending. */
  classes: Class[];
  /** What became of the records that match. */
  counts: Counts;
  /** Of the matching records, those that are drawn as a point. */
  points: number;
  /** How to read it. */
  note: Label;
  /** The areas of the level, also those without a record. */
  features: AreaFeature[];
}

/** �. */
export interface AreaControl {
  /** The revision that it is of. */
  revision: number;
  /** The day that is asked about. */
  date: string;
  /** The area that is asked about. */
  area: HeldArea;
  /** Whether anything is known of any of its communities on that day. */
  known: boolean;
  /** How many communities the area has. */
  communities: number;
  /** How many of them each held, the largest share first. */
  shares: ControlShare[];
  /** Days of which something is known anywhere. */
  known_days: KnownDays[];
  /** How to read it. */
  note: Label;
}

/** �. */
export interface AreaFacts {
  /** P-code of the area. */
  pcode: string;
  /** P-code of the area that it is a part of. */
  parent?: string;
  /** Its administrative level. */
  level: "country" | "governorate" | "district" | "subdistrict";
  /** Its name. */
  name: Label;
  /** A point to show it around. */
  center: [number, number];
  /** Its bounds in degrees: west, south, east, north. */
  bbox: [number, number, number, number];
  /** Its size in square kilometres. */
  area_km2: number;
  /** People who lived there; 0 where it is not known. */
  population: number;
  /** Year of the population; absent where it is not known. */
  population_year?: number;
  /** People at the census of 2004; 0 where it is not known. */
  population_2004: number;
}

/** �. */
export interface AreaFeature {
  /** Always "Feature". */
  type: string;
  /** P-code of the area. */
  id: string;
  /** Its shape in GeoJSON, simplified. */
  geometry: unknown;
  /** Its name and value. */
  properties: AreaProperties;
}

/** �. */
export interface AreaList {
  /** The latest revision. */
  revision: number;
  /** Level of the areas. */
  level: "country" | "governorate" | "district" | "subdistrict";
  /** Every area of the level, by p-code. */
  areas: AreaFacts[];
}

/** �. */
export interface AreaProperties {
  /** P-code of the area. */
  pcode: string;
  /** The least; null where no record states a number, or what to divide by is not known. */
  value: number | null;
  /** The most; null where there is no value, and of shares. */
  max: number | null;
  /** No upper bound is known: the true value can be above the most. */
  open?: boolean;
  /** Records that match, each counted once whatever the counting rule; where it is not sure who did it, fewer may be of the party asked for. */
  incidents: number;
  /** Position among the classes, from 0; absent where there is no value or it is 0. */
  class?: number;
  /** Of a share: the part, which the filter matches. */
  numerator?: number;
  /** Of a share: the whole, which it is a part of. */
  denominator?: number;
  /** Of a share: the whole is too small to tell much by. */
  few?: boolean;
  /** Of a difference: the value in the period of the filter. */
  after?: PeriodValue;
  /** Of a difference: the value in the period that it is compared with. */
  before?: PeriodValue;
  /** Its English name. */
  name_en: string;
  /** Its Arabic name. */
  name_ar: string;
}

/** �. */
export interface AreaReport {
  /** The revision that it is of. */
  revision: number;
  /** The area. */
  area: AreaFacts;
  /** The areas that it is a part of, the governorate first. */
  ancestors: Ancestor[];
  /** The numbers of all of its records. */
  figures: Figures;
  /** The numbers under each party. */
  by_party: CodeFigures[];
  /** The numbers under each violation. */
  by_violation: CodeFigures[];
  /** How a record of several parties counts under each. */
  counting: "full" | "split" | "sole";
  /** How records that are likely to be of one event count. */
  linked: "all" | "once";
  /** Where its numbers stand among those of other areas; of the country and of areas that the filter leaves out none. */
  rank: Rank[];
  /** What became of the records that match. */
  counts: Counts;
}

/** Attribution is whom to credit for a part of the facts, as every page and export must. */
export interface Attribution {
  /** What part of the facts it is for. */
  what: Label;
  /** Whom to credit, in the words that are asked for. */
  credit: string;
  /** Licence of that part. */
  licence: string;
  /** Where that part comes from. */
  url: string;
}

/** Candidate is one reading of a place text that was weighed. */
export interface Candidate {
  /** Code of the place or area. */
  pcode: string;
  /** Its name. */
  name?: Label;
  /** 0 to 1: how likely it is the one that is meant. */
  score: number;
}

/** Cell is the figure of a row and, where there are columns, of a column. */
export interface Cell {
  /** Code of its row. */
  row: string;
  /** Code of its column; absent in a table without columns. */
  col?: string;
  /** Records, each counted once. */
  records: number;
  /** Records under the counting rule. */
  incidents: Sum;
  /** The sum of the metric; absent where no record states a number, which is not 0. */
  value?: Sum;
  /** Parts of the value; absent where no record states one. */
  subsets?: Subsets;
  /** The part that may belong to another period, in a table with periods; absent where there is none. */
  imprecise?: Imprecise;
}

/** Change is a record that differs. */
export interface Change {
  /** Identifier of the record. */
  id: string;
  /** What became of it. */
  kinds: ("added" | "changed" | "reattributed" | "moved" | "withdrawn" | "restored")[];
  /** Names of what differs in the record. */
  fields?: string[];
  /** The record at the earlier revision; absent where it was not there. */
  before?: Summary;
  /** The record at the later revision; absent where it is not there. */
  after?: Summary;
}

/** �. */
export interface Changes {
  /** The earlier revision. */
  since: Revised;
  /** The later revision. */
  until: Revised;
  /** How a record of several parties counts under each. */
  counting: "full" | "split" | "sole";
  /** How records that are likely to be of one event count. */
  linked: "all" | "once";
  /** How many records there are of each kind of change; a record can be of several. */
  kinds?: { [key in "added" | "changed" | "reattributed" | "moved" | "withdrawn" | "restored"]?: number };
  /** The numbers of the records that match at the earlier revision. */
  before?: Figures;
  /** The numbers of the records that match at the later revision. */
  after?: Figures;
  /** The numbers under each party at both revisions. */
  by_party?: PartyChange[];
  /** The records that differ, the latest first. */
  incidents: Change[];
  /** The cursor of the next page; absent on the last one. */
  next?: string;
  /** What is to be said of who held the places at either revision; absent where that is nothing. */
  notes?: Label[];
}

/** Choropleth is a choropleth as values to join to the area tiles. */
export interface Choropleth {
  /** The revision that it is of. */
  revision: number;
  /** Level of the areas. */
  level: "country" | "governorate" | "district" | "subdistrict";
  /** What is added up. */
  metric: "incidents" | "killed" | "injured" | "detained" | "disappeared" | "released" | "attacks" | "massacres" | "killed-civilians" | "killed-children" | "killed-women" | "killed-men" | "killed-medical" | "killed-media" | "killed-civil-defence" | "killed-humanitarian" | "killed-under-torture" | "detained-civilians" | "detained-children" | "detained-women" | "detained-men" | "detained-medical" | "detained-media" | "detained-civil-defence" | "detained-humanitarian" | "detained-under-torture";
  /** What the values are divided by. */
  per: "count" | "100k" | "km2" | "share";
  /** How a record of several parties counts under each. */
  counting: "full" | "split" | "sole";
  /** How records that are likely to be of one event count. */
  linked: "all" | "once";
  /** How the class breaks were found. */
  method: "quantile" | "jenks" | "equal" | "log" | "head-tail" | "fixed";
  /** Year of the population that values are divided by; absent where they are not. */
  population_year?: number;
  /** P-codes of the areas that have no rate because their population is not known. */
  without_population?: string[];
  /** What the shares are of; absent where values are no shares. */
  share?: ShareTotal;
  /** The periods that are compared; absent where values are no differences. */
  difference?: Difference;
  /** The ranges of the legend, ascending. */
  classes: Class[];
  /** What became of the records that match. */
  counts: Counts;
  /** Of the matching records, those that are drawn as a point. */
  points: number;
  /** How to read it. */
  note: Label;
  /** The areas that have a record, column by column. */
  values: ValueColumns;
}

/** Claim is one statement of who did it. A joint incident has one claim per party, each of kind "joint". */
export interface Claim {
  /** Code of the party that is said to have done it. */
  party: string;
  /** In what way: sole, joint, alternative, contested, unidentified or inferred. */
  claim: string;
  /** How sure that is: stated, believed, claimed-by-party or derived. */
  confidence: string;
  /** Position among the sources of the record, from 1; absent: the dataset says so itself. */
  source?: number;
}

/** Class is a range of values as a legend names it: of numbers that are counted, the first and the last whole number in it; otherwise the values above its lower bound, up to and including the upper one. In the first class the lower bound is in it as well, unless the breaks were given. Classes of differences below 0 mirror those above it: the bound that is further from 0 belongs to the class. */
export interface Class {
  /** Lower bound. */
  from: number;
  /** Upper bound; of an open class the value in it that is furthest from 0, or its other bound where there is none. */
  to: number;
  /** It has no upper bound, or below 0 no lower one. */
  open?: boolean;
  /** How many areas are in it. */
  areas: number;
}

/** CodeFigure is the figure of a whole row or column. */
export interface CodeFigure {
  /** Code of the row or column; empty: nothing is stated. */
  code: string;
  /** Records, each counted once. */
  records: number;
  /** Records under the counting rule. */
  incidents: Sum;
  /** The sum of the metric; absent where no record states a number, which is not 0. */
  value?: Sum;
  /** Parts of the value; absent where no record states one. */
  subsets?: Subsets;
  /** The part that may belong to another period, in a table with periods; absent where there is none. */
  imprecise?: Imprecise;
}

/** CodeFigures are the figures under one term. */
export interface CodeFigures {
  /** Code of the term. */
  code: string;
  /** Records under it. */
  incidents: Sum;
  /** People killed; absent where no record states it. */
  killed?: Sum;
}

/** ComparedPeriod is one of two periods that are compared. */
export interface ComparedPeriod {
  /** Its first day. */
  from: string;
  /** Its last day. */
  to: string;
  /** How many days it has. */
  days: number;
  /** What became of its records that match. */
  counts: Counts;
  /** What its shares are of; absent where values are no shares. */
  share?: ShareTotal;
}

/** Completion is a place, an area or a vernacular region whose name an unfinished text can become. It is a suggestion to whoever types and has no score: nothing is ever placed by it. */
export interface Completion {
  /** Code of the place or area. */
  pcode: string;
  /** Its name. */
  name?: Label;
  /** "place", "region" (of no fixed borders), or an administrative level. */
  level: string;
  /** P-code of the governorate that it lies in. */
  governorate?: string;
  /** P-code of the district that it lies in. */
  district?: string;
  /** P-code of the subdistrict that it lies in. */
  subdistrict?: string;
  /** Where it is; absent of areas. */
  point?: [number, number];
  /** What of its name, or of another name of it, the text is: "name" (all of it), "beginning", "word" (the beginning of a later word) or "sound". */
  fit: string;
}

/** ControlClaim is a claim of who held a place, with what it rests on. */
export interface ControlClaim {
  /** Codes of who held it; several held it jointly. */
  controllers: string[];
  /** Who says so. */
  source: string;
  /** Where that can be read. */
  source_url?: string;
  /** Licence of the source. */
  licence?: string;
  /** First day of which it is said. */
  valid_from: string;
  /** Last day of which it is said; null where no end is known. */
  valid_to: string | null;
  /** How sure the source is, in its own words. */
  confidence?: string;
  /** Number of the layer that has the claim; 0: of the program's own facts. */
  layer: number;
  /** The revision that the layer came with; absent of the program's own facts. */
  recorded_revision?: number;
  /** Whether the claim is about the place itself, an area around it, or the nearest community. */
  by: "place" | "area" | "nearest-community";
  /** Code of the place that the claim is about; absent of an area. */
  pcode?: string;
  /** How far the nearest community is, in metres; absent of other claims. */
  distance_m?: number;
}

/** ControlDerivation says whether the derived control of all records rested on the control layers of a revision. */
export interface ControlDerivation {
  /** Whether it did. */
  done: boolean;
  /** The revision that changed the layers last; 0 where none did. */
  layers_revision: number;
  /** The first revision since which it did not; absent where it did. */
  since_revision?: number;
  /** Why it did not; absent where it did. */
  reason?: string;
  /** The same in words; absent where it did. */
  note?: Label;
}

/** �. */
export interface ControlLayer {
  /** Its number; 0: the program's own facts. */
  layer: number;
  /** Who says so. */
  source: string;
  /** Where that can be read. */
  source_url?: string;
  /** Licence of the source. */
  licence?: string;
  /** First day of which it says something. */
  valid_from: string;
  /** Last day of which it says something. */
  valid_to: string;
  /** How many claims about communities and neighbourhoods it has. */
  places: number;
  /** How many claims about areas it has. */
  areas: number;
  /** Codes of all who held something by it. */
  controllers: string[];
  /** The revision that it came with; absent of the program's own facts. */
  recorded_revision?: number;
  /** The first revision whose figures by controller rest on it throughout; null where there is none yet; 0: the program's own facts. */
  derived_revision: number | null;
  /** When that was, in UTC. */
  recorded_at?: string;
}

/** �. */
export interface ControlLayers {
  /** The revision that they are of. */
  revision: number;
  /** Whether the control that records derive from the layers was that of this revision. */
  derivation: ControlDerivation;
  /** The layers that held at that revision. */
  layers: ControlLayer[];
}

/** ControlShare is the part of the communities of an area that a set of controllers held. */
export interface ControlShare {
  /** Codes of who held them; several held them jointly. */
  controllers: string[];
  /** How many communities they held. */
  communities: number;
  /** Part of all communities of the area, in percent. */
  percent: number;
}

/** Counts says what became of the records that match a filter at one level of a map. The other three always add up to the matching ones. */
export interface Counts {
  /** Records that the filter matches. */
  matching: number;
  /** Records that are shown at this level. */
  mapped: number;
  /** Records that are counted, but not known well enough for this level. */
  not_mappable: number;
  /** Records that are held back to protect people. */
  suppressed: number;
}

/** CrossTable is a metric of the matching records under the codes of one or two dimensions. Totals are of records and not of cells: a record of two parties or two violations counts under each of them, and once in a total, so cells can add up to more. A row or a column without a record is left out, but for the periods of a timeline; a cell without one always is. */
export interface CrossTable {
  /** The revision that it is of. */
  revision: number;
  /** How a record of several parties counts under each. */
  counting: "full" | "split" | "sole";
  /** How records that are likely to be of one event count. */
  linked: "all" | "once";
  /** What the values add up. */
  metric: "incidents" | "killed" | "injured" | "detained" | "disappeared" | "released" | "attacks" | "massacres" | "killed-civilians" | "killed-children" | "killed-women" | "killed-men" | "killed-medical" | "killed-media" | "killed-civil-defence" | "killed-humanitarian" | "killed-under-torture" | "detained-civilians" | "detained-children" | "detained-women" | "detained-men" | "detained-medical" | "detained-media" | "detained-civil-defence" | "detained-humanitarian" | "detained-under-torture";
  /** What the rows are. */
  rows: Side;
  /** What the columns are; absent: the records are told apart by rows alone. */
  cols?: Side;
  /** The cells that have a record, row by row. */
  cells: Cell[];
  /** What each whole row adds up to, each record once. */
  row_totals?: CodeFigure[];
  /** What each whole column adds up to, each record once. */
  col_totals?: CodeFigure[];
  /** What all matching records add up to, each once. */
  total: Figure;
  /** The administrative level that the counts are of. */
  level: "country" | "governorate" | "district" | "subdistrict";
  /** What became of the records that match. */
  counts: Counts;
  /** How to read it. */
  note: Label;
}

/** Dataset is a collection of records from one publisher. */
export interface Dataset {
  /** Code of the dataset, as filters take it. */
  code: string;
  /** Its title. */
  title?: string;
  /** Who publishes it. */
  publisher?: string;
  /** Licence of its records. */
  licence?: string;
  /** The credit that its licence asks for. */
  attribution?: string;
  /** Where it is published. */
  url?: string;
  /** Report: its records are those of one report; running: it is added to; absent: nobody said. */
  kind?: string;
  /** How many records of it there are. */
  records: number;
}

/** Decided is a decision that was made, for reviewers only. */
export interface Decided {
  /** Code of the place that was chosen; "none" where no place fits. */
  pcode: string;
  /** Name of that place. */
  name?: Label;
  /** Who decided. */
  author: string;
  /** When, in UTC. */
  at: string;
  /** What the reviewer noted. */
  note?: string;
  /** "review", or the name of the file that it was read from. */
  origin: string;
}

/** Decision is what a reviewer sends. */
export interface Decision {
  /** Which description is decided, as the group has it. */
  context: string;
  /** Identifier of a record, instead of a context: its description is decided. */
  record: string;
  /** Code of the place that is meant; "none" where no place fits. */
  pcode: string;
  /** Why, for other reviewers. */
  note: string;
  /** Decide this record and no other with its description. */
  alone: boolean;
  /** Take the place although the coordinates of the source say otherwise. */
  set_aside_coordinates: boolean;
  /** Replace what was decided before. */
  supersede: boolean;
}

/** Difference says between what the values of a choropleth are the differences. */
export interface Difference {
  /** The period of the filter, from which it is subtracted. */
  after: ComparedPeriod;
  /** The period that it is compared with, which is subtracted. */
  before: ComparedPeriod;
}

/** Disagreement is records whose source states other controllers than the control layers say. */
export interface Disagreement {
  /** Codes of who held the place as the sources say. */
  stated: string[];
  /** Codes of who held it by the control layers. */
  derived: string[];
  /** How many records there are of this pair. */
  records: number;
}

/** �. */
export interface Disagreements {
  /** The revision that it is of. */
  revision: number;
  /** How a record of several parties counts under each. */
  counting: "full" | "split" | "sole";
  /** How records that are likely to be of one event count. */
  linked: "all" | "once";
  /** What became of the records that match; mapped are those that can be drawn as a point. */
  counts: Counts;
  /** The records of all pages: all that match but those held back. */
  total: number;
  /** The records of this page, in the order asked for. */
  incidents: Summary[];
  /** The cursor of the next page; absent on the last one. */
  next?: string;
  /** What is to be said of who held the places; absent where that is nothing. */
  note?: Label;
  /** Matching records whose controller is both stated and derived. */
  compared: number;
  /** Who is stated and who is derived, over all pages. */
  pairs: Disagreement[];
}

/** Done is what a decision did. */
export interface Done {
  /** Which description was decided. */
  context: string;
  /** Code of the place that was chosen; "none" where no place fits, absent where a decision was taken back. */
  pcode?: string;
  /** Records that have another placement now and do not wait. */
  placed: number;
  /** Records that wait: all the same, as their coordinates say otherwise, or again. */
  waiting: number;
  /** The latest revision. */
  revision: number;
}

/** Facet is the values of a parameter that have a record among those that match all other parameters: those of a list of the vocabulary in its order, others by their letters. */
export interface Facet {
  /** Of the filter. */
  parameter: string;
  /** Of areas: their level. */
  level?: string;
  /** Those with a record. */
  values: FacetValue[];
}

/** FacetValue is what the records of a value add up to, as they count where the parameter has this value alone; where linked records count once, it can then be more, of events for which another record speaks here. A record of several values counts under each. A group stands for its members, and a record of several of them counts once. */
export interface FacetValue {
  /** The value, as the parameter takes it. */
  code: string;
  /** Each counted once. */
  records: number;
  /** Records, as the counting rule has it. */
  incidents: Sum;
  /** People killed; null where no record states a number. */
  killed: Sum | null;
}

/** Facets say of parameters of the filter what each of their values would match. */
export interface Facets {
  /** The revision that the answer is of. */
  revision: number;
  /** The rule by which a record of several parties counts. */
  counting: "full" | "split" | "sole";
  /** How records that are likely to be of one event count. */
  linked: "all" | "once";
  /** Records that match the whole filter, with those that are held back. */
  matching: number;
  /** Records that are held back to protect people; they are under no value. */
  suppressed: number;
  /** By parameter. */
  facets: Facet[];
  /** What the numbers are. */
  note: Label;
}

/** Figure is what the records of a cell or a total add up to. */
export interface Figure {
  /** Records, each counted once. */
  records: number;
  /** Records under the counting rule. */
  incidents: Sum;
  /** The sum of the metric; absent where no record states a number, which is not 0. */
  value?: Sum;
  /** Parts of the value; absent where no record states one. */
  subsets?: Subsets;
  /** The part that may belong to another period, in a table with periods; absent where there is none. */
  imprecise?: Imprecise;
}

/** Figures are the documented minimum numbers of a set of records under the counting rule. A measure that no record states is left out. */
export interface Figures {
  /** Records. */
  incidents: Sum;
  /** People killed. */
  killed?: Sum;
  /** People injured. */
  injured?: Sum;
  /** People detained. */
  detained?: Sum;
  /** Records of attacks on vital facilities. */
  attacks: Sum;
  /** Children among the killed. */
  "killed-children"?: Sum;
  /** Women among the killed, girls not counted. */
  "killed-women"?: Sum;
  /** Those killed under torture. */
  "killed-under-torture"?: Sum;
  /** Children among the detained. */
  "detained-children"?: Sum;
  /** Women among the detained, girls not counted. */
  "detained-women"?: Sum;
  /** Those tortured among the detained. */
  "detained-under-torture"?: Sum;
}

/** Candidate is one reading of a query. All of it agrees with the precision: an area has no point, and no code is finer than that supports. A line has the codes of the areas in which both its ends lie, and no point. */
export interface GeocodeCandidate {
  /** Code of the place or area. */
  pcode: string;
  /** Its name. */
  name?: Label;
  /** "place", "region" (of no fixed borders), "line" (between two places), or an administrative level. */
  level: string;
  /** P-code of the governorate that it lies in. */
  governorate?: string;
  /** P-code of the district that it lies in. */
  district?: string;
  /** P-code of the subdistrict that it lies in. */
  subdistrict?: string;
  /** Where it is; absent of areas and lines. */
  point?: [number, number];
  /** How exactly that gives the place. */
  precision: "exact" | "locality" | "near" | "subdistrict" | "district" | "governorate" | "region" | "country";
  /** Radius of the circle that the place lies in, in metres. */
  uncertainty_m: number;
  /** 0 to 1: the probability that it is meant; of the first one, that it or something within 5 km is. */
  score: number;
  /** What speaks for it and against it. */
  reason?: string;
}

/** �. */
export interface Geocoded {
  /** What each description means, in the order they were sent. */
  results: Result[];
}

/** Group is the records that wait for one decision because their places are described in the same words. What is said of one record is of the first of them. */
export interface Group {
  /** Stands for the description, to decide about it by. */
  context: string;
  /** The description. */
  text: Label;
  /** The wider area that the source names. */
  region: Label;
  /** How many records wait. */
  records: number;
  /** Of these, how many have a place that was not found at all. */
  not_found: number;
  /** Day of the earliest of them. */
  first?: string;
  /** Day of the latest of them. */
  last?: string;
  /** Whether the place of the first waits, or was not found. */
  state?: "accepted" | "review" | "not_found";
  /** Why its place is doubtful; in English alone where an earlier version of the program placed it and would say something else today. */
  reason?: Label;
  /** Where it counts until someone decides; absent: nowhere. */
  placed?: GeocodeCandidate;
  /** The places it can be, best first, each as it may be drawn. */
  candidates: GeocodeCandidate[];
  /** Coordinates given by the source. */
  point?: [number, number];
  /** Identifiers of the first records. */
  incidents: string[];
  /** What was decided of the description before, for reviewers only. */
  decision?: Decided;
}

/** �. */
export interface GroupList {
  /** The latest revision. */
  revision: number;
  /** The groups of this page. */
  groups: Group[];
  /** How much waits, on all pages. */
  total: WaitingTotal;
  /** The cursor of the next page; absent on the last one. */
  next?: string;
}

/** Headline says whether the figures that were published by party add up to the one of all of them. */
export interface Headline {
  /** Code of the dataset that published the figures. */
  dataset: string;
  /** First day of their period. */
  from: string;
  /** Last day of their period. */
  to: string;
  /** Code of the group whose members are added up; absent: all parties. */
  party?: string;
  /** What they are numbers of. */
  measure: string;
  /** Code of the kind of facility that was attacked; absent: of any. */
  facility?: string;
  /** The published number of all of them. */
  value: number;
  /** Codes of the parties whose figures are added up. */
  parties: string[];
  /** What their figures add up to. */
  sum: number;
  /** How the sum compares with the published number. */
  status: "equal" | "short" | "over" | "at-least";
  /** The sum less the published number. */
  difference: number;
}

/** HeldArea is the area that is asked about. */
export interface HeldArea {
  /** P-code of the area. */
  pcode: string;
  /** Its administrative level. */
  level: "country" | "governorate" | "district" | "subdistrict";
  /** Its name. */
  name: Label;
}

/** HeldPlace is the place that is asked about. */
export interface HeldPlace {
  /** Code of the community or neighbourhood; absent where a point was asked about. */
  pcode?: string;
  /** What kind of place it is; absent of a point. */
  kind?: string;
  /** Its name; absent of a point. */
  name?: Label;
  /** Where it is. */
  point: [number, number];
  /** P-code of the governorate that it lies in. */
  governorate: string;
  /** P-code of the district that it lies in. */
  district: string;
  /** P-code of the subdistrict that it lies in. */
  subdistrict: string;
  /** How far the point is beyond the coast or the border, in metres; absent within. */
  outside_m?: number;
}

/** Imprecise is the part of a figure that is of records which may have begun in another period: they count where the days begin to which they are known. */
export interface Imprecise {
  /** Such records, each counted once. */
  records: number;
  /** Their part of the sum of the metric; absent where none of them states a number. */
  value?: Sum;
}

/** Incident is one documented event at one place in one span of time, with one or more violations. Lists of codes hold identifiers of the vocabulary, sorted and without repeats. */
export interface Incident {
  /** Stable identifier, of 26 letters and digits (ULID). */
  id: string;
  /** Code of the dataset that it came with. */
  dataset: string;
  /** Its identifier in that dataset. */
  source_id?: string;
  /** What happened, in a few words. */
  title?: Label;
  /** What happened, in a few sentences. */
  summary?: Label;
  /** When it happened. */
  when: When;
  /** Where it happened, as the source puts it. */
  where: Where;
  /** Where it happened, as that was understood. */
  placement: Placement;
  /** Codes of what was done; at least one. */
  violations: string[];
  /** Numbers of people, by measure; absent where the source states none. */
  casualties?: { [key in "killed" | "injured" | "detained" | "disappeared" | "released" | "killed-civilians" | "killed-children" | "killed-women" | "killed-men" | "killed-medical" | "killed-media" | "killed-civil-defence" | "killed-humanitarian" | "killed-under-torture" | "detained-civilians" | "detained-children" | "detained-women" | "detained-men" | "detained-medical" | "detained-media" | "detained-civil-defence" | "detained-humanitarian" | "detained-under-torture"]?: Range };
  /** Codes of the vital facilities that were attacked. */
  facilities?: string[];
  /** Codes of the weapons. */
  weapons?: string[];
  /** Who did it, by whose word. */
  claims?: Claim[];
  /** Codes of who held the place as the source says; several held it jointly. */
  control_stated?: string[];
  /** Codes of who held it by the control layers of that place and time; kept beside what is stated. */
  control_derived?: string[];
  /** Where the record comes from. */
  sources?: Source[];
  /** How well it is documented: confirmed, fair, weak, contested or discounted; the latter two count 0 in a minimum. */
  grading?: string;
  /** The record stands for several events that its source does not tell apart. It counts as one record, and is never a massacre. */
  aggregated?: boolean;
  /** Who may see it: public (all), restricted (all, no more exactly than its subdistrict) or confidential (nobody). */
  sensitivity: string;
}

/** �. */
export interface IncidentDetail {
  /** The revision that it is of. */
  revision: number;
  /** The record. */
  incident: Incident;
  /** Five or more civilians were killed, as its source states. */
  massacre: boolean;
  /** When it was changed, newest first; of a restricted record none. */
  versions: VersionOutline[];
  /** The other records that are likely to be of the same event. */
  linked: LinkedRecord[];
  /** Codes of what is doubtful in it, none where nothing is. */
  doubts: string[];
  /** Why, a sentence for each of the doubts, in their order. */
  doubt_reasons: Label[];
  /** What is to be said of who held the place; absent where that is nothing. */
  note?: Label;
}

/** �. */
export interface IncidentList {
  /** The revision that it is of. */
  revision: number;
  /** How a record of several parties counts under each. */
  counting: "full" | "split" | "sole";
  /** How records that are likely to be of one event count. */
  linked: "all" | "once";
  /** What became of the records that match; mapped are those that can be drawn as a point. */
  counts: Counts;
  /** The records of all pages: all that match but those held back. */
  total: number;
  /** The records of this page, in the order asked for. */
  incidents: Summary[];
  /** The cursor of the next page; absent on the last one. */
  next?: string;
  /** What is to be said of who held the places; absent where that is nothing. */
  note?: Label;
}

/** KnownDays is days, both inclusive, of which something is known. */
export interface KnownDays {
  /** First day. */
  from: string;
  /** Last day; null where no end is known. */
  to: string | null;
}

/** Label is a name or a text in both languages of the project. */
export interface Label {
  /** In English; absent where it is only in Arabic. */
  en?: string;
  /** In Arabic; absent where it is only in English. */
  ar?: string;
}

/** Link says how much speaks for two records being of the same event, and why. */
export interface Link {
  /** Identifiers of the two records. */
  between: [string, string];
  /** 0 to 1: how much speaks for it. */
  score: number;
  /** Codes of what speaks for it. */
  reasons: string[];
}

/** LinkGroup is records of different datasets that are likely to be of the same event. */
export interface LinkGroup {
  /** 0 to 1: that of the weakest link that holds it together. */
  score: number;
  /** Identifier of the matching member that counts where linked records count once. */
  speaks: string;
  /** The records, at most one of each dataset. */
  members: LinkMember[];
  /** The links between members, the best first. */
  links: Link[];
}

/** �. */
export interface LinkList {
  /** The revision that it is of. */
  revision: number;
  /** How many groups match, over all pages. */
  matching: number;
  /** The least score of a link, from 0 to 1. */
  threshold: number;
  /** The groups of this page. */
  groups: LinkGroup[];
  /** The cursor of the next page; absent on the last one. */
  next?: string;
  /** How to read it. */
  note: Label;
}

/** LinkMember is a record of a group, which the filter matches or not. */
export interface LinkMember {
  /** Whether the filter matches it. */
  matches: boolean;
  /** Identifier of the record. */
  id: string;
  /** Code of the dataset that it came with. */
  dataset: string;
  /** What happened, in a few words. */
  title: Label;
  /** When it happened. */
  when: Period;
  /** Where it happened. */
  place: Place;
  /** Codes of what was done. */
  violations: string[];
  /** Who did it, by whose word. */
  parties: PartyClaim[];
  /** People killed, as the source states it; absent: not stated. */
  killed?: Range;
  /** People injured, as the source states it; absent: not stated. */
  injured?: Range;
  /** People detained, as the source states it; absent: not stated. */
  detained?: Range;
  /** Codes of who held the place, as stated, or else as derived. */
  control: string[];
  /** Codes of who held it as the source says. */
  control_stated?: string[];
  /** Codes of who held it by the control layers. */
  control_derived?: string[];
  /** How well it is documented: confirmed, fair, weak, contested or discounted; empty: not graded. */
  grading: string;
  /** Codes of what is doubtful in it, none where nothing is. */
  doubts: string[];
  /** Public, or restricted: shown no more exactly than its subdistrict. */
  sensitivity: string;
}

/** LinkedRecord is a record of another dataset that is likely to be of the same event as an incident. Where there is no link between the two themselves the score is that of the weakest on the best way through others, and there are no reasons. */
export interface LinkedRecord {
  /** Identifier of the record. */
  id: string;
  /** Code of the dataset that it came with. */
  dataset: string;
  /** What happened, in a few words. */
  title: Label;
  /** When it happened. */
  when: Period;
  /** Where it happened. */
  place: Place;
  /** Codes of what was done. */
  violations: string[];
  /** Who did it, by whose word. */
  parties: PartyClaim[];
  /** People killed, as the source states it; absent: not stated. */
  killed?: Range;
  /** People injured, as the source states it; absent: not stated. */
  injured?: Range;
  /** People detained, as the source states it; absent: not stated. */
  detained?: Range;
  /** Codes of who held the place, as stated, or else as derived. */
  control: string[];
  /** Codes of who held it as the source says. */
  control_stated?: string[];
  /** Codes of who held it by the control layers. */
  control_derived?: string[];
  /** How well it is documented: confirmed, fair, weak, contested or discounted; empty: not graded. */
  grading: string;
  /** Codes of what is doubtful in it, none where nothing is. */
  doubts: string[];
  /** Public, or restricted: shown no more exactly than its subdistrict. */
  sensitivity: string;
  /** 0 to 1: how much speaks for it. */
  score: number;
  /** Codes of what speaks for it. */
  reasons: string[];
}

/** �. */
export interface OneGroup {
  /** The latest revision. */
  revision: number;
  /** The group. */
  group: Group;
}

/** Outside is the part of what is documented that is of records which began outside the period of the figure. They count, because the publisher put them in the report. */
export interface Outside {
  /** How many records they are. */
  count: number;
  /** The least that they add to what is documented. */
  min: number;
  /** The most that they add to what is documented. */
  max: number;
  /** No upper bound of it is known. */
  open?: boolean;
  /** Identifiers of the first of them, by day. */
  ids: string[];
}

/** �. */
export interface Overlap {
  /** The revision that it is of. */
  revision: number;
  /** How a record of several parties counts under each. */
  counting: "full" | "split" | "sole";
  /** Codes of the datasets that have a matching public record. */
  datasets: string[];
  /** The combinations that occur, the one of the most events first. */
  patterns: OverlapPattern[];
  /** How many events there are in all patterns. */
  events: number;
  /** How many records the events are made of. */
  records: number;
  /** Of each dataset, how many of its records can be linked with none, whatever others have: their day or place is not known well enough, or they stand for several events. Each is an event of that dataset alone here, so the more there are, the more an estimate is too high. */
  unlinkable: number[];
  /** How to read it. */
  note: Label;
}

/** OverlapPattern is a combination of datasets. */
export interface OverlapPattern {
  /** For each dataset, in their order: 1 where it has the event, 0 where not. */
  in: number[];
  /** How many events have a record in just these. */
  events: number;
}

/** PartyChange is the figures of a party at both revisions, absent where it has no record. */
export interface PartyChange {
  /** Code of the party. */
  code: string;
  /** Its numbers at the earlier revision; absent where it has no record. */
  before?: CodeFigures;
  /** Its numbers at the later revision; absent where it has no record. */
  after?: CodeFigures;
}

/** PartyClaim is a claim of attribution in a list. */
export interface PartyClaim {
  /** Code of the party that is said to have done it. */
  party: string;
  /** In what way: sole, joint, alternative, contested, unidentified or inferred. */
  claim: string;
  /** How sure that is: stated, believed, claimed-by-party or derived. */
  confidence: string;
}

/** Period is the time of an incident in a list. */
export interface Period {
  /** First day. */
  start: string;
  /** Last day, the first one where it was a single day. */
  end: string;
  /** How well the time is known: day, days (2 to 6), week, month or year. */
  precision: string;
}

/** PeriodColumns are the values of areas in one of two periods that are compared: the i-th entry of each list is of the i-th area. */
export interface PeriodColumns {
  /** The least; null where no record states a number, or what to divide by is not known. */
  value: (number | null)[];
  /** The most, null where there is no value; absent of shares. */
  max?: (number | null)[];
  /** Of shares: the parts, which the filter matches; null where there is none. */
  numerator?: (number | null)[];
  /** Of shares: the wholes, which they are parts of; null where there is none. */
  denominator?: (number | null)[];
  /** Records that match, each counted once. */
  incidents: number[];
  /** P-codes of the areas whose most is no upper bound. */
  open?: string[];
}

/** PeriodValue is the value of an area in one of two periods that are compared. */
export interface PeriodValue {
  /** The least; null where no record states a number, or what to divide by is not known. */
  value: number | null;
  /** The most; null where there is no value, and of shares. */
  max: number | null;
  /** No upper bound is known: the true value can be above the most. */
  open?: boolean;
  /** Records that match, each counted once. */
  incidents: number;
  /** Of a share: the part, which the filter matches. */
  numerator?: number;
  /** Of a share: the whole, which it is a part of. */
  denominator?: number;
}

/** Place is the place of an incident in a list: as written and as understood. */
export interface Place {
  /** The description of the place, as the source has it. */
  text: Label;
  /** Code of the place, or of the area where no place is known. */
  pcode?: string;
  /** Name of that place or area. */
  name: Label;
  /** P-code of the governorate; absent where it is not known. */
  governorate?: string;
  /** P-code of the district; absent where it is not known. */
  district?: string;
  /** P-code of the subdistrict; absent where it is not known. */
  subdistrict?: string;
  /** Where it is drawn; absent where it may not be drawn as a point. */
  point?: [number, number];
  /** How exactly the place is known. */
  precision: "exact" | "locality" | "near" | "subdistrict" | "district" | "governorate" | "region" | "country";
  /** Radius of the circle that the place lies in, in metres. */
  uncertainty_m?: number;
  /** Whether the place was accepted, waits for a reviewer, or was not found. */
  state: "accepted" | "review" | "not_found";
}

/** �. */
export interface PlaceControl {
  /** The revision that it is of. */
  revision: number;
  /** The day that is asked about. */
  date: string;
  /** The place that is asked about. */
  place: HeldPlace;
  /** Codes of who held it, never empty: "unknown" where nothing is known. */
  controllers: string[];
  /** Whether anything is known of that day. */
  known: boolean;
  /** The controllers held it together. */
  joint: boolean;
  /** A claim says so, or the claims differ. */
  contested: boolean;
  /** The claims that speak for the day. */
  claims: ControlClaim[];
  /** The claims that hold on the day and do not speak. */
  others: UnheardClaim[];
  /** Days of which something is known. */
  known_days: KnownDays[];
  /** How to read it. */
  note: Label;
}

/** Placement is the place as understood. All of it agrees with the precision: no code or point is given finer than that supports, so a doubtful place never looks exact. */
export interface Placement {
  /** Whether the place was accepted, waits for a reviewer, or was not found. */
  state: "accepted" | "review" | "not_found";
  /** What found the place. */
  method?: "source-coordinates" | "gazetteer" | "reviewer";
  /** Code of the place, or of the area where no place is known. */
  pcode?: string;
  /** Name of that place or area. */
  name?: Label;
  /** P-code of the governorate; absent where it is not known. */
  governorate?: string;
  /** P-code of the district; absent where it is not known. */
  district?: string;
  /** P-code of the subdistrict; absent where it is not known. */
  subdistrict?: string;
  /** Where it is drawn; absent where only an area is known. */
  point?: [number, number];
  /** How exactly the place is known. */
  precision: "exact" | "locality" | "near" | "subdistrict" | "district" | "governorate" | "region" | "country";
  /** Radius of the circle that the place lies in, in metres. */
  uncertainty_m?: number;
  /** 0 to 1: how likely the place is right. */
  score?: number;
  /** Why the place was taken, or why it is doubtful. */
  reason?: string;
  /** The places it can be, at most five, best first. */
  candidates?: Candidate[];
}

/** Problem is an error as a client reads it (RFC 9457). */
export interface Problem {
  /** Always "about:blank": the status says what kind it is. */
  type: string;
  /** Name of the status. */
  title: string;
  /** Status of the answer. */
  status: number;
  /** What was wrong. */
  detail?: string;
  /** The parameter or the thing that it is about. */
  field?: string;
  /** The values that would be right, or some like the one that was given. */
  allowed?: string[];
  /** What to do. */
  hint?: string;
  /** Names the request in the server's log. */
  request_id?: string;
}

/** Range is a number of people between a minimum and a maximum, equal where it is certain. */
export interface Range {
  /** The least number that is documented. */
  min: number;
  /** The greatest number that is documented. */
  max: number;
  /** The source says "at least": the maximum is the minimum, and no upper bound is known. */
  open?: boolean;
}

/** Rank says where an area stands among the areas of its level, the largest documented minimum first. Those with the same number share a place, and the places behind it are left free. */
export interface Rank {
  /** What they are ranked by: incidents or killed. */
  metric: "incidents" | "killed" | "injured" | "detained" | "disappeared" | "released" | "attacks" | "massacres" | "killed-civilians" | "killed-children" | "killed-women" | "killed-men" | "killed-medical" | "killed-media" | "killed-civil-defence" | "killed-humanitarian" | "killed-under-torture" | "detained-civilians" | "detained-children" | "detained-women" | "detained-men" | "detained-medical" | "detained-media" | "detained-civil-defence" | "detained-humanitarian" | "detained-under-torture";
  /** The place of the area, from 1. */
  position: number;
  /** How many areas have a number: all but those of whose records none states one. */
  of: number;
  /** Level of the areas. */
  level: "country" | "governorate" | "district" | "subdistrict";
  /** P-code of the area that they are in: the next larger one, or the country. */
  within: string;
}

/** Reconciled is a published figure and what the incidents of its dataset add up to. Of a dataset that is one report, with figures of one period, all records count, those too that began outside the period, which are told apart. Of any other those records count that began in the period of the figure. */
export interface Reconciled {
  /** Code of the dataset whose records it is compared with. */
  dataset: string;
  /** First day of its period. */
  from: string;
  /** Last day of its period. */
  to: string;
  /** Code of the party or group that it is of; absent: of all parties. */
  party?: string;
  /** What it is a number of: people harmed, such as killed-civilians, or attacks or massacres. */
  measure: string;
  /** Code of the kind of facility that was attacked; absent: of any. */
  facility?: string;
  /** The number that was published. */
  value: number;
  /** The publication it stands in. */
  source: string;
  /** Where the publication can be read. */
  source_url?: string;
  /** What the records add up to; null where none states such a number, which is not 0. */
  documented: Sum | null;
  /** How what is documented compares with the figure; at-least: no upper bound is known. */
  status: "equal" | "short" | "over" | "at-least";
  /** What is documented less the figure; 0 where they are equal. */
  difference: number;
  /** How many records count. */
  records: number;
  /** Identifiers of the first of them, by day. */
  incidents: string[];
  /** Query that makes the list of incidents show the records that are looked through. */
  query: string;
  /** Of what counts, the records that began outside the period; absent where there are none. */
  outside?: Outside;
}

/** �. */
export interface Reconciliation {
  /** The revision that it is of. */
  revision: number;
  /** How a record of several parties counts under each. */
  counting: "full" | "split" | "sole";
  /** The published figures. */
  figures: Reconciled[];
  /** The figures that others add up to. */
  headlines: Headline[];
  /** The most records that are named behind one figure. */
  listed: number;
  /** Records that are held back to protect people, and in no number here. */
  suppressed: number;
  /** How to read it. */
  note: Label;
}

/** Result is the answer to a query. */
export interface Result {
  /** How far the result can be relied on. */
  decision: "accepted" | "review" | "not_found";
  /** The places it can be, at most five, best first. */
  candidates?: GeocodeCandidate[];
  /** The placement to use, absent where nothing is known. Where a person has to review it, it is coarsened to what the readings share, so that a doubtful place never looks exact. */
  chosen?: GeocodeCandidate;
  /** What the placement rests on: the description, the coordinates, or what a person decided. */
  basis: "text" | "coordinates" | "review";
  /** Why it was decided so. */
  reason: string;
}

/** Revised is a revision, and when it was made. */
export interface Revised {
  /** Its number; 0: before anything was stored. */
  revision: number;
  /** When it was made, in RFC 3339; absent of revision 0. */
  at?: string;
}

/** SentQueries is what is sent: one description, or several under queries, for which lang is the default. */
export interface SentQueries {
  /** The place as a source describes it. */
  text: string;
  /** The same in Arabic, where the source has both. */
  text_ar: string;
  /** The wider area that the source names. */
  region: string;
  /** The same in Arabic. */
  region_ar: string;
  /** The latitude that the source gives, in degrees. */
  lat: string;
  /** The longitude that the source gives, in degrees. */
  lon: string;
  /** Language of the reasons: en or ar. */
  lang: string;
  /** Up to a thousand descriptions. */
  queries: unknown[];
}

/** ShareTotal says what the shares of a choropleth are of, and the share of all its areas together. */
export interface ShareTotal {
  /** The parameter of the filter without which the whole is told. */
  of: string;
  /** Share of all areas together, in percent; null where there is no whole. */
  value: number | null;
  /** The part, which the filter matches. */
  numerator: number;
  /** The whole. */
  denominator: number;
  /** A whole below this is too small to tell much by. */
  few_below: number;
  /** How many areas have a share of such a whole. */
  few_areas: number;
}

/** Side is the codes along one side of a table, with their names. The code "", which comes last, is of the records of which nothing is stated, or no area so exactly. */
export interface Side {
  /** What the records are told apart by. */
  dimension: "governorate" | "district" | "subdistrict" | "party" | "party-group" | "controller" | "violation" | "facility" | "facility-group" | "weapon" | "precision" | "grading" | "doubt" | "dataset" | "month" | "year" | "week" | "day";
  /** Codes in their order; the last can be empty: nothing is stated. */
  codes: string[];
  /** Names of the codes, in the same order. */
  labels: Label[];
  /** The days of the codes, in the same order, where they are periods. */
  periods?: Span[];
}

/** Source is where a record comes from. */
export interface Source {
  /** What kind of source it is, such as report or video. */
  type?: string;
  /** Its title. */
  title?: string;
  /** Who published it. */
  publisher?: string;
  /** Where it was published. */
  url?: string;
  /** Where a copy is kept. */
  archive_url?: string;
  /** Day on which it was published. */
  date?: string;
  /** Day on which it was read. */
  retrieved?: string;
  /** Digest of what was read, in hexadecimal. */
  sha256?: string;
  /** It shows injured or killed people: to be loaded only on request. */
  graphic?: boolean;
  /** Of the person behind it; never served to the public. */
  contact?: string;
}

/** Span is the days of a period, all of them also where the filter leaves some out. */
export interface Span {
  /** The first day. */
  from: string;
  /** The last day. */
  to: string;
  /** The filter leaves days of it out. */
  partial?: boolean;
}

/** �. */
export interface State {
  /** "ok", or what the server waits for. */
  status: string;
}

/** Subsets are parts of the killed or the detained. They overlap each other and are never added up. */
export interface Subsets {
  /** Children among them. */
  children?: Sum;
  /** Women among them, girls not counted. */
  women?: Sum;
  /** Those under torture among them. */
  "under-torture"?: Sum;
}

/** Suggested is what a text means with what it can become, where that is asked for. */
export interface Suggested {
  /** How far the result can be relied on. */
  decision: "accepted" | "review" | "not_found";
  /** The places it can be, at most five, best first. */
  candidates?: GeocodeCandidate[];
  /** The placement to use, absent where nothing is known. Where a person has to review it, it is coarsened to what the readings share, so that a doubtful place never looks exact. */
  chosen?: GeocodeCandidate;
  /** What the placement rests on: the description, the coordinates, or what a person decided. */
  basis: "text" | "coordinates" | "review";
  /** Why it was decided so. */
  reason: string;
  /** With complete=yes: what the text can become, at most ten, the most populous first; nothing is placed by them. */
  completions?: Completion[];
}

/** Sum is a number of people or of records added up over records. Under a counting rule that splits records it can be a fraction. */
export interface Sum {
  /** The least, which is documented. */
  min: number;
  /** The most that is stated. */
  max: number;
  /** No upper bound is known of some part: the true number can be above the most. */
  open?: boolean;
}

/** Summary is an incident as a list shows it, in its released form. */
export interface Summary {
  /** Identifier of the record. */
  id: string;
  /** Code of the dataset that it came with. */
  dataset: string;
  /** What happened, in a few words. */
  title: Label;
  /** When it happened. */
  when: Period;
  /** Where it happened. */
  place: Place;
  /** Codes of what was done. */
  violations: string[];
  /** Who did it, by whose word. */
  parties: PartyClaim[];
  /** People killed, as the source states it; absent: not stated. */
  killed?: Range;
  /** People injured, as the source states it; absent: not stated. */
  injured?: Range;
  /** People detained, as the source states it; absent: not stated. */
  detained?: Range;
  /** Codes of who held the place, as stated, or else as derived. */
  control: string[];
  /** Codes of who held it as the source says. */
  control_stated?: string[];
  /** Codes of who held it by the control layers. */
  control_derived?: string[];
  /** How well it is documented: confirmed, fair, weak, contested or discounted; empty: not graded. */
  grading: string;
  /** Codes of what is doubtful in it, none where nothing is. */
  doubts: string[];
  /** Public, or restricted: shown no more exactly than its subdistrict. */
  sensitivity: string;
}

/** Term is one entry of a list: a stable code with labels in both languages. */
export interface Term {
  /** Stable code, as records and filters have it. */
  code: string;
  /** Code of the group in the same list that it belongs to. */
  parent?: string;
  /** Its name. */
  label: Label;
  /** First day on which it can apply; absent: unbounded. */
  valid_from?: string;
  /** Last day on which it can apply; absent: unbounded. */
  valid_to?: string;
  /** Colour to draw it in, as #rrggbb. */
  colour?: string;
}

/** TileJSON is TileJSON 3.0.0 with the project's own members at its end. */
export interface TileJSON {
  /** Version of the format. */
  tilejson: string;
  /** Name of the tiles. */
  name: string;
  /** What they show. */
  description: string;
  /** Version of what is in them. */
  version: string;
  /** Whom to credit, as HTML. */
  attribution: string;
  /** Always "xyz": rows begin in the north. */
  scheme: string;
  /** Templates of the addresses of tiles. */
  tiles: string[];
  /** The least zoom that there are tiles of. */
  minzoom: number;
  /** The greatest zoom that there are tiles of. */
  maxzoom: number;
  /** Bounds in degrees: west, south, east, north. */
  bounds: [number, number, number, number];
  /** The layers in each tile. */
  vector_layers: VectorLayer[];
  /** The revision that they are of; absent where they are of none. */
  revision?: number;
  /** What becomes of the records under the filter; absent of other tiles. */
  counts?: Counts;
  /** Which day they show; absent of other tiles. */
  control?: Validity;
}

/** UnheardClaim is a claim that holds on a date and does not speak. */
export interface UnheardClaim {
  /** Codes of who held it; several held it jointly. */
  controllers: string[];
  /** Who says so. */
  source: string;
  /** Where that can be read. */
  source_url?: string;
  /** Licence of the source. */
  licence?: string;
  /** First day of which it is said. */
  valid_from: string;
  /** Last day of which it is said; null where no end is known. */
  valid_to: string | null;
  /** How sure the source is, in its own words. */
  confidence?: string;
  /** Number of the layer that has the claim; 0: of the program's own facts. */
  layer: number;
  /** The revision that the layer came with; absent of the program's own facts. */
  recorded_revision?: number;
  /** Whether the claim is about the place itself, an area around it, or the nearest community. */
  by: "place" | "area" | "nearest-community";
  /** Code of the place that the claim is about; absent of an area. */
  pcode?: string;
  /** How far the nearest community is, in metres; absent of other claims. */
  distance_m?: number;
  /** Why it does not speak: one of its source began later, or another comes nearer to the place. */
  why: string;
}

/** Validity is what the description of tiles of control says of their days. */
export interface Validity {
  /** The day that is shown. */
  date: string;
  /** Whether any claim holds on that day. */
  known: boolean;
  /** First day on which they look the same; null where no beginning is known. */
  valid_from: string | null;
  /** Last day on which they look the same; null where no end is known. */
  valid_to: string | null;
  /** Who says so. */
  sources: string[];
}

/** ValueColumns are the values of areas column by column: the i-th entry of each list is of the i-th area. That is a third of the bytes of a list of objects. */
export interface ValueColumns {
  /** P-codes of the areas. */
  pcode: string[];
  /** The least; null where no record states a number, or what to divide by is not known. */
  value: (number | null)[];
  /** The most, null where there is no value; absent of shares. */
  max?: (number | null)[];
  /** Of shares: the parts, which the filter matches; null where there is none. */
  numerator?: (number | null)[];
  /** Of shares: the wholes, which they are parts of; null where there is none. */
  denominator?: (number | null)[];
  /** Records that match, each counted once whatever the counting rule; where it is not sure who did it, fewer may be of the party asked for. */
  incidents: number[];
  /** Positions among the classes, from 0; null where there is no value or it is 0. */
  class: (number | null)[];
  /** P-codes of the areas whose most is no upper bound. */
  open?: string[];
  /** P-codes of the areas whose share is of too small a whole to tell much by. */
  few?: string[];
  /** Of differences: the values in the period of the filter. */
  after?: PeriodColumns;
  /** Of differences: the values in the period that it is compared with. */
  before?: PeriodColumns;
}

/** �. */
export interface VectorLayer {
  /** Name of the layer. */
  id: string;
  /** What it has. */
  description?: string;
  /** What each property of its features is, by name. */
  fields: { [key in string]?: string };
}

/** VersionOutline says when a version of a record was made, and why. Who made it is never told: to be named as a documenter can be a danger. */
export interface VersionOutline {
  /** The revision that it came with. */
  revision: number;
  /** When that was, in UTC. */
  at: string;
  /** Why the record was changed; absent where that could tell of what is protected. */
  reason?: string;
  /** The record was withdrawn with it, and does not count. */
  withdrawn?: boolean;
}

/** WaitingTotal is how much waits for a reviewer. */
export interface WaitingTotal {
  /** Descriptions, each of which one decision can be about. */
  groups: number;
  /** Records. */
  records: number;
}

/** When is the time of an incident. */
export interface When {
  /** First day. */
  start: string;
  /** Last day, the first one where it was a single day. */
  end: string;
  /** How well the time is known: day, days (2 to 6), week, month or year. */
  precision: string;
  /** Day on which it was recorded, often long after the event. */
  documented?: string;
}

/** Where is the place as the source gave it: never changed and never lost. */
export interface Where {
  /** The description of the place. */
  text?: Label;
  /** The wider area that the source names. */
  region?: Label;
  /** Coordinates given by the source. */
  point?: [number, number];
  /** How exact the source says that it is. */
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
  "facets": Facets;
  "geocode": Suggested;
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
  "vocabulary": { [key in "violation" | "party" | "controller" | "facility" | "weapon" | "grading" | "precision" | "date-precision" | "claim" | "confidence" | "sensitivity" | "doubt"]?: Term[] };
}
