// Answers about what is in sight, each asked for by itself: where a request about many at once does not exist.

import { signal } from "@preact/signals";

/** How many requests are under way at once. */
const AT_ONCE = 4;

/** Milliseconds that things have to stay in sight before they are asked about: what only passes is not. */
const REST = 120;

/** Answers by what they are about, kept once they are here. What cannot be had is asked for again when it comes into sight again. */
export class InSight<Answer> {
  /** How often each thing is in sight: where rows change places, one enters at its new place before it leaves the old one. */
  private readonly inSight = new Map<string, number>();
  private readonly underWay = new Map<string, AbortController>();
  private readonly failed = new Set<string>();
  /** The answers that are here. */
  readonly found = signal<ReadonlyMap<string, Answer>>(new Map());
  private resting: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly load: (about: string, aborted: AbortSignal) => Promise<Answer>) {}

  /** Says that something has come into sight; what is returned says that it has left. */
  enter(about: string): () => void {
    this.inSight.set(about, (this.inSight.get(about) ?? 0) + 1);
    this.failed.delete(about);
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.ask(), REST);
    return () => this.leave(about);
  }

  private leave(about: string): void {
    const left = (this.inSight.get(about) ?? 0) - 1;
    if (left > 0) {
      this.inSight.set(about, left);
      return;
    }
    this.inSight.delete(about);
    this.underWay.get(about)?.abort();
  }

  private ask(): void {
    for (const about of this.inSight.keys()) {
      if (this.underWay.size >= AT_ONCE) return;
      if (!this.found.peek().has(about) && !this.underWay.has(about) && !this.failed.has(about)) void this.fetch(about);
    }
  }

  private async fetch(about: string): Promise<void> {
    const asked = new AbortController();
    this.underWay.set(about, asked);
    try {
      const answer = await this.load(about, asked.signal);
      this.found.value = new Map([...this.found.peek(), [about, answer]]);
    } catch {
      if (!asked.signal.aborted) this.failed.add(about);
    }
    this.underWay.delete(about);
    this.ask();
  }
}
