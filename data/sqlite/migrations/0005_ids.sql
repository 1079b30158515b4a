-- The IDs of records are found through an index in memory (ids.go), made from the briefs. One in the
-- file has every ID in a random place, so that each batch of an import changes most of its pages.
-- What a constraint is made of cannot be changed: the table is made anew, and what refers to it by
-- name is left as it is.
PRAGMA legacy_alter_table = ON;

CREATE TABLE incident_new (
  key           INTEGER PRIMARY KEY,
  id            TEXT NOT NULL,    -- each once, which commits see to
  dataset       INTEGER NOT NULL REFERENCES dataset(number),
  source_id     TEXT NOT NULL,
  source_digest BLOB NOT NULL,    -- SHA-256 of what the source last stated
  revision      INTEGER NOT NULL REFERENCES revision(number),
  withdrawn     INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  checksum      INTEGER NOT NULL, -- CRC-32C of the document
  document      TEXT NOT NULL,
  UNIQUE (dataset, source_id)
) STRICT;
INSERT INTO incident_new SELECT * FROM incident;
DROP TABLE incident;
ALTER TABLE incident_new RENAME TO incident;

PRAGMA legacy_alter_table = OFF;
