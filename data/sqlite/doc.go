// Package sqlite keeps records in one SQLite file: it implements data.Store.
//
// It answers what is stored, as of any revision, and writes changes wholly or not at all. It does
// not place, protect or count records, and knows nothing of files that are imported.
//
// The current version of a record is one row with its document as JSON; versions that it
// replaced are kept apart, so that reading what is true now costs nothing for history. Views
// (incident_current, incident_violation, incident_claim, incident_source, casualty) show the
// documents as tables to anyone who opens the file with another program.
//
// Beside each document stand its brief, in chunks of 512 records column by column, and its words, in
// segments of package words: a commit rewrites the chunks that it touches and adds a segment, which is
// merged with others of its size from time to time. Both are made from the documents alone, and made
// anew where their form changes. The IDs that the briefs have are looked up in memory: see ids.go.
//
// Durability: write-ahead log with synchronous=FULL. A process that is killed loses nothing that
// Commit returned for; nor does a machine that loses power, for which NORMAL would not do: an
// import would resume all the same, but a reviewer's decision that was acknowledged would be gone.
// The price is one fsync for each commit, little beside a batch of a thousand records.
//
// Concurrency: one connection writes, with transactions that take the write lock at once, so
// that none fails halfway, after what needs no transaction was done; a pool of read-only connections reads snapshots and never waits for it.
// Another process may use the file at the same time; writers wait for each other.
package sqlite
