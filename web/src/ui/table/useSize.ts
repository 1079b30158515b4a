import type { RefObject } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";

export interface Size {
  width: number;
  height: number;
  /** Pixels of the letters that the reader has set their browser to. */
  rem: number;
}

/** Follows the inner size of an element, in pixels. */
export function useSize(element: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0, rem: 16 });
  useLayoutEffect(() => {
    const frame = element.current;
    if (!frame) return;
    const measure = (): void =>
      setSize({ width: frame.clientWidth, height: frame.clientHeight, rem: Number.parseFloat(getComputedStyle(document.documentElement).fontSize) });
    measure();
    const watched = new ResizeObserver(measure);
    watched.observe(frame);
    return () => watched.disconnect();
  }, []);
  return size;
}
