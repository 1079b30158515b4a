-- The words of the texts, as segments of package data/words: each has the words of the records that
-- a revision wrote, or of all that it and those before it wrote, once they are merged. A record's
-- words are those of the latest segment that has its key. The documents are the truth: the segments
-- are made anew from them where words are brought to another form (search_form).
CREATE TABLE text_segment (
  revision INTEGER PRIMARY KEY REFERENCES revision(number),
  records  INTEGER NOT NULL,
  words    BLOB NOT NULL -- with a checksum of its own
) STRICT;

DROP TABLE incident_text;
DELETE FROM search_form;
