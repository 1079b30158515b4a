-- Who held places, as sources say. Nothing is deleted: a layer that is taken back is closed.
CREATE TABLE control_layer (
  number     INTEGER PRIMARY KEY,
  source     TEXT NOT NULL,
  source_url TEXT NOT NULL,
  licence    TEXT NOT NULL,
  date_from  TEXT NOT NULL,
  date_to    TEXT NOT NULL,
  digest     BLOB NOT NULL, -- SHA-256 of all that the layer says, its claims included
  revision   INTEGER NOT NULL REFERENCES revision(number),
  closed     INTEGER REFERENCES revision(number) -- the revision that took it back
) STRICT;
CREATE UNIQUE INDEX control_layer_open ON control_layer (digest) WHERE closed IS NULL;

CREATE TABLE control_claim (
  layer       INTEGER NOT NULL REFERENCES control_layer(number),
  position    INTEGER NOT NULL, -- in the layer, from 1
  place       TEXT NOT NULL,    -- p-code; '' where the claim is of an area
  area        TEXT NOT NULL,    -- a GeoJSON MultiPolygon; '' where the claim is of a place
  controllers TEXT NOT NULL,    -- a JSON array of codes
  date_from   TEXT NOT NULL,    -- '': as the layer
  date_to     TEXT NOT NULL,
  confidence  TEXT NOT NULL,
  PRIMARY KEY (layer, position)
) STRICT;

-- The records whose derived control may have been made by former layers: at most one row.
CREATE TABLE underived (
  layers INTEGER NOT NULL, -- the revision that changed the layers last; 0: none did
  after  INTEGER NOT NULL, -- the records up to this key are derived anew
  marked INTEGER NOT NULL REFERENCES revision(number), -- the revision that said so last
  reason TEXT NOT NULL
) STRICT;
