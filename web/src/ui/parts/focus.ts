// Where the keyboard is: panels take the focus when they open and give it back when they close.

import { useLayoutEffect, useRef } from "preact/hooks";
import type { RefObject } from "preact";

let cameFrom: HTMLElement | null = null;

/** Notes what had the focus before a panel opens; nested panels give it back to the first. */
function noteOrigin(): void {
  const active = document.activeElement;
  if (active instanceof HTMLElement && active !== document.body && !active.closest(".panel")) cameFrom = active;
}

/** Gives the focus back to what had it before the panel opened, or to the map or the table. */
export function returnFocus(): void {
  const target = cameFrom?.isConnected ? cameFrom : document.querySelector<HTMLElement>('.stage .map canvas, .grid [tabindex="0"], .grid[tabindex="0"]');
  target?.focus({ preventScroll: true });
  cameFrom = null;
}

/** Returns a ref for the heading of a panel; it takes the focus whenever `subject` changes. */
export function useFocusOn(subject: string): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    noteOrigin();
    heading.current?.focus({ preventScroll: true });
    heading.current?.closest(".panel")?.scrollTo(0, 0);
  }, [subject]);
  return heading;
}

/** Calls `leave` on Escape, on a press outside the element, or when the focus goes elsewhere, while `active`. */
export function useLeave(element: RefObject<HTMLElement | null>, active: boolean, leave: (byKey: boolean) => void): void {
  useLayoutEffect(() => {
    if (!active) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      event.preventDefault();
      leave(true);
    };
    const onPress = (event: PointerEvent) => {
      if (event.target instanceof Node && !element.current?.contains(event.target)) leave(false);
    };
    const onFocusOut = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget instanceof Node && !element.current?.contains(relatedTarget)) leave(false);
    };
    const target = element.current;
    target?.addEventListener("keydown", onKey);
    target?.addEventListener("focusout", onFocusOut);
    document.addEventListener("pointerdown", onPress);
    return () => {
      target?.removeEventListener("keydown", onKey);
      target?.removeEventListener("focusout", onFocusOut);
      document.removeEventListener("pointerdown", onPress);
    };
  }, [active]);
}

/**
 * Returns a ref for a list that grows when the reader asks for more. Where the button that they pressed is gone
 * or can do nothing for the moment, the first new item takes the focus. Another `subject` is another list.
 */
export function useFocusOnMore(shown: number, subject: string | undefined): RefObject<HTMLUListElement | null> {
  const list = useRef<HTMLUListElement>(null);
  const before = useRef({ shown, subject });
  useLayoutEffect(() => {
    const was = before.current;
    before.current = { shown, subject };
    if (was.subject !== subject || was.shown === 0 || shown <= was.shown || document.activeElement !== document.body) return;
    list.current?.children[was.shown]?.querySelector("button")?.focus();
  }, [shown, subject]);
  return list;
}
