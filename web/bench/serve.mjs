// The web server of both libraries: Node's own, with tiles encoded by vt-pbf. It does not compress,
// which would only make it slower.
import { createServer } from "node:http";
import { fromGeojsonVt } from "@maplibre/vt-pbf";

const path = /^\/(\d+)\/(\d+)\/(\d+)\.mvt$/;

/** Serves the tiles that getTile(z, x, y) returns in the form of geojson-vt, null for an empty one. */
export function serve(getTile, extent) {
  const server = createServer((request, response) => {
    const match = path.exec(request.url);
    if (!match) {
      response.writeHead(404).end();
      return;
    }
    const tile = getTile(Number(match[1]), Number(match[2]), Number(match[3]));
    const body = tile ? fromGeojsonVt({ incidents: tile }, { version: 2, extent }) : new Uint8Array();
    response.writeHead(200, {
      "Content-Type": "application/vnd.mapbox-vector-tile",
      "Content-Length": body.length,
    });
    response.end(body);
  });
  server.keepAliveTimeout = 120_000;
  server.listen(0, "127.0.0.1", () => {
    console.log(`listening on http://127.0.0.1:${server.address().port}`);
  });
}
