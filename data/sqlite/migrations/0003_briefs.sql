-- The records in small, for the map index. The documents are the truth: these tables are made anew
-- from them where briefs have another form (brief_form), and compared with them by every check.

-- The texts that many records share, numbered from 1. Nothing here is changed or deleted.
CREATE TABLE symbol (
  number INTEGER PRIMARY KEY,
  text   TEXT NOT NULL UNIQUE
) STRICT;

-- 512 records each: those with the keys 512 * chunk + 1 and on.
CREATE TABLE brief (
  chunk    INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL REFERENCES revision(number), -- the last that changed one of them
  checksum INTEGER NOT NULL,                             -- CRC-32C of records
  records  BLOB NOT NULL                                 -- column by column; see chunk.go
) STRICT;
CREATE INDEX brief_revision ON brief (revision);

CREATE TABLE brief_form (form INTEGER NOT NULL) STRICT;
