-- Whether the records of a dataset are those of one report. Until now that was taken to be so of every
-- dataset with published figures of one period.
ALTER TABLE dataset ADD COLUMN kind TEXT NOT NULL DEFAULT '';
UPDATE dataset SET kind = 'report' WHERE code IN (
  SELECT dataset FROM figure WHERE closed IS NULL GROUP BY dataset
  HAVING min(date_from) = max(date_from) AND min(date_to) = max(date_to)
);
