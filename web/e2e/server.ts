// The real binary on a free port, with a database of its own that goes away with it.

import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
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
