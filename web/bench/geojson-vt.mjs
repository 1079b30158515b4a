// Tiles of all rows, by geojson-vt. Without a buffer a row is in one tile of a zoom, as in the other
// contenders' tiles.
import GeoJSONVT from "geojson-vt";
import { readFeatures } from "./rows.mjs";
import { serve } from "./serve.mjs";

const extent = 4096;
const collection = { type: "FeatureCollection", features: await readFeatures(process.argv[2]) };
const index = new GeoJSONVT(collection, { extent, buffer: 0, maxZoom: 14 });
serve((z, x, y) => index.getTile(z, x, y), extent);
