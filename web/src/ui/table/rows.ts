// The rows of a long list, loaded page by page where a reader looks.

import { signal } from "@preact/signals";

/** Rows that one request asks for. */
export const PAGE = 100;
/** Rows around those that are seen that are asked for too. */
const AROUND = 30;
/** Milliseconds that a reader looks at rows before they are asked for: a scrollbar that is dragged passes over most. */
const REST = 40;
/** Pages that are kept. */
const KEPT = 40;

/** Asks for a page, counted from 0. */
export type LoadPage<Row> = (page: number, aborted: AbortSignal) => Promise<readonly Row[]>;

/** A list of which the first page is known. */
export class Rows<Row> {
  private readonly pages;
  private readonly underWay = new Map<number, AbortController>();
  private wanted: readonly number[] = [];
  private resting: ReturnType<typeof setTimeout> | undefined;
  /** Whether rows that a reader looks at could not be loaded. */
  readonly failed = signal(false);

  constructor(first: readonly Row[], private readonly count: number, private readonly load: LoadPage<Row>) {
    this.pages = signal<ReadonlyMap<number, readonly Row[]>>(new Map([[0, first]]));
  }

  /** Returns a row, once it is here. */
  readonly at = (row: number): Row | undefined => this.pages.value.get(Math.floor(row / PAGE))?.[row % PAGE];

  /** Asks for the rows from `first` to `last` soon; what was asked for before and is not among them is given up. */
  readonly look = (first: number, last: number): void => {
    const [from, to] = [Math.max(first - AROUND, 0), Math.min(last + AROUND, this.count - 1)].map((row) => Math.floor(row / PAGE)) as [number, number];
    this.wanted = Array.from({ length: to - from + 1 }, (_, i) => from + i);
    for (const [page, asked] of this.underWay) if (!this.wanted.includes(page)) asked.abort();
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.ask(), REST);
  };

  /** Asks again for what could not be loaded. */
  retry(): void {
    this.failed.value = false;
    this.ask();
  }

  /** Gives up everything that is asked for. */
  stop(): void {
    clearTimeout(this.resting);
    for (const asked of this.underWay.values()) asked.abort();
  }

  private ask(): void {
    for (const page of this.wanted) if (!this.pages.peek().has(page) && !this.underWay.has(page)) void this.fetch(page);
  }

  private async fetch(page: number): Promise<void> {
    const asked = new AbortController();
    this.underWay.set(page, asked);
    asked.signal.addEventListener("abort", () => this.underWay.delete(page));
    try {
      const rows = await this.load(page, asked.signal);
      if (!asked.signal.aborted) this.keep(page, rows);
    } catch {
      if (!asked.signal.aborted) this.failed.value = true;
    }
    if (!asked.signal.aborted) this.underWay.delete(page);
  }

  /** Keeps a page, and forgets the one that came first of those that nobody looks at, where there are many. */
  private keep(page: number, rows: readonly Row[]): void {
    const pages = new Map([...this.pages.peek(), [page, rows]]);
    const dropped = pages.size > KEPT ? [...pages.keys()].find((kept) => !this.wanted.includes(kept)) : undefined;
    if (dropped !== undefined) pages.delete(dropped);
    this.failed.value = false;
    this.pages.value = pages;
  }
}
