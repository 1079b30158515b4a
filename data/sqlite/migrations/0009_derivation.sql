-- When derived control did not rest on the layers of its revision throughout, for good: rows follow on
-- each other where the layers changed again before all was derived.
CREATE TABLE derivation (
  since  INTEGER PRIMARY KEY REFERENCES revision(number),
  until  INTEGER REFERENCES revision(number), -- the revision of which it is not true any more; NULL: it is still
  reason TEXT NOT NULL
) STRICT;

-- What a database from before tells: after each change of the layers, the revisions until the last that
-- derived anew for it. Where none did, nothing was to be changed.
WITH changed(number) AS (
  SELECT revision FROM control_layer UNION SELECT closed FROM control_layer WHERE closed IS NOT NULL
), span AS (
  SELECT c.number AS since, (SELECT min(n.number) FROM changed n WHERE n.number > c.number) AS next FROM changed c
), derived AS (
  SELECT s.since, (
    SELECT max(r.number) FROM revision r
    WHERE r.number > s.since AND (s.next IS NULL OR r.number < s.next) AND r.author = 'control' AND r.reason LIKE 'control was derived anew: %'
      AND r.reason <> 'control was derived anew: the record was written by what was known before'
  ) AS until FROM span s
)
INSERT INTO derivation (since, until, reason)
SELECT d.since, d.until, substr(r.reason, length('control was derived anew: ') + 1) FROM derived d JOIN revision r ON r.number = d.until;

INSERT OR REPLACE INTO derivation (since, until, reason)
SELECT CASE WHEN reason = 'the record was written by what was known before' THEN marked ELSE layers END, NULL, reason FROM underived;

-- Sources that differ contest a place from now on, whichever began last: where there are layers, every
-- record is to be derived anew, from a revision of its own on.
INSERT INTO revision (number, at, author, reason)
SELECT (SELECT max(number) FROM revision) + 1, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), 'control', 'sources that differ contest a place, whichever began last'
WHERE EXISTS (SELECT 1 FROM control_layer WHERE closed IS NULL);

UPDATE derivation SET until = (SELECT max(number) FROM revision)
WHERE until IS NULL AND EXISTS (SELECT 1 FROM control_layer WHERE closed IS NULL);

INSERT INTO derivation (since, until, reason)
SELECT number, NULL, reason FROM revision
WHERE number = (SELECT max(number) FROM revision) AND EXISTS (SELECT 1 FROM control_layer WHERE closed IS NULL);

DELETE FROM underived WHERE EXISTS (SELECT 1 FROM control_layer WHERE closed IS NULL);
INSERT INTO underived (layers, after, marked, reason)
SELECT (SELECT max(max(revision), coalesce(max(closed), 0)) FROM control_layer), 0, since, reason FROM derivation
WHERE until IS NULL AND EXISTS (SELECT 1 FROM control_layer WHERE closed IS NULL);
