import { useEffect, useState } from "preact/hooks";
import { about } from "../../state/answers";
import { change, lang, view } from "../../state/store";
import { UNITS } from "../../state/view";
import { formatPeriod } from "../../text/format";
import { text } from "../../text/text";
import { Choice } from "../parts/Choice";
import { Icon } from "../parts/icons";
import { later, whenIdle } from "../parts/Later";
import { narrow, theme } from "../parts/screen";
import { Trouble } from "../parts/Trouble";
import { allDays, narrowed, pan, sight, timeline, unit } from "./answers";
import { COLOURS } from "./colours";
import { SPEEDS, compareWithBefore, lastMonths, pause, play, playing, room, showAll, speed, step } from "./moves";
import { TimeTable } from "./TimeTable";
import { chartInWords, periodInWords, titleInWords } from "./words";

// The map comes first.
const Histogram = later(() => whenIdle().then(() => import("./Histogram")).then((module) => module.Histogram));

/** The strip of time: when the matching records began, which period of them is shown, and what moves it. */
export function Strip() {
  const t = text.value.time;
  const [expanded, setExpanded] = useState(false);
  const open = !narrow.value || expanded;
  useEffect(() => pause, []);
  const contents = about.answer.value.data;
  if (contents && !contents.first_date) return null;
  return (
    <section class={open ? "strip time" : "strip time closed"} aria-label={t.region}>
      <div class="time-head">
        <Player />
        {open && <Choice label={t.speed} value={speed.value} options={SPEEDS} labels={t.speeds} choose={(chosen) => (speed.value = chosen)} />}
        <Period />
        {open && <Key />}
        {open && <Shown />}
        {narrow.value && (
          <button type="button" class="button quiet icon-only time-toggle" aria-expanded={expanded} aria-label={expanded ? t.collapse : t.expand} onClick={() => setExpanded(!expanded)}>
            <Icon name="down" />
          </button>
        )}
      </div>
      {open && <Body />}
    </section>
  );
}

/** The chosen period in words, and the way out of it. */
function Period() {
  const t = text.value.time;
  return (
    <>
      <p class="time-period"><span class="visually-hidden">{t.shown}: </span>{periodInWords()}</p>
      <button type="button" class="button quiet time-whole" disabled={!narrowed.value} onClick={showAll}>{t.wholeRange}</button>
    </>
  );
}

/** Steps and the clock. */
function Player() {
  const t = text.value.time;
  const [back, forward] = room();
  return (
    <div class="time-player">
      <button type="button" class="button quiet icon-only" aria-label={t.earlier[unit.value]} title={t.earlier[unit.value]} disabled={back === 0} onClick={() => step(-1)}><Icon name="earlier" /></button>
      <button type="button" class="button icon-only" aria-label={playing.value ? t.pause : t.play} title={playing.value ? t.pause : t.play} disabled={!allDays.value}
        onClick={() => (playing.value ? pause() : play())}>
        <Icon name={playing.value ? "pause" : "play"} />
      </button>
      <button type="button" class="button quiet icon-only" aria-label={t.later[unit.value]} title={t.later[unit.value]} disabled={forward === 0} onClick={() => step(1)}><Icon name="later" /></button>
    </div>
  );
}

/** What the bars are, and what their paler part is. */
function Key() {
  const t = text.value.time;
  const { data } = timeline.answer.value;
  const colours = COLOURS[theme()];
  if (!data) return null;
  const imprecise = data.total.imprecise?.records ?? 0;
  return (
    <p class="time-key" aria-busy={timeline.answer.value.loading}>
      <span><i class="time-swatch" style={{ background: colours.known }} />{titleInWords()}</span>
      {imprecise > 0 && <span title={t.impreciseHint}><i class="time-swatch" style={{ background: colours.imprecise }} />{t.imprecise(imprecise)}</span>}
    </p>
  );
}

/** What the histogram shows, and the way to what has changed. */
function Shown() {
  const t = text.value.time;
  const [month, before] = lastMonths(new Date().toISOString().slice(0, 10)) ?? [];
  const words = month && before ? t.compared(formatPeriod(lang.value, month), formatPeriod(lang.value, before)) : t.oneMonth;
  return (
    <div class="time-shown">
      <Choice label={t.unit} value={view.value.unit} options={["auto", ...UNITS]} labels={t.units} choose={(chosen) => change({ unit: chosen })} />
      <button type="button" class="button" title={words} disabled={!month} onClick={() => month && compareWithBefore(month)}>{t.sinceLastMonth}</button>
      <TimeTable />
    </div>
  );
}

/** The histogram, and what there is to say where it has nothing to show. */
function Body() {
  const t = text.value;
  const { data, error } = timeline.answer.value;
  return (
    <div class="time-body">
      <p class="visually-hidden" role="img" aria-label={chartInWords()} />
      <p class="visually-hidden" id="time-brush-help">{t.time.brushHelp}</p>
      <Histogram />
      <Pan />
      {data && data.total.records === 0 && !error && <p class="time-empty">{t.emptyTitle}</p>}
      {error && <div class="time-trouble"><Trouble error={error} /></div>}
    </div>
  );
}

/** The ways to what is out of sight, where not all bars have room. */
function Pan() {
  const t = text.value.time;
  const [all, shown] = [allDays.value, sight.value];
  if (!all || !shown || shown.last - shown.first >= all.last - all.first) return null;
  const page = Math.ceil((shown.last + 1 - shown.first) / 2);
  return (
    <>
      <button type="button" class="time-pan back" aria-label={t.panEarlier} title={t.panEarlier} disabled={shown.first <= all.first} onClick={() => pan(shown.first - page)}><Icon name="back" /></button>
      <button type="button" class="time-pan forward" aria-label={t.panLater} title={t.panLater} disabled={shown.last >= all.last} onClick={() => pan(shown.first + page)}><Icon name="forward" /></button>
    </>
  );
}
