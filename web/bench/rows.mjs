// The rows that the bench wrote: one line each, with the columns of the first line, no quotes.
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";

/** Reads the drawn rows as GeoJSON features with the properties that a tile carries. */
export async function readFeatures(file) {
  const features = [];
  let header;
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const cells = line.split(",");
    if (!header) {
      header = cells;
      continue;
    }
    const feature = toFeature(cells);
    if (feature) features.push(feature);
  }
  return features;
}

function toFeature([number, lon, lat, date, party, violation, killed, precision, radius, , parties]) {
  if (lon === "") return undefined;
  const properties = { date, party, violation, precision };
  if (killed !== "") properties.killed = Number(killed);
  if (radius !== "") properties.uncertainty_m = Number(radius);
  const several = parties.split(";").length;
  if (several > 1) properties.parties = several;
  return {
    type: "Feature",
    id: Number(number),
    geometry: { type: "Point", coordinates: [Number(lon), Number(lat)] },
    properties,
  };
}
