import type { Language } from "../../api/types";
import { areaLabel, termLabel } from "../../state/answers";
import { FILTER_LISTS, type FilterList } from "../../state/codec";
import { changeFilter, filter, lang, resetFilter } from "../../state/store";
import type { Filter } from "../../state/view";
import { formatDay, formatNumber, pick } from "../../text/format";
import type { Messages } from "../../text/en";
import { text } from "../../text/text";
import { Icon } from "../parts/icons";

interface ActiveFilter {
  key: string;
  name: string;
  value: string;
  /** The filter without it. */
  without: Partial<Filter>;
}

function valueLabel(list: FilterList, code: string, language: Language): string {
  if (list === "area") return pick(language, areaLabel(code));
  return list === "dataset" ? code : pick(language, termLabel(list, code));
}

function single(f: Filter, t: Messages, language: Language): ActiveFilter[] {
  const all: ActiveFilter[] = [
    { key: "from", name: t.from, value: f.from && formatDay(language, f.from), without: { from: "" } },
    { key: "to", name: t.to, value: f.to && formatDay(language, f.to), without: { to: "" } },
    { key: "q", name: t.q, value: f.q, without: { q: "" } },
    { key: "counting", name: "", value: f.counting === "full" ? "" : t.counting[f.counting], without: { counting: "full" } },
    { key: "linked", name: t.linkedLabel, value: f.linked === "all" ? "" : t.linkings[f.linked], without: { linked: "all" } },
    { key: "revision", name: t.revision, value: f.revision > 0 ? formatNumber(language, f.revision) : "", without: { revision: 0 } },
  ];
  return all.filter(({ value }) => value !== "");
}

/** Returns what restricts the records, value by value. */
export function activeFilters(): ActiveFilter[] {
  const [f, t, language] = [filter.value, text.value, lang.value];
  const lists = FILTER_LISTS.flatMap((list) =>
    f[list].map((code) => ({
      key: `${list}:${code}`, name: t[list], value: valueLabel(list, code, language), without: { [list]: f[list].filter((other) => other !== code) },
    })),
  );
  return [...single(f, t, language), ...lists];
}

/** The active filters, each with a button that takes it away. */
export function Chips() {
  const t = text.value;
  const active = activeFilters();
  if (active.length === 0) return null;
  return (
    <ul class="plain chips" aria-label={t.activeFilters}>
      {active.map(({ key, name, value, without }) => (
        <li key={key}>
          <button type="button" class="chip" aria-label={t.removeFilter(`${name} ${value}`)} onClick={() => changeFilter(without)}>
            {name && <span class="faint">{name}</span>} <bdi>{value}</bdi> <Icon name="close" />
          </button>
        </li>
      ))}
      <li><button type="button" class="link" onClick={resetFilter}>{t.reset}</button></li>
    </ul>
  );
}
