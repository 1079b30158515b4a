import { computed, effect } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Language } from "../../api/types";
import { lang } from "../../state/store";
import { formatCompact, locale } from "../../text/format";
import { theme } from "../parts/screen";
import { bars, histogramShown, plotWidth, sight } from "./answers";
import { Brush } from "./Brush";
import { COLOURS } from "./colours";
import { MARGIN, createChart } from "./chart";
import { ticks } from "./ticks";

/** Pixels of the histogram with its words, as in style/time.css. */
const HEIGHT = 92;

/** The bars and the brush over them. */
export function Histogram() {
  const element = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [language, shownTheme] = [lang.value, theme()];
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.floor(entry.contentRect.width)));
    observer.observe(element.current);
    histogramShown.value = true;
    return () => {
      observer.disconnect();
      histogramShown.value = false;
    };
  }, []);
  useEffect(() => {
    if (element.current && width > 0) return runChart(element.current, width, language);
  }, [width, shownTheme, locale(language)]); // the locale has the choice of digits
  return (
    <div class="time-chart">
      <div class="time-canvas" ref={element} aria-hidden="true" />
      <Brush />
    </div>
  );
}

/** Draws the histogram into an element and keeps it in step with the answers, until stopped. */
function runChart(container: HTMLElement, width: number, language: Language): () => void {
  plotWidth.value = width - MARGIN.side - MARGIN.end;
  const chart = createChart(container, {
    width, height: HEIGHT, rtl: language === "ar", font: `11px ${getComputedStyle(container).fontFamily}`, colours: COLOURS[theme()],
    figure: (n) => formatCompact(language, n),
  });
  const marks = computed(() => sight.value && ticks(language, sight.value, plotWidth.value));
  const stop = effect(() => {
    if (sight.value && marks.value) chart.show({ bars: bars.value, sight: sight.value, ticks: marks.value });
  });
  return () => {
    stop();
    chart.remove();
  };
}
