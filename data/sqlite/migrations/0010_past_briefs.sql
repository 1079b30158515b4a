-- What briefs were before they were replaced, so that older revisions are read, and compared, without
-- their documents. Made anew with the briefs; see brief_past.go.
CREATE TABLE brief_past (
  chunk    INTEGER NOT NULL,
  replaced INTEGER NOT NULL REFERENCES revision(number), -- by which revision
  checksum INTEGER NOT NULL,                             -- CRC-32C of records
  records  BLOB NOT NULL,                                -- those of the chunk that it replaced
  PRIMARY KEY (chunk, replaced DESC)
) STRICT;

DELETE FROM brief_form; -- so that they are made
