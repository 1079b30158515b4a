// The small chart of a panel: bars over time on a canvas. Its numbers are in the text and the table beside it.

import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import type { Step } from "../../state/series";

export interface StepChartOptions {
  /** Time runs from right to left. */
  rtl: boolean;
  /** The position of the step that the pointer is over; undefined: of none. */
  pointed(step: number | undefined): void;
}

/** Draws steps into an element that has its size; its text colour is that of the minimum, its border colour that of what is beyond. Returns how to remove them. */
export function drawSteps(element: HTMLElement, steps: readonly Step[], { rtl, pointed }: StepChartOptions): () => void {
  const { color, borderBlockStartColor } = getComputedStyle(element);
  const paths = uPlot.paths.bars?.({ size: [0.86, 28] });
  const bars = (fill: string): uPlot.Series => ({ ...(paths ? { paths } : {}), fill, points: { show: false } });
  const size = () => ({ width: element.clientWidth, height: element.clientHeight });
  const chart = new uPlot({
    ...size(),
    padding: [2, 0, 0, 0],
    scales: { x: { time: false, dir: rtl ? -1 : 1, range: [-0.5, steps.length - 0.5] }, y: { range: (_, __, most) => [0, Math.max(1, most)] } },
    axes: [{ show: false }, { show: false }],
    series: [{}, bars(borderBlockStartColor), bars(color)],
    legend: { show: false },
    cursor: { y: false, points: { show: false }, drag: { x: false, y: false } },
    hooks: { setCursor: [({ cursor }) => pointed((cursor.left ?? -1) >= 0 ? (cursor.idx ?? undefined) : undefined)] },
  }, [steps.map((_, i) => i), steps.map(({ figure }) => figure?.max ?? null), steps.map(({ figure }) => figure?.min ?? null)], element);
  const sized = new ResizeObserver(() => chart.setSize(size()));
  sized.observe(element);
  return () => {
    sized.disconnect();
    chart.destroy();
  };
}
