import { useRef, useState } from "preact/hooks";
import { isoDay } from "../../state/period";
import { lang } from "../../state/store";
import { wholeUnits, type Span } from "../../state/time";
import { formatDay } from "../../text/format";
import { text } from "../../text/text";
import { allDays, bars, brush, held, narrowed, pan, sight, unit } from "./answers";
import { barAt } from "./bars";
import { dragged, nudgeOf, nudged, type Grip } from "./gestures";
import { hold, playing, release, showAll } from "./moves";
import { barInWords } from "./words";

/** A press that may become a drag. */
interface Press {
  grip: Grip;
  /** The brush and the day, with its fraction, that it began with. */
  brush: Span;
  day: number;
  x: number;
  moved: boolean;
}

/** Pixels that a pressed pointer may move and still mean a press. */
const STILL = 4;
/** How far beyond the bars in sight, as a part of them, a drag reaches: what is in sight follows it. */
const BEYOND = 0.02;

/** What lies over the bars: the chosen period with its two edges, and words for the bar under the pointer. */
export function Brush() {
  const plot = useRef<HTMLDivElement>(null);
  const press = useRef<Press | undefined>(undefined);
  const [over, setOver] = useState(-1);
  const [all, shown, chosen] = [allDays.value, sight.value, brush.value];
  if (!all || !shown || !chosen) return <div class="time-plot" ref={plot} />;

  const length = shown.last + 1 - shown.first;
  const at = (day: number) => (100 * (day - shown.first)) / length;
  const [begin, end] = [at(chosen.first), at(chosen.last + 1)].map((percent) => Math.max(0, Math.min(100, percent))) as [number, number];
  const dayAt = (event: PointerEvent) => {
    const box = event.currentTarget instanceof Element ? event.currentTarget.getBoundingClientRect() : undefined;
    if (!box) return shown.first;
    const across = (event.clientX - box.left) / box.width;
    return shown.first + length * Math.max(-BEYOND, Math.min(1 + BEYOND, lang.value === "ar" ? 1 - across : across));
  };
  const down = (event: PointerEvent) => {
    if (event.button !== 0 || !(event.currentTarget instanceof HTMLElement)) return;
    const grip = (event.target as HTMLElement).dataset["grip"] as Grip | undefined;
    event.currentTarget.setPointerCapture(event.pointerId);
    press.current = { grip: grip ?? "new", brush: chosen, day: dayAt(event), x: event.clientX, moved: false };
    setOver(-1);
  };
  const move = (event: PointerEvent) => {
    const drag = press.current;
    if (!drag) return setOver(event.pointerType === "mouse" ? barAt(bars.value, Math.floor(dayAt(event))) : -1);
    drag.moved ||= Math.abs(event.clientX - drag.x) > STILL;
    if (drag.moved) hold(dragged(drag.grip, { unit: unit.value, all }, drag.brush, drag.day, dayAt(event)));
  };
  const up = () => {
    const drag = press.current;
    press.current = undefined;
    if (drag && !drag.moved && (drag.grip === "new" || drag.grip === "whole")) chooseOne(Math.floor(drag.day), chosen);
    else release();
  };
  const wheel = (event: WheelEvent) => {
    const across = event.shiftKey ? event.deltaY : event.deltaX;
    if (length > all.last - all.first || Math.abs(across) <= Math.abs(event.shiftKey ? 0 : event.deltaY)) return;
    event.preventDefault();
    pan(shown.first + Math.round((across * (lang.value === "ar" ? -1 : 1) * length) / (plot.current?.clientWidth ?? 1)));
  };
  return (
    <div class={playing.value ? "time-plot playing" : "time-plot"} ref={plot} onPointerDown={down} onPointerMove={move} onPointerUp={up} onPointerCancel={up}
      onPointerLeave={() => setOver(-1)} onWheel={wheel}>
      <div class="time-outside" style={{ insetInlineStart: 0, insetInlineEnd: `${100 - begin}%` }} />
      <div class="time-outside" style={{ insetInlineStart: `${end}%`, insetInlineEnd: 0 }} />
      {narrowed.value && <div class="time-window" data-grip="whole" style={{ insetInlineStart: `${begin}%`, insetInlineEnd: `${100 - end}%` }} />}
      <Edge grip="first" day={chosen.first} percent={at(chosen.first)} />
      <Edge grip="last" day={chosen.last} percent={at(chosen.last + 1)} />
      {over >= 0 && !held.value && <Tip bar={over} percent={at(((bars.value.first[over] ?? 0) + (bars.value.last[over] ?? 0) + 1) / 2)} />}
    </div>
  );
}

/** Chooses the period of a bar; a second press on it shows every day again. */
function chooseOne(day: number, chosen: Span): void {
  const all = allDays.peek();
  if (!all) return;
  const inside = Math.max(all.first, Math.min(all.last, day));
  const one = wholeUnits(unit.peek(), { first: inside, last: inside });
  if (one.first === chosen.first && one.last === chosen.last) return showAll();
  hold(one);
  release();
}

/** An edge of the brush, which keys move too. */
function Edge({ grip, day, percent }: { grip: "first" | "last"; day: number; percent: number }) {
  const t = text.value.time;
  const [all, chosen] = [allDays.value, brush.value];
  if (!all || !chosen || percent < -0.01 || percent > 100.01) return null;
  const key = (event: KeyboardEvent) => {
    const nudge = nudgeOf(event.key, event.shiftKey, unit.value, lang.value === "ar");
    if (!nudge) return;
    event.preventDefault();
    hold(nudged(grip, { unit: unit.value, all }, chosen, nudge));
  };
  return (
    <div class={`time-edge ${grip}`} data-grip={grip} style={{ insetInlineStart: `${percent}%` }} role="slider" tabIndex={0}
      aria-label={t[grip]} aria-valuemin={all.first} aria-valuemax={all.last} aria-valuenow={day} aria-valuetext={formatDay(lang.value, isoDay(day))}
      aria-describedby="time-brush-help" onKeyDown={key} onKeyUp={release} onBlur={release} />
  );
}

/** What a bar is of. The table says the same to those without a pointer. */
function Tip({ bar, percent }: { bar: number; percent: number }) {
  const [period, ...figures] = barInWords(bar);
  return (
    <div class="time-tip" aria-hidden="true" style={{ insetInlineStart: `clamp(84px, ${percent}%, calc(100% - 84px))` }}>
      <strong>{period}</strong>
      {figures.map((figure) => <span key={figure}>{figure}</span>)}
    </div>
  );
}
