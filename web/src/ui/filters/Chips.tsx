import type { TargetedEvent } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { about } from "../../state/answers";
import { FILTER_LISTS, type FilterList } from "../../state/codec";
import { changeFilter, filter, lang, resetFilter } from "../../state/store";
import { monthOf } from "../../state/period";
import type { Filter } from "../../state/view";
import { formatNumber, formatPeriod } from "../../text/format";
import { text } from "../../text/text";
import { Icon } from "../parts/icons";
import { chosenOf, chosenPeriod, valueLabel } from "./labels";

interface ActiveFilter {
  key: string;
  name: string;
  value: string;
  /** The filter without it. */
  without: Partial<Filter>;
}

/** Values of one list that have a chip each; more of them share one. */
const MOST_CHIPS = 4;

function listed(f: Filter, list: FilterList): ActiveFilter[] {
  const name = text.value[list];
  if (f[list].length > MOST_CHIPS) return [{ key: list, name, value: chosenOf(list), without: { [list]: [] } }];
  return f[list].map((code) => ({ key: `${list}:${code}`, name, value: valueLabel(list, code), without: { [list]: f[list].filter((other) => other !== code) } }));
}

/** Returns what restricts the records, value by value. */
export function activeFilters(): ActiveFilter[] {
  const t = text.value;
  const f = filter.value;
  const all: ActiveFilter[] = [
    { key: "period", name: t.filtering.period, value: chosenPeriod(), without: { from: "", to: "" } },
    ...FILTER_LISTS.flatMap((list) => listed(f, list)),
    { key: "q", name: t.q, value: f.q && t.filtering.words(f.q), without: { q: "" } },
    { key: "counting", name: t.filtering.joint, value: f.counting === "full" ? "" : t.filtering.countings[f.counting], without: { counting: "full" } },
    { key: "linked", name: t.linkedLabel, value: f.linked === "all" ? "" : t.linkings[f.linked], without: { linked: "all" } },
    { key: "revision", name: t.revision, value: f.revision > 0 ? formatNumber(lang.value, f.revision) : "", without: { revision: 0 } },
  ];
  return all.filter(({ value }) => value !== "");
}

/** The active filters, each with a button that takes it away; the line is there without any, so that the map keeps its size. */
export function Chips() {
  const t = text.value;
  const line = useRef<HTMLDivElement>(null);
  /** The position of the chip that was pressed last, which is about to go. */
  const pressed = useRef(-1);
  const active = activeFilters();
  useLayoutEffect(() => {
    if (pressed.current < 0) return;
    const left = line.current?.querySelectorAll<HTMLElement>(".chip");
    (left?.[Math.min(pressed.current, left.length - 1)] ?? line.current)?.focus({ preventScroll: true });
    pressed.current = -1;
  }, [active.length]);
  const take = (position: number, away: () => void) => {
    pressed.current = position;
    away();
  };
  return (
    <div class="chips" ref={line} tabIndex={-1}>
      {active.length === 0 ? <p class="faint">{everything()}</p> : (
        <ul class="plain chips-list" aria-label={t.activeFilters} onWheel={scrollAlong}>
          {active.map(({ key, name, value, without }, i) => (
            <li key={key}>
              <button type="button" class="chip" aria-label={t.removeFilter(`${name} ${value}`)} onClick={() => take(i, () => changeFilter(without))}>
                <span class="chip-name">{name}</span> <bdi class="chip-value" title={value}>{value}</bdi> <Icon name="close" />
              </button>
            </li>
          ))}
          <li><button type="button" class="link" onClick={() => take(0, resetFilter)}>{t.reset}</button></li>
        </ul>
      )}
    </div>
  );
}

/** Lets a wheel that turns up and down move what lies side by side. */
function scrollAlong({ currentTarget, deltaX, deltaY }: TargetedEvent<HTMLElement, WheelEvent>): void {
  const ahead = lang.value === "ar" ? -1 : 1;
  if (Math.abs(deltaY) > Math.abs(deltaX)) currentTarget.scrollBy(ahead * deltaY, 0);
}

/** Says that nothing is left out, and in which months the records are: of many no more is known. */
export function everything(): string {
  const t = text.value.filtering;
  const { first_date: from, last_date: to } = about.answer.value.data ?? {};
  return from && to ? t.everything(formatPeriod(lang.value, { from: monthOf(from).from, to: monthOf(to).to })) : t.everythingUndated;
}
