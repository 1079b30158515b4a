import type { Range } from "../../api/types";

/** Returns the number that a bar as long as can be stands for, with room for what has no upper bound. */
export function longest(values: readonly Range[]): number {
  return Math.max(1, ...values.map(({ max }) => max)) * (values.some(({ open }) => open) ? 1.25 : 1);
}

/** A bar of a number beside the text of it: its documented minimum solid, what is beyond that paler. A bar of `most` is as long as can be. */
export function RangeBar({ value, most }: { value: Range; most: number }) {
  const percent = (n: number) => `${(100 * n) / most}%`;
  return (
    <span class={value.open ? "bar open" : "bar"} aria-hidden="true">
      <span class="bar-max" style={{ inlineSize: value.open ? "100%" : percent(value.max) }} /><span class="bar-min" style={{ inlineSize: percent(value.min) }} />
    </span>
  );
}
