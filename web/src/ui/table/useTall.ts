// The part of a long list that is on screen, and the way to bring another part there.

import type { RefObject } from "preact";
import { useLayoutEffect, useReducer, useRef } from "preact/hooks";
import { partAt, scrollAt, scrolled, trackOf, type Part, type Position } from "./tall";

/** Milliseconds after which a list that has not moved rests. */
const REST = 120;

export interface Tall {
  part: Part;
  /** Pixels of the element that stands for the list. */
  track: number;
  /** Brings a row into sight: no further than it needs, or to the top. */
  show(row: number, where: "near" | "top"): void;
}

/** Follows an element that scrolls `count` rows, each `height` pixels high, of which it shows `seen` pixels. */
export function useTall(element: RefObject<HTMLElement | null>, count: number, height: number, seen: number): Tall {
  const list = { count, height, list: count * height, seen };
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  const position = useRef<Position>({ at: 0, scroll: 0 });
  const part = partAt(position.current, list);
  // What the listener, which stays, goes by.
  const drawn = useRef({ list, part });
  drawn.current = { list, part };

  const move = (to: Position): void => {
    position.current = to;
    const { list, part } = drawn.current;
    const next = partAt(to, list);
    if (next.top !== part.top || next.first !== part.first || next.shift !== part.shift) redraw(0);
  };
  /** Brings the scrollbar to where the list is. */
  const settle = (at: number): void => {
    const frame = element.current;
    if (!frame) return;
    frame.scrollTop = scrollAt(at, drawn.current.list);
    move({ at, scroll: frame.scrollTop });
  };
  const show: Tall["show"] = (row, where) => {
    const [above, below, { at }] = [row * height, (row + 1) * height - seen, position.current];
    if (where === "top") settle(Math.min(above, Math.max(list.list - seen, 0)));
    else if (above < at) settle(above);
    else if (below > at) settle(below);
  };

  useLayoutEffect(() => {
    const frame = element.current;
    if (!frame) return;
    let resting: ReturnType<typeof setTimeout> | undefined;
    const onScroll = (): void => {
      if (frame.scrollTop === position.current.scroll) return;
      move(scrolled(position.current, frame.scrollTop, drawn.current.list));
      clearTimeout(resting);
      resting = setTimeout(() => settle(position.current.at), REST);
    };
    frame.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      clearTimeout(resting);
      frame.removeEventListener("scroll", onScroll);
    };
  }, []);
  const top = useRef(0);
  useLayoutEffect(() => show(top.current, "top"), [count, height, seen]);
  useLayoutEffect(() => void (top.current = part.top));
  return { part, track: trackOf(list.list), show };
}
