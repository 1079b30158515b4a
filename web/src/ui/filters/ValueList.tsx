import { useId, useRef, useState } from "preact/hooks";
import { recoverAll } from "../../api/query";
import type { Term } from "../../api/types";
import { changeFilter, filter, lang } from "../../state/store";
import { choiceOf, findTerms, toggleTerm } from "../../state/terms";
import { formatNumber, pick } from "../../text/format";
import { text } from "../../text/text";
import { moveByArrow, typeInto } from "../parts/arrows";
import { Icon } from "../parts/icons";
import { Swatch } from "../parts/Swatch";
import { termsOf, useCounts, type Counts, type TermList } from "./answers";

/** Values that are seen at a glance: more of them can be found by typing. */
const AT_A_GLANCE = 9;
/** Values of a list whose groups are open from the beginning. */
const FEW = 30;

/**
 * The values of a list, groups with their members, each with its records under all other filters. One stop of
 * the Tab key: arrows move, letters find, Space chooses.
 */
export function ValueList({ list }: { list: TermList }) {
  const t = text.value;
  const terms = termsOf(list);
  const chosen = filter.value[list];
  const counts = useCounts(list);
  const [typed, setTyped] = useState("");
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const [current, setCurrent] = useState("");
  const values = useRef<HTMLUListElement>(null);
  const field = useRef<HTMLInputElement>(null);

  const finding = typed.trim() !== "";
  // A member that is chosen is never out of sight.
  const isOpen = (group: Term) => finding || terms.length <= FEW !== turned.has(group.code) || choiceOf(terms, chosen, group) === "partly";
  const found = findTerms(terms, typed);
  const tops = found.filter(({ parent }) => !parent);
  const membersOf = (group: Term) => found.filter(({ parent }) => parent === group.code);
  const groups = new Set(found.map(({ parent }) => parent));
  const rows = tops.flatMap((top) => [top, ...(isOpen(top) ? membersOf(top) : [])]);
  const stop = rows.some(({ code }) => code === current) ? current : rows[0]?.code;
  const most = Math.max(0, ...(counts.byCode?.values() ?? []));

  const toggle = (term: Term) => changeFilter({ [list]: toggleTerm(terms, chosen, term) });
  const turn = (group: Term) => setTurned((before) => new Set([...before].filter((code) => code !== group.code).concat(before.has(group.code) ? [] : group.code)));
  const boxes = () => [...(values.current?.querySelectorAll<HTMLInputElement>("input") ?? [])];

  const onValueKey = (event: KeyboardEvent, term: Term) => {
    if (event.key === "ArrowUp" && boxes()[0] === event.target && field.current) field.current.focus();
    else if (moveByArrow(event, boxes())) return;
    else if (groups.has(term.code) && event.key === (isOpen(term) ? keys().close : keys().open)) turn(term);
    else if (event.key === "Enter") toggle(term);
    else return typeInto(field.current, event);
    event.preventDefault();
  };
  const onFieldKey = (event: KeyboardEvent) => {
    const [first] = boxes();
    const [only, ...others] = found.filter(({ code }) => !groups.has(code));
    if (event.key !== "ArrowDown" && event.key !== "Enter") return;
    event.preventDefault();
    if (event.key === "Enter" && finding && only && others.length === 0) toggle(only);
    else first?.focus();
  };

  const value = (term: Term) => (
    <Value term={term} records={counts.byCode && (counts.byCode.get(term.code) ?? 0)} waiting={!counts.failed} most={most}
      choice={choiceOf(terms, chosen, term)} stop={term.code === stop} open={groups.has(term.code) ? isOpen(term) : undefined}
      toggle={() => toggle(term)} turn={() => turn(term)} focused={() => setCurrent(term.code)} onKeyDown={(event) => onValueKey(event, term)} />
  );
  return (
    <div class="values">
      {terms.length > AT_A_GLANCE && (
        <input ref={field} class="control values-find" type="text" autocomplete="off" dir="auto" placeholder={t.filtering.findHint} aria-label={t.filtering.find(t[list])}
          value={typed} onInput={(event) => setTyped(event.currentTarget.value)} onKeyDown={onFieldKey} />
      )}
      <ul class="plain values-list" ref={values} aria-busy={!counts.byCode && !counts.failed}>
        {tops.map((top) => (
          <li key={top.code}>
            {value(top)}
            {groups.has(top.code) && isOpen(top) && (
              <ul class="plain members" aria-label={t.filtering.members(pick(lang.value, top.label))}>{membersOf(top).map((term) => <li key={term.code}>{value(term)}</li>)}</ul>
            )}
          </li>
        ))}
      </ul>
      {rows.length === 0 && finding && <p class="faint popover-note">{t.filtering.noneFound}</p>}
      <p class="visually-hidden" role="status">{finding ? t.filtering.valuesFound(found.length) : ""}</p>
      <Foot counts={counts} clear={chosen.length > 0 ? () => changeFilter({ [list]: [] }) : undefined} />
    </div>
  );
}

/** The keys that open and close a group: those that point into the line of text, and back. */
function keys(): { open: string; close: string } {
  return lang.value === "ar" ? { open: "ArrowLeft", close: "ArrowRight" } : { open: "ArrowRight", close: "ArrowLeft" };
}

interface ValueProps {
  term: Term;
  /** undefined: not known. */
  records: number | undefined;
  /** Whether records that are not known may still come. */
  waiting: boolean;
  /** The records of the value that has most. */
  most: number;
  choice: ReturnType<typeof choiceOf>;
  /** Whether the Tab key stops here. */
  stop: boolean;
  /** Of a group: whether its members are shown. */
  open: boolean | undefined;
  toggle: () => void;
  turn: () => void;
  focused: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

function Value({ term, records, waiting, most, choice, stop, open, toggle, turn, focused, onKeyDown }: ValueProps) {
  const t = text.value;
  const id = useId();
  const name = pick(lang.value, term.label);
  return (
    <div class="value" data-none={records === 0 && choice === "not"}>
      <label>
        <input type="checkbox" checked={choice === "chosen"} tabIndex={stop ? 0 : -1} ref={(box) => { if (box) box.indeterminate = choice === "partly"; }}
          aria-describedby={records === undefined ? undefined : id} onChange={toggle} onFocus={focused} onKeyDown={onKeyDown} />
        {term.colour && <Swatch colour={term.colour} />}
        <span class="value-name">{name}</span>
      </label>
      {open !== undefined && (
        <button type="button" class="value-turn" tabIndex={-1} aria-expanded={open} aria-label={t.filtering.members(name)} onClick={turn}><Icon name="down" /></button>
      )}
      {records === undefined ? waiting && <span class="value-waits" /> : (
        <>
          <span class="value-records" aria-hidden="true">{formatNumber(lang.value, records)}</span>
          <span class="visually-hidden" id={id}>{t.incidentCount(records)}</span>
          <span class="value-bar" aria-hidden="true" style={{ "--share": most > 0 ? records / most : 0 }} />
        </>
      )}
    </div>
  );
}

/** What the numbers are, or that there are none, and the way to choose nothing. */
function Foot({ counts, clear }: { counts: Counts; clear: (() => void) | undefined }) {
  const t = text.value.filtering;
  return (
    <div class="values-foot">
      {counts.failed
        ? <p class="faint" role="status">{t.countsMissing} <button type="button" class="link" onClick={recoverAll}>{text.value.retry}</button></p>
        : <p class="faint">{t.countsHint}{counts.heldBack > 0 && <><br />{t.heldBack(counts.heldBack)}</>}</p>}
      <button type="button" class="link" disabled={!clear} onClick={clear}>{t.clear}</button>
    </div>
  );
}
