-- The records whose place waits for a reviewer, and those that one decided: what a decision about
-- a description may be applied to. Kept in step by every commit; made anew from the documents
-- where contexts are made in another form (context_form).
CREATE TABLE review (
  context     TEXT NOT NULL,    -- of the place text and the region; see data.Where.Context
  key         INTEGER NOT NULL REFERENCES incident(key),
  waits       INTEGER NOT NULL CHECK (waits IN (0, 1)),
  withdrawn   INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  not_found   INTEGER NOT NULL CHECK (not_found IN (0, 1)),
  public      INTEGER NOT NULL CHECK (public IN (0, 1)),
  dataset     INTEGER NOT NULL REFERENCES dataset(number),
  governorate TEXT NOT NULL,
  date_start  TEXT NOT NULL,
  date_end    TEXT NOT NULL,
  PRIMARY KEY (context, key)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX review_record ON review (key);

-- What reviewers taught. Nothing is deleted: what is replaced or withdrawn is closed.
CREATE TABLE alias (
  number    INTEGER PRIMARY KEY,
  context   TEXT NOT NULL,
  text_en   TEXT NOT NULL,
  text_ar   TEXT NOT NULL,
  region_en TEXT NOT NULL,
  region_ar TEXT NOT NULL,
  pcode     TEXT NOT NULL,  -- '' where no place fits
  author    TEXT NOT NULL,
  at        TEXT NOT NULL,
  note      TEXT NOT NULL,
  origin    TEXT NOT NULL,
  revision  INTEGER NOT NULL REFERENCES revision(number),
  closed    INTEGER REFERENCES revision(number) -- the revision that replaced or withdrew it
) STRICT;
CREATE UNIQUE INDEX alias_open ON alias (context) WHERE closed IS NULL;
CREATE INDEX alias_context ON alias (context, number);

-- What the contexts were made like when review and alias were written; see review.go.
CREATE TABLE context_form (probe TEXT NOT NULL) STRICT;
