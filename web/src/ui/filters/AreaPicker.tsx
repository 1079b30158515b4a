import { useId, useRef, useState } from "preact/hooks";
import type { Area } from "../../api/types";
import { areaLabel, areas } from "../../state/answers";
import { searchAreas } from "../../state/names";
import { changeFilter, filter, lang } from "../../state/store";
import { pick } from "../../text/format";
import { text } from "../../text/text";
import { useLeave } from "../parts/focus";

const MOST_RESULTS = 8;

/** Searching an area by name in either script and adding it to the filter (an ARIA combobox). */
export function AreaPicker() {
  const t = text.value;
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const found = searchAreas(areas.value.values(), typed, MOST_RESULTS);
  const shown = typed.trim() !== "";
  const clear = () => setTyped("");
  useLeave(root, shown, clear);
  const choose = (area: Area | undefined) => {
    if (!area) return;
    changeFilter({ area: [...new Set([...filter.value.area, area.pcode])].sort() });
    clear();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length > 0) setAt((at + step + found.length) % found.length);
    else if (event.key === "Enter") choose(found[at]);
    else return;
    event.preventDefault();
  };
  return (
    <div class="field" ref={root}>
      <label class="field-label" for={id}>{t.area}</label>
      <input id={id} class="control" type="text" role="combobox" autocomplete="off" dir="auto" placeholder={t.areaPlaceholder} value={typed}
        aria-expanded={shown} aria-controls={`${id}-list`} aria-autocomplete="list" aria-activedescendant={shown && found[at] ? `${id}-${at}` : undefined}
        onInput={(event) => { setTyped(event.currentTarget.value); setAt(0); }} onKeyDown={onKeyDown} />
      <div class="popover" hidden={!shown}>
        <ul class="plain options" role="listbox" id={`${id}-list`} aria-label={t.area}>
          {found.map((area, i) => (
            <li key={area.pcode} id={`${id}-${i}`} role="option" aria-selected={i === at} onMouseDown={(event) => event.preventDefault()} onClick={() => choose(area)}>
              <span>{pick(lang.value, area.name)}</span>{" "}
              <span class="faint">{t.levelOfRecord[area.level]}{area.level !== "governorate" && ` · ${pick(lang.value, areaLabel(area.parent ?? ""))}`}</span>
            </li>
          ))}
        </ul>
        {found.length === 0 && <p class="faint popover-note">{t.noAreaFound}</p>}
        <p class="visually-hidden" role="status">{shown ? t.areaResults(found.length) : ""}</p>
      </div>
    </div>
  );
}
