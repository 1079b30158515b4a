// Package mapping says how the columns of a file become incidents. A mapping is one YAML form,
// the same for the layouts that are built in (the project's own, HXL, ACLED, UCDP GED, Airwars,
// the Aid Worker Security Database, the Syrian Archive) and for those that a user writes.
//
// It answers which mapping fits a file's columns, and what a row states, or in which column and
// why it cannot be understood. It neither reads files nor finds places.
//
// Rules that every mapping shares:
//   - A value that a code list does not know rejects the row, unless the mapping gives a default.
//     Values are compared without regard to case, to runs of spaces and to invisible marks.
//   - A minimum without a maximum means "at least": an open range. A maximum without a minimum
//     means "up to": from 0.
//   - A date that gives no day or no month covers the whole month or year, and says so.
//   - That a party itself admits an incident counts as its admission only where it is the only one
//     named.
//   - Several parties that a source lists for one incident are alternatives unless the mapping
//     says that they acted jointly.
//
// The least that a mapping can be, for a file with the columns "when", "where" and "dead":
//
//	name: mine
//	dataset: {code: mine, publisher: Who wrote the file, licence: CC BY 4.0}
//	when: {start: {column: when, formats: [DD/MM/YYYY]}}
//	where: {text: {en: {column: where}}}
//	casualties: {killed: {exact: dead}}
//	violation: [{value: extrajudicial-killing}]
//
// Every field is on the type Mapping; layouts/airwars.yaml uses most of them.
package mapping
