// The real binary on a free port, with a database of its own that goes away with it.

import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export interface Server {
  url: string;
  stop(): Promise<void>;
}

/** Returns the binary to test: TAWTHIQ_BIN, or the one that `make build` makes. */
function binary(): string {
  const path = resolve(process.env["TAWTHIQ_BIN"] ?? join(import.meta.dirname, "../../bin/tawthiq"));
  if (!existsSync(path)) throw new Error(`There is no binary at ${path}: run make build, or name one with TAWTHIQ_BIN.`);
  return path;
}

/** A file to import, as its layout's own dataset or as another. */
type Import = string | { file: string; dataset: string };

/** Imports the files into a new database and serves it; without one that of the sample. */
export async function startServer(...files: Import[]): Promise<Server> {
  return serve((db) => importFiles(db, files));
}

/** The made-up records that most tests are about: of May 2020, but for one of June. */
export const MADE_UP = join(import.meta.dirname, "incidents.csv");

/** Serves the made-up records with the first of them, which is in Afrin, a month earlier: from 2 April to 2 June 2020. */
export async function startThreeMonths(): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), "tawthiq-e2e-"));
  const path = join(folder, "incidents.csv");
  writeFileSync(path, readFileSync(MADE_UP, "utf8").replaceAll("2020-05-02", "2020-04-02"));
  return startServer(path).finally(() => rmSync(folder, { recursive: true }));
}

/** The secret of every reviewer. */
export const SECRET = "a secret for tests";

/** Imports the files into a new database and serves it to reviewers too. */
export async function startReviewed(names: readonly string[], ...files: Import[]): Promise<Server> {
  return serve((db) => {
    importFiles(db, files);
    const reviewers = `${db}.reviewers`;
    for (const name of names) execFileSync(binary(), ["user", "add", name, "--reviewers", reviewers], { input: `${SECRET}\n`, stdio: ["pipe", "ignore", "inherit"] });
    return ["--reviewers", reviewers];
  });
}

/** Serves the made-up records, among them one whose place is in doubt, to a reviewer too: something for every room. */
export async function startRooms(): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), "tawthiq-e2e-"));
  const path = join(folder, "incidents.csv");
  const records = readFileSync(MADE_UP, "utf8").replaceAll("2020-05-02", "2020-04-02");
  const doubtful = records.split("\n")[1]?.replace("made-up-01", "doubtful").replace("Afrin,عفرين,Aleppo,حلب,,,locality", "Rihaniya,,,,,,");
  writeFileSync(path, `${records.trimEnd()}\n${doubtful}\n`);
  return startReviewed(["Rana"], path).finally(() => rmSync(folder, { recursive: true }));
}

/** Returns the identifier of the latest incident. */
export async function anIncident({ url }: Server): Promise<string> {
  const answer = await fetch(`${url}/api/v1/incidents?limit=1`);
  const { incidents } = (await answer.json()) as { incidents: { id: string }[] };
  return incidents[0]?.id ?? "";
}

function importFiles(db: string, files: readonly Import[]): void {
  for (const one of files) {
    const what = typeof one === "string" ? [one] : ["--dataset", one.dataset, one.file];
    execFileSync(binary(), ["import", "--db", db, ...what], { stdio: ["ignore", "ignore", "inherit"] });
  }
}

/** Serves a new database of made-up incidents. */
export async function startDemo(incidents: number): Promise<Server> {
  return serve((db) => void execFileSync(binary(), ["demo", "--db", db, "--count", String(incidents)], { stdio: ["ignore", "ignore", "inherit"] }));
}

/** Serves the database that `fill` makes, with the flags that it returns. */
async function serve(fill: (db: string) => string[] | void): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), "tawthiq-e2e-"));
  const db = join(folder, "records.db");
  const flags = fill(db) ?? [];
  const child = spawn(binary(), ["serve", "--db", db, "--listen", "127.0.0.1:0", ...flags], { stdio: ["ignore", "pipe", "pipe"] });
  const url = await listening(child);
  return {
    url,
    async stop() {
      const ended = new Promise((done) => child.once("exit", done));
      child.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function listening(child: ChildProcess): Promise<string> {
  return new Promise((found, fail) => {
    let said = "";
    const read = (chunk: Buffer) => {
      said += chunk.toString();
      const [, url] = /listening on (http:\/\/\S+)/.exec(said) ?? [];
      if (url) found(url);
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("exit", (code) => fail(new Error(`the server ended with ${code}:\n${said}`)));
  });
}
