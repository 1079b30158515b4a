// The histogram on its canvas: the one place that touches uPlot (20 kB, draws thousands of bars in a
// millisecond, and from right to left). It is told what to show and knows nothing of requests or the view.

import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import type { Span } from "../../state/time";
import { barsWithin, highest, type Bars } from "./bars";
import type { Ticks } from "./ticks";

/** Pixels around the bars: for the figures at their side, the words below, and half a word at the end. */
export const MARGIN = { top: 6, side: 44, bottom: 22, end: 14 };

export interface ChartInput {
  bars: Bars;
  /** The days that are in sight. */
  sight: Span;
  ticks: Ticks;
}

/** What stays the same for as long as a chart lives. */
export interface ChartLook {
  width: number;
  height: number;
  rtl: boolean;
  font: string;
  colours: Record<"known" | "imprecise" | "text" | "line", string>;
  figure(n: number): string;
}

export interface Chart {
  show(input: ChartInput): void;
  remove(): void;
}

/** Draws a histogram into an element. */
export function createChart(container: HTMLElement, look: ChartLook): Chart {
  let current: ChartInput | undefined;
  let plot: uPlot | undefined;
  return {
    show(input) {
      const before = current;
      current = input;
      if (!plot) {
        plot = new uPlot(options(look, () => current ?? input), dataOf(input.bars), container);
        return;
      }
      const shown = plot;
      shown.batch(() => {
        if (before?.bars !== input.bars) shown.setData(dataOf(input.bars), false);
        shown.setScale("x", limits(input.sight));
      });
    },
    remove: () => plot?.destroy(),
  };
}

function dataOf({ first, value, known }: Bars): uPlot.AlignedData {
  return [first, value, known];
}

function limits({ first, last }: Span): { min: number; max: number } {
  return { min: first, max: last + 1 };
}

function options({ width, height, rtl, font, colours, figure }: ChartLook, current: () => ChartInput): uPlot.Options {
  const axis = { stroke: colours.text, font, ticks: { show: false } };
  const bar = (colour: string): uPlot.Series => ({ fill: colour, width: 0, points: { show: false }, paths: bars(() => current().bars) });
  return {
    width, height,
    padding: [MARGIN.top, rtl ? 0 : MARGIN.end, 0, rtl ? MARGIN.end : 0],
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { time: false, dir: rtl ? -1 : 1, range: () => both(limits(current().sight)) },
      y: { range: () => [0, top(current())] },
    },
    axes: [
      { ...axis, size: MARGIN.bottom, gap: 4, grid: { show: false }, splits: () => current().ticks.days, values: () => current().ticks.labels },
      {
        ...axis, size: MARGIN.side, gap: 6, side: rtl ? 1 : 3, grid: { stroke: colours.line, width: 1 },
        splits: () => [0, top(current())], values: (_, splits) => splits.map((n) => (n > 0 ? figure(n) : "")),
      },
    ],
    // The paler bar is of all records; what is known to be of the period covers the foot of it.
    series: [{}, bar(colours.imprecise), bar(colours.known)],
  };
}

function both({ min, max }: { min: number; max: number }): uPlot.Range.MinMax {
  return [min, max];
}

/** Returns the round number that the axis ends at: the first of 1, 2, 3, 5 and so on that no bar in sight is above. */
export function top({ bars, sight }: Pick<ChartInput, "bars" | "sight">): number {
  const most = bars.value[highest(bars, barsWithin(bars, sight))] ?? 0;
  const power = 10 ** Math.floor(Math.log10(Math.max(most, 1)));
  return [1, 1.5, 2, 3, 4, 5, 6, 8].map((n) => n * power).find((n) => n >= most && Number.isInteger(n)) ?? 10 * power;
}

/** Returns the paths of bars as wide as their periods, but for a gap where there is room for one. */
function bars(current: () => Bars): uPlot.Series.PathBuilder {
  return (plot, series, from, to) => {
    const fill = new Path2D();
    uPlot.orient(plot, series, (_, first, values, scaleX, scaleY, toX, toY, left, above, width, height, _moveTo, _lineTo, rect) => {
      const { last } = current();
      const foot = toY(0, scaleY, height, above);
      for (let i = from; i <= to; i++) {
        const [start = 0, value] = [first[i], values[i]];
        if (value == null || value <= 0) continue;
        const edges = [toX(start, scaleX, width, left), toX((last[i] ?? start) + 1, scaleX, width, left)] as const;
        const [begin, end] = [Math.min(...edges), Math.max(...edges)];
        const gap = end - begin > 3 * uPlot.pxRatio ? uPlot.pxRatio : 0;
        const head = Math.min(toY(value, scaleY, height, above), foot - uPlot.pxRatio);
        (rect as uPlot.RectH)(fill, begin, head, Math.max(end - begin - gap, 1), foot - head);
      }
    });
    return { fill, stroke: null };
  };
}
