// The histogram of the time strip in the small: the same bars, without the brush.

import type { Language } from "../../api/types";
import type { Theme } from "../../map/palette";
import { formatCompact } from "../../text/format";
import { barAt, type Bars } from "../time/bars";
import { MARGIN, createChart, type Chart } from "../time/chart";
import { COLOURS } from "../time/colours";
import { ticks } from "../time/ticks";

export interface SmallChartLook {
  lang: Language;
  theme: Theme;
  /** The position of the bar that the pointer is over; -1: of none. */
  pointed(bar: number): void;
}

/** Draws bars into an element, as wide and high as it is, and returns how to remove them. */
export function drawBars(element: HTMLElement, bars: Bars, { lang, theme, pointed }: SmallChartLook): () => void {
  const sight = { first: bars.first[0] ?? 0, last: bars.last[bars.last.length - 1] ?? 0 };
  const plotWidth = () => element.clientWidth - MARGIN.side - MARGIN.end;
  let chart: Chart | undefined;
  const draw = () => {
    chart?.remove();
    chart = createChart(element, {
      width: element.clientWidth, height: element.clientHeight, rtl: lang === "ar", font: `11px ${getComputedStyle(element).fontFamily}`, colours: COLOURS[theme],
      figure: (n) => formatCompact(lang, n),
    });
    chart.show({ bars, sight, ticks: ticks(lang, sight, plotWidth()) });
  };
  const sized = new ResizeObserver(draw);
  sized.observe(element);
  const onMove = ({ clientX }: PointerEvent) => {
    const { left, right } = element.getBoundingClientRect();
    const along = (lang === "ar" ? right - clientX : clientX - left) - MARGIN.side;
    pointed(barAt(bars, sight.first + Math.floor((along / plotWidth()) * (sight.last - sight.first + 1))));
  };
  const onLeave = () => pointed(-1);
  element.addEventListener("pointermove", onMove);
  element.addEventListener("pointerleave", onLeave);
  return () => {
    sized.disconnect();
    element.removeEventListener("pointermove", onMove);
    element.removeEventListener("pointerleave", onLeave);
    chart?.remove();
  };
}
