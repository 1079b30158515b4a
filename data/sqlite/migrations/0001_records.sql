-- Everything that is known, and everything that was ever said of it. Nothing here is deleted:
-- a changed record leaves its former version in incident_past, a changed figure is closed.
-- Times are ISO 8601 in UTC, days YYYY-MM-DD, documents JSON as served by the API.

CREATE TABLE revision (
  number INTEGER PRIMARY KEY,
  at     TEXT NOT NULL,
  author TEXT NOT NULL,
  reason TEXT NOT NULL,
  import INTEGER REFERENCES import(number)
) STRICT;

CREATE TABLE term (
  number     INTEGER PRIMARY KEY,
  list       TEXT NOT NULL,
  code       TEXT NOT NULL,
  parent     TEXT NOT NULL,
  en         TEXT NOT NULL,
  ar         TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to   TEXT NOT NULL,
  colour     TEXT NOT NULL,
  revision   INTEGER NOT NULL REFERENCES revision(number),
  UNIQUE (list, code)
) STRICT;

CREATE TABLE dataset (
  number      INTEGER PRIMARY KEY,
  code        TEXT NOT NULL UNIQUE,
  title       TEXT NOT NULL DEFAULT '',
  publisher   TEXT NOT NULL DEFAULT '',
  licence     TEXT NOT NULL DEFAULT '',
  attribution TEXT NOT NULL DEFAULT '',
  url         TEXT NOT NULL DEFAULT '',
  records     INTEGER NOT NULL DEFAULT 0 -- that are not withdrawn; kept in step by every commit
) STRICT;

CREATE TABLE figure (
  number     INTEGER PRIMARY KEY,
  dataset    TEXT NOT NULL,
  date_from  TEXT NOT NULL,
  date_to    TEXT NOT NULL,
  party      TEXT NOT NULL,
  measure    TEXT NOT NULL,
  facility   TEXT NOT NULL,
  value      INTEGER NOT NULL,
  source     TEXT NOT NULL,
  source_url TEXT NOT NULL,
  revision   INTEGER NOT NULL REFERENCES revision(number),
  closed     INTEGER REFERENCES revision(number) -- the revision that replaced it
) STRICT;
CREATE UNIQUE INDEX figure_open ON figure (dataset, date_from, date_to, party, measure, facility, source)
  WHERE closed IS NULL;

-- The current version of each record.
CREATE TABLE incident (
  key           INTEGER PRIMARY KEY,
  id            TEXT NOT NULL UNIQUE,
  dataset       INTEGER NOT NULL REFERENCES dataset(number),
  source_id     TEXT NOT NULL,
  source_digest BLOB NOT NULL,    -- SHA-256 of what the source last stated
  revision      INTEGER NOT NULL REFERENCES revision(number),
  withdrawn     INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  checksum      INTEGER NOT NULL, -- CRC-32C of the document
  document      TEXT NOT NULL,
  UNIQUE (dataset, source_id)
) STRICT;

-- The versions that were replaced.
CREATE TABLE incident_past (
  key       INTEGER NOT NULL REFERENCES incident(key),
  revision  INTEGER NOT NULL REFERENCES revision(number),
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  checksum  INTEGER NOT NULL,
  document  TEXT NOT NULL,
  PRIMARY KEY (key, revision)
) STRICT;

-- The words of the current version, each once, in the form that searches are brought to.
-- docid is incident.key. The words are split before they come here, hence the plain tokenizer.
CREATE VIRTUAL TABLE incident_text USING fts4 (words, matchinfo=fts3, tokenize=simple);

CREATE TABLE import (
  number       INTEGER PRIMARY KEY,
  file         TEXT NOT NULL,
  sha256       TEXT NOT NULL,
  dataset      TEXT NOT NULL,
  mapping      TEXT NOT NULL,
  started      TEXT NOT NULL,
  finished     INTEGER NOT NULL DEFAULT 0 CHECK (finished IN (0, 1)),
  read         INTEGER NOT NULL DEFAULT 0,
  stored       INTEGER NOT NULL DEFAULT 0,
  updated      INTEGER NOT NULL DEFAULT 0,
  unchanged    INTEGER NOT NULL DEFAULT 0,
  rejected     INTEGER NOT NULL DEFAULT 0,
  review       INTEGER NOT NULL DEFAULT 0,
  not_found    INTEGER NOT NULL DEFAULT 0,
  by_precision TEXT NOT NULL DEFAULT '{}',
  CHECK (read = stored + updated + unchanged + rejected)
) STRICT;
CREATE UNIQUE INDEX import_unfinished ON import (sha256, dataset, mapping) WHERE finished = 0;

CREATE TABLE import_reject (
  import INTEGER NOT NULL REFERENCES import(number),
  row    INTEGER NOT NULL,
  line   INTEGER NOT NULL,
  column TEXT NOT NULL,
  reason TEXT NOT NULL,
  cells  TEXT NOT NULL, -- a JSON array
  PRIMARY KEY (import, row)
) STRICT, WITHOUT ROWID;

-- What the texts were brought to when incident_text was written; see search.go.
CREATE TABLE search_form (probe TEXT NOT NULL) STRICT;

-- The documents as tables, for people who ask in SQL. Withdrawn records are left out.
CREATE VIEW incident_current AS
SELECT i.key, i.id, d.code AS dataset, i.source_id, i.revision,
       i.document ->> '$.title.en' AS title_en,
       i.document ->> '$.title.ar' AS title_ar,
       i.document ->> '$.summary.en' AS summary_en,
       i.document ->> '$.summary.ar' AS summary_ar,
       i.document ->> '$.when.start' AS date_start,
       i.document ->> '$.when.end' AS date_end,
       i.document ->> '$.when.precision' AS date_precision,
       i.document ->> '$.where.text.en' AS place_text_en,
       i.document ->> '$.where.text.ar' AS place_text_ar,
       i.document ->> '$.placement.state' AS place_state,
       i.document ->> '$.placement.pcode' AS pcode,
       i.document ->> '$.placement.governorate' AS governorate,
       i.document ->> '$.placement.district' AS district,
       i.document ->> '$.placement.subdistrict' AS subdistrict,
       i.document ->> '$.placement.point[0]' AS lon,
       i.document ->> '$.placement.point[1]' AS lat,
       i.document ->> '$.placement.precision' AS geo_precision,
       i.document ->> '$.placement.uncertainty_m' AS uncertainty_m,
       i.document ->> '$.grading' AS grading,
       i.document ->> '$.sensitivity' AS sensitivity
FROM incident i JOIN dataset d ON d.number = i.dataset
WHERE i.withdrawn = 0;

CREATE VIEW incident_violation AS
SELECT i.key, i.id, v.value AS violation
FROM incident i, json_each(i.document, '$.violations') v WHERE i.withdrawn = 0;

CREATE VIEW incident_claim AS
SELECT i.key, i.id, c.value ->> '$.party' AS party, c.value ->> '$.claim' AS claim,
       c.value ->> '$.confidence' AS confidence, c.value ->> '$.source' AS source
FROM incident i, json_each(i.document, '$.claims') c WHERE i.withdrawn = 0;

CREATE VIEW incident_source AS
SELECT i.key, i.id, s.key + 1 AS number, s.value ->> '$.type' AS type, s.value ->> '$.title' AS title,
       s.value ->> '$.publisher' AS publisher, s.value ->> '$.url' AS url,
       s.value ->> '$.archive_url' AS archive_url, s.value ->> '$.date' AS date,
       s.value ->> '$.retrieved' AS retrieved, s.value ->> '$.sha256' AS sha256,
       coalesce(s.value ->> '$.graphic', 0) AS graphic
FROM incident i, json_each(i.document, '$.sources') s WHERE i.withdrawn = 0;

CREATE VIEW casualty AS
SELECT i.key, i.id, c.key AS measure, c.value ->> '$.min' AS min, c.value ->> '$.max' AS max,
       coalesce(c.value ->> '$.open', 0) AS open
FROM incident i, json_each(i.document, '$.casualties') c WHERE i.withdrawn = 0;
