// A change of the map that lets the page be painted first.

/** A change that waits until what it follows has been painted, so that a click is answered at once; several are one. */
interface Deferred {
  /** Runs the change by and by. */
  soon(): void;
  /** Runs it at once if it waits. */
  now(): void;
  waiting(): boolean;
}

/** Frames that are painted before a deferred change: the second begins once the first is on its way to the screen. */
const FRAMES_BEFORE = 2;

/** Returns a change that can be deferred; `begun` is told when it begins to wait. A hidden page paints nothing, so that it waits until it is seen. */
export function deferred(change: () => void, begun: () => void): Deferred {
  let waiting = false;
  const now = () => {
    if (!waiting) return;
    waiting = false;
    change();
  };
  const after = (frames: number) => void (frames > 0 ? requestAnimationFrame(() => after(frames - 1)) : setTimeout(now));
  const soon = () => {
    if (waiting) return;
    waiting = true;
    begun();
    after(FRAMES_BEFORE);
  };
  return { soon, now, waiting: () => waiting };
}
