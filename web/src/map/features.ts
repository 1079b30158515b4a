// What the features of the incident tiles say, read from their numbers and properties.

/** An incident as its symbol on the map tells of it. */
export interface DrawnIncident {
  /** By which the server finds it, as it does by its identifier. */
  number: number;
  /** ISO day. */
  date: string;
  /** The first party that it names, or "". */
  party: string;
  /** The first of its violations. */
  violation: string;
  /** The documented minimum; undefined where its sources state no number. */
  killed: number | undefined;
}

interface TileFeature {
  id?: number | string | undefined;
  properties: Record<string, unknown>;
}

/** Reads a point of the layer "incidents". */
export function drawnIncident({ id, properties }: TileFeature): DrawnIncident {
  const read = (name: string) => String(properties[name] ?? "");
  return { number: Number(id), date: read("date"), party: read("party"), violation: read("violation"), killed: readNumber(properties["killed"]) };
}

/** Reads a feature of the layer "bins"; the killed are undefined where none of its records states a number. */
export function binFigures(properties: Record<string, unknown>): { count: number; killed: number | undefined } {
  return { count: Number(properties["count"]), killed: readNumber(properties["killed"]) };
}

/** Reads how many incidents of a bin each party is named for. */
export function binParties(properties: Record<string, unknown>): [string, number][] {
  const prefix = "party_";
  return Object.entries(properties).flatMap(([name, count]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), Number(count)]] : []));
}

function readNumber(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}
