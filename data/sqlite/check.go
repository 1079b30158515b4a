package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"tawthiq/data"
	"tawthiq/data/words"
)

// maxProblems is how many problems of one kind are listed: a file this damaged is not mended by
// reading on.
const maxProblems = 20

// Check reads the whole database and returns what is wrong with it, one sentence each; nil where
// it is sound. It checks the file's structure, the references between tables, every document
// against its checksum, its columns and what its source stated, the text index, the briefs, the control
// layers and the counts. Of
// a file whose structure is damaged nothing else is said: the rest could be read wrongly, or not.
// Cost: reads every page, and waits for no writer.
func (s *Store) Check(ctx context.Context) ([]string, error) {
	var problems []string
	err := s.snapshot(ctx, "check the database", func(tx *sql.Tx) error {
		found, err := checkStructure(ctx, tx)
		if problems = few(found); err != nil || len(found) > 0 {
			return err
		}
		for _, check := range []func(context.Context, *sql.Tx) ([]string, error){
			checkReferences, checkIDs, s.checkDocuments, s.checkBriefs, checkPast, checkPastBriefs, checkControl, checkCounts,
		} {
			found, err := check(ctx, tx)
			if err != nil {
				return err
			}
			problems = append(problems, few(found)...)
		}
		return nil
	})
	return problems, err
}

// few returns the first problems of a kind, and how many more there are.
func few(found []string) []string {
	if extra := len(found) - maxProblems; extra > 0 {
		return append(found[:maxProblems:maxProblems], fmt.Sprintf("and %d more of the same kind", extra))
	}
	return found
}

// checkStructure has SQLite check the file. That the check itself cannot go on is one of its findings.
func checkStructure(ctx context.Context, tx *sql.Tx) ([]string, error) {
	var found []string
	err := each(ctx, tx, func(rows *sql.Rows) error {
		text, err := scanText(rows)
		found = append(found, strings.Split(text, "\n")...) // a row has all problems of one tree
		return err
	}, "PRAGMA integrity_check")
	switch {
	case isDamage(err):
		return append(found, fmt.Sprintf("the file cannot be read to its end: %v", err)), nil
	case len(found) == 1 && found[0] == "ok":
		return nil, err
	}
	return found, err
}

func scanText(rows *sql.Rows) (text string, err error) { return text, rows.Scan(&text) }

func checkReferences(ctx context.Context, tx *sql.Tx) ([]string, error) {
	return collect(ctx, tx, "check the references", func(rows *sql.Rows) (string, error) {
		var table, parent string
		var row sql.NullInt64
		var constraint int
		err := rows.Scan(&table, &row, &parent, &constraint)
		return fmt.Sprintf("row %d of %s refers to a %s that is not there", row.Int64, table, parent), err
	}, "PRAGMA foreign_key_check")
}

// checkIDs looks for records that share an ID.
func checkIDs(ctx context.Context, tx *sql.Tx) ([]string, error) {
	return collect(ctx, tx, "check the IDs", scanText,
		"SELECT count(*) || ' records have the ID ' || id FROM incident GROUP BY id COLLATE NOCASE HAVING count(*) > 1")
}

// checkDocuments compares every current document with its row and with the text index.
func (s *Store) checkDocuments(ctx context.Context, tx *sql.Tx) ([]string, error) {
	var found []string
	briefs, err := newBriefs(ctx, tx, newSymbols(), nil)
	if err != nil {
		return nil, err
	}
	said := textMaker{splitter: s.texts.splitter}
	err = each(ctx, tx, func(rows *sql.Rows) error {
		var row documentRow
		if err := rows.Scan(&row.key, &row.revision, &row.id, &row.dataset, &row.sourceID, &row.digest, &row.revised, &row.checksum, &row.document, &row.withdrawn,
			&row.queued.context, &row.queued.waits, &row.queuedWithdrawn, &row.queued.notFound, &row.queued.public,
			&row.queued.governorate, &row.queued.dateStart, &row.queued.end); err != nil {
			return err
		}
		var in data.Incident
		if problem := row.problem(&in, briefs); problem != "" {
			found = append(found, fmt.Sprintf("record %s: %s", row.id, problem))
		}
		return said.add(row.key, &in)
	}, `SELECT i.key, i.revision, i.id, d.code, i.source_id, i.source_digest, EXISTS (SELECT 1 FROM incident_past p WHERE p.key = i.key),
		i.checksum, i.document, i.withdrawn,
		coalesce(r.context, ''), coalesce(r.waits, 0), coalesce(r.withdrawn, i.withdrawn), coalesce(r.not_found, 0), coalesce(r.public, 0),
		coalesce(r.governorate, ''), coalesce(r.date_start, ''), coalesce(r.date_end, '')
		FROM incident i JOIN dataset d ON d.number = i.dataset
		LEFT JOIN review r ON r.key = i.key ORDER BY i.key`)
	if err != nil {
		return nil, err
	}
	problem, err := said.compare(ctx, tx)
	if problem != "" {
		found = append(found, problem)
	}
	return found, err
}

// compare compares the stored words with those of the documents. The same words of the same records
// are the same bytes.
func (m *textMaker) compare(ctx context.Context, tx *sql.Tx) (problem string, err error) {
	if _, err := m.segment(); err != nil {
		return "", err
	}
	list, err := listSegments(ctx, tx)
	if err != nil {
		return "", err
	}
	var stored []*words.Segment
	for _, s := range list {
		o, err := openSegment(ctx, tx, s)
		if data.KindOf(err) == data.Unavailable {
			return err.Error(), nil
		}
		if err != nil {
			return "", err
		}
		stored = append(stored, o.Segment)
	}
	if bytes.Equal(words.Merge(stored...), m.bytes) {
		return "", nil
	}
	return "the text index is not what the documents say", nil
}

type documentRow struct {
	key                   data.Key
	revision              int64
	id, dataset, sourceID string
	digest                []byte
	revised               bool // a person may have changed what the source states
	checksum              int64
	document              string
	withdrawn             bool
	queued                queued // as the table of those that wait has it
	queuedWithdrawn       bool
}

// problem returns what is wrong with a record, and sets in to its document.
func (row *documentRow) problem(in *data.Incident, stored *briefs) string {
	if checksum([]byte(row.document)) != row.checksum {
		return "the document differs from its checksum"
	}
	if err := json.Unmarshal([]byte(row.document), in); err != nil {
		return fmt.Sprintf("the document cannot be read: %v", err)
	}
	digest := in.SourceDigest()
	switch {
	case in.ID != row.id || in.Dataset != row.dataset || in.SourceID != row.sourceID:
		return "the document names another record"
	case !row.revised && !bytes.Equal(digest[:], row.digest):
		return "the document is not what the source stated"
	case row.queued != queuedOf(in) || row.queuedWithdrawn != row.withdrawn:
		return "the list of what waits for a reviewer does not have it as it is"
	}
	return stored.problemOf(row, in)
}

// problemOf compares the brief of a record with its document. A text that is not numbered is
// given a number that no brief has.
func (b *briefs) problemOf(row *documentRow, in *data.Incident) string {
	want, err := b.numbering.briefOf(&data.Record{Key: row.key, Revision: row.revision, Withdrawn: row.withdrawn, Incident: *in})
	if err != nil {
		return err.Error()
	}
	if number, _ := chunkOf(row.key); b.chunks[number] == nil {
		clear(b.chunks) // the records come in the order of the keys
	}
	have, err := b.at(row.key)
	switch {
	case err != nil:
		return fmt.Sprintf("its brief cannot be read: %v", err)
	case *have != want:
		return "its brief is not what the document says"
	}
	return ""
}

// checkBriefs compares every chunk of briefs with its checksum, and their number with that of the
// records.
func (s *Store) checkBriefs(ctx context.Context, tx *sql.Tx) ([]string, error) {
	var briefs, records int
	err := readChunks(ctx, tx, 0, func(c chunk) error {
		briefs += len(slices.DeleteFunc(c, func(b data.Brief) bool { return b.Revision == 0 }))
		return nil
	})
	if data.KindOf(err) == data.Unavailable {
		return []string{err.Error()}, nil
	}
	if err != nil {
		return nil, err
	}
	err = tx.QueryRowContext(ctx, "SELECT count(*) FROM incident").Scan(&records)
	if err != nil || briefs == records {
		return nil, err
	}
	return []string{fmt.Sprintf("there are %d briefs of %d records", briefs, records)}, nil
}

// checkPastBriefs compares what the briefs were with the replaced documents.
func checkPastBriefs(ctx context.Context, tx *sql.Tx) ([]string, error) {
	var found []string
	numbering, err := newSymbols().number(ctx, tx)
	if err != nil {
		return nil, err
	}
	expected := 0
	err = numbering.eachPast(ctx, tx, func(number, replaced int64, records []byte) error {
		var stored []byte
		var sum int64
		err := tx.QueryRowContext(ctx, "SELECT checksum, records FROM brief_past WHERE chunk = ? AND replaced = ?", number, replaced).Scan(&sum, &stored)
		if errors.Is(err, sql.ErrNoRows) {
			err = nil
		}
		if expected++; sum != checksumOf(records) || !bytes.Equal(stored, records) {
			found = append(found, fmt.Sprintf("what revision %d replaced in chunk %d of the briefs is not what the documents say", replaced, number))
		}
		return err
	})
	if data.KindOf(err) == data.Unavailable {
		return []string{err.Error()}, nil
	}
	if err != nil {
		return nil, err
	}
	var kept int
	err = tx.QueryRowContext(ctx, "SELECT count(*) FROM brief_past").Scan(&kept)
	if err != nil || kept == expected {
		return found, err
	}
	return append(found, fmt.Sprintf("replaced briefs are kept of %d chunks, and %d were replaced", kept, expected)), nil
}

// checkPast compares every replaced document with its checksum.
func checkPast(ctx context.Context, tx *sql.Tx) ([]string, error) {
	var found []string
	err := each(ctx, tx, func(rows *sql.Rows) error {
		var id, document string
		var revision, sum int64
		if err := rows.Scan(&id, &revision, &sum, &document); err != nil {
			return err
		}
		if checksum([]byte(document)) != sum || !json.Valid([]byte(document)) {
			found = append(found, fmt.Sprintf("record %s at revision %d: the document differs from its checksum", id, revision))
		}
		return nil
	}, "SELECT i.id, p.revision, p.checksum, p.document FROM incident_past p JOIN incident i ON i.key = p.key ORDER BY p.key, p.revision")
	return found, err
}

// checkCounts compares the numbers that are kept with what they count.
func checkCounts(ctx context.Context, tx *sql.Tx) ([]string, error) {
	return collect(ctx, tx, "check the counts", scanText, `
		SELECT 'dataset ' || code || ' says it has ' || records || ' records and has ' || counted FROM (
			SELECT d.code, d.records, (SELECT count(*) FROM incident i WHERE i.dataset = d.number AND i.withdrawn = 0) AS counted FROM dataset d
		) WHERE records <> counted
		UNION ALL
		SELECT 'import ' || number || ' says that it rejected ' || rejected || ' rows and lists ' || listed FROM (
			SELECT number, rejected, (SELECT count(*) FROM import_reject r WHERE r.import = m.number) AS listed FROM import m
		) WHERE rejected <> listed
		UNION ALL
		SELECT 'there is ' || left || ' record of what is to be derived anew and ' || open || ' of why' FROM (
			SELECT (SELECT count(*) FROM underived) AS left, (SELECT count(*) FROM derivation WHERE until IS NULL) AS open
		) WHERE left <> open`)
}
