// Clusters of all rows, by supercluster with its own settings.
import Supercluster from "supercluster";
import { readFeatures } from "./rows.mjs";
import { serve } from "./serve.mjs";

const extent = 512;
const index = new Supercluster({ extent, maxZoom: 16 });
index.load(await readFeatures(process.argv[2]));
serve((z, x, y) => index.getTile(z, x, y), extent);
