-- The view of the records says whether one stands for several events.
DROP VIEW incident_current;
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
       coalesce(i.document ->> '$.aggregated', 0) AS aggregated,
       i.document ->> '$.sensitivity' AS sensitivity
FROM incident i JOIN dataset d ON d.number = i.dataset
WHERE i.withdrawn = 0;
