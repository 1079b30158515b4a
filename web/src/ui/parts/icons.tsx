// Icons, drawn for a left-to-right page. Those that point along the line of text are mirrored by
// the style sheet (class "directional"); the others look the same in both directions.

const PATHS = {
  close: "M5 5l10 10M15 5L5 15",
  down: "M5 8l5 5 5-5",
  plus: "M10 4v12M4 10h12",
  minus: "M4 10h12",
  country: "M3 8V3h5M17 8V3h-5M3 12v5h5M17 12v5h-5",
  filter: "M3 5h14M6 10h8M8.5 15h3",
  layers: "M10 3l7 4-7 4-7-4zM3 10.5l7 4 7-4M3 14l7 4 7-4",
  list: "M7 5h10M7 10h10M7 15h10M3 5h.5M3 10h.5M3 15h.5",
  back: "M12 5l-5 5 5 5",
  forward: "M8 5l5 5-5 5",
  share: "M10 12V3M6.5 6L10 2.5 13.5 6M6 9H4.5v8.5h11V9H14",
  preferences: "M3 6h8M15 6h2M3 14h2M9 14h8M13 8a2 2 0 100-4 2 2 0 000 4zM7 16a2 2 0 100-4 2 2 0 000 4z",
  info: "M10 9v5M10 6h.01M10 17.5a7.5 7.5 0 100-15 7.5 7.5 0 000 15z",
  play: "M6 4l10 6-10 6z",
  pause: "M7 4v12M13 4v12",
  earlier: "M13 5l-6 5 6 5zM5.5 5v10",
  later: "M7 5l6 5-6 5zM14.5 5v10",
  target: "M10 2v4M10 14v4M2 10h4M14 10h4M10 12.5a2.5 2.5 0 100-5 2.5 2.5 0 000 5z",
} as const;

/** Those that point along the line of text: the time of the page runs along it too. */
const DIRECTIONAL: ReadonlySet<string> = new Set(["back", "forward", "play", "earlier", "later"]);

/** An icon beside text or a label; it says nothing to a screen reader. */
export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg class={DIRECTIONAL.has(name) ? "icon directional" : "icon"} viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
      <path d={PATHS[name]} fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  );
}
