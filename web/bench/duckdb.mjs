// Times DuckDB at counting incidents by governorate and party in a period, on one thread, and prints
// the times and the first result as JSON. Arguments: the file of rows, the first and the last day of the
// period, and how many periods to ask for, each a day later than the one before.
import { DuckDBInstance } from "@duckdb/node-api";

const [file, from, to, rounds] = process.argv.slice(2);
const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
const connection = await instance.connect();
const one = async (sql) => (await connection.runAndReadAll(sql)).getRowsJS();

// One row for each party that an incident names, because it counts under each. Codes are enums, and
// the rows lie by day, so that what is outside a period is skipped in blocks.
await connection.run(`CREATE TABLE given AS SELECT date::DATE AS day, governorate, unnest(string_split(parties, ';')) AS party
  FROM read_csv('${file.replaceAll("'", "''")}', header = true, all_varchar = true) WHERE governorate <> ''`);
await connection.run("CREATE TYPE governorates AS ENUM (SELECT DISTINCT governorate FROM given ORDER BY ALL)");
await connection.run("CREATE TYPE parties AS ENUM (SELECT DISTINCT party FROM given ORDER BY ALL)");
await connection.run(
  "CREATE TABLE incident AS SELECT day, governorate::governorates AS governorate, party::parties AS party FROM given ORDER BY day",
);
await connection.run("DROP TABLE given");

const group = await connection.prepare(
  "SELECT governorate, party, count(*) FROM incident WHERE day BETWEEN $1::DATE + $3::INTEGER AND $2::DATE + $3::INTEGER GROUP BY ALL",
);
const times = [];
let first;
for (let round = 0; round < Number(rounds); round++) {
  group.bindVarchar(1, from);
  group.bindVarchar(2, to);
  group.bindInteger(3, round);
  const start = process.hrtime.bigint();
  const rows = (await group.runAndReadAll()).getRowsJS();
  times.push(Number(process.hrtime.bigint() - start) / 1e6);
  first ??= rows.map(([governorate, party, count]) => ({ governorate, party, count: Number(count) }));
}
const [[version]] = await one("SELECT version()");
console.log(JSON.stringify({ version, milliseconds: times, counts: first }));
