import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { Area } from "../../api/types";
import { areaLabel, areas } from "../../state/answers";
import { searchAreas } from "../../state/names";
import { change, changeFilter, filter, lang, mode, moved } from "../../state/store";
import { byName, formatNumber, pick } from "../../text/format";
import { text } from "../../text/text";
import { useLeave } from "../parts/focus";
import { openArea } from "../shell/navigation";
import { askedPlace, placesFound, useAreaCounts, type FoundPlace } from "./answers";
import { chosenOf } from "./labels";

const MOST_AREAS = 6;
/** Characters from which on a place is looked for, and milliseconds that the reader pauses before. */
const [PLACE_LETTERS, PLACE_REST] = [3, 150];
/** What the server takes of a text. */
const MOST_CHARACTERS = 200;
/** How near a place is shown: its streets, and the villages around it. */
const PLACE_ZOOM = 11.5;

/** What can be chosen, under a name of its own. */
type Suggestion = { key: string } & ({ kind: "area"; area: Area } | { kind: "place"; place: FoundPlace } | { kind: "text"; words: string });

/**
 * One field for where and what: an area in either script, which narrows the records to it; a place, which the map
 * moves to; or words, which the records must have (an ARIA combobox).
 */
export function Search() {
  const t = text.value;
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState("");
  const [shown, setShown] = useState(false);
  const [marked, setMarked] = useState("");
  const records = useAreaCounts(shown);
  const words = typed.trim().replace(/\s+/g, " ");
  useAskedPlace(shown ? words : "");
  const waits = words.length >= PLACE_LETTERS && (askedPlace.value !== words || placesFound.value === undefined);
  const suggestions = suggest(words, waits);
  // While places are looked for and no area has the name, Enter would take the words for what is not known yet.
  const first = waits && suggestions[0]?.kind !== "area" ? undefined : suggestions[0];
  const at = suggestions.find(({ key }) => key === marked) ?? (words ? first : undefined);
  const leave = () => {
    setTyped("");
    setShown(false);
    setMarked("");
  };
  useLeave(root, shown, leave);
  const choose = (suggestion: Suggestion | undefined) => {
    if (!suggestion) return;
    take(suggestion);
    leave();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      setShown(true);
      const from = at ? suggestions.indexOf(at) : step > 0 ? -1 : suggestions.length;
      setMarked(suggestions[(from + step + suggestions.length) % suggestions.length]?.key ?? "");
    } else if (event.key === "Enter" && shown) choose(at);
    else return;
    event.preventDefault();
  };
  const group = (kind: Suggestion["kind"], label: string) => {
    const some = suggestions.filter((suggestion) => suggestion.kind === kind);
    if (some.length === 0) return null;
    return (
      <ul class="plain options" role="group" aria-label={label}>
        <li class="options-label" role="presentation">{label}</li>
        {some.map((suggestion) => (
          <li key={suggestion.key} id={`${id}-${suggestion.key}`} role="option" class={isChosen(suggestion) ? "option chosen" : "option"} aria-selected={suggestion === at}
            onMouseDown={(event) => event.preventDefault()} onClick={() => choose(suggestion)}>
            <Words suggestion={suggestion} records={records} />
          </li>
        ))}
      </ul>
    );
  };
  const chosen = chosenOf("area");
  return (
    <div class="field search" ref={root}>
      <label class="field-label" for={id}>{t.filtering.search}</label>
      <input id={id} class={chosen || filter.value.q ? "control active" : "control"} type="text" role="combobox" autocomplete="off" spellcheck={false} dir="auto" maxLength={MOST_CHARACTERS}
        placeholder={chosen || t.filtering.searchHint} value={typed}
        aria-expanded={shown} aria-controls={`${id}-list`} aria-autocomplete="list" aria-activedescendant={shown && at ? `${id}-${at.key}` : undefined}
        onInput={(event) => { setTyped(event.currentTarget.value); setMarked(""); setShown(true); }} onClick={() => setShown(true)} onKeyDown={onKeyDown} />
      <div class="popover suggestions" hidden={!shown}>
        <div role="listbox" id={`${id}-list`} aria-label={t.filtering.search}>
          {group("area", t.filtering.areas)}
          {group("place", t.filtering.places)}
          {group("text", t.filtering.text)}
        </div>
        {waits && <p class="faint popover-note">{t.filtering.placesAsked}</p>}
        <p class="visually-hidden" role="status">{shown && !waits ? t.filtering.found(suggestions.length) : ""}</p>
      </div>
    </div>
  );
}

/** Asks the geocoder about a text once the reader rests. */
function useAskedPlace(words: string): void {
  useEffect(() => {
    const rested = setTimeout(() => (askedPlace.value = words.length >= PLACE_LETTERS ? words : ""), words ? PLACE_REST : 0);
    return () => clearTimeout(rested);
  }, [words]);
}

/** Returns what a text can mean; of no text, the governorates. */
function suggest(words: string, waits: boolean): Suggestion[] {
  const found = words ? searchAreas(areas.value.values(), words, MOST_AREAS) : governorates();
  const places = words && !waits ? (placesFound.value ?? []) : [];
  return [
    ...found.map((area): Suggestion => ({ key: area.pcode, kind: "area", area })),
    ...places.map((place): Suggestion => ({ key: place.pcode, kind: "place", place })),
    ...(words ? [{ key: "text", kind: "text", words } as const] : []),
  ];
}

function governorates(): Area[] {
  const compare = byName(lang.value);
  const name = ({ name }: Area) => pick(lang.value, name);
  return [...areas.value.values()].filter(({ level }) => level === "governorate").sort((a, b) => compare(name(a), name(b)));
}

function isChosen(suggestion: Suggestion): boolean {
  return suggestion.kind === "area" && filter.value.area.includes(suggestion.area.pcode);
}

/** Does what a suggestion says; an area that is chosen already is given up. */
function take(suggestion: Suggestion): void {
  const { area, q } = filter.value;
  switch (suggestion.kind) {
    case "area": {
      const { pcode } = suggestion.area;
      return changeFilter({ area: area.includes(pcode) ? area.filter((other) => other !== pcode) : [...area, pcode].sort() });
    }
    case "text": return suggestion.words === q ? undefined : changeFilter({ q: suggestion.words });
    case "place": {
      const { point: [lon, lat] = [0, 0], subdistrict = "" } = suggestion.place;
      openArea(subdistrict);
      if (mode.value !== "map") change({ mode: "map" }, "replace");
      moved({ zoom: PLACE_ZOOM, lat, lon });
    }
  }
}

function Words({ suggestion, records }: { suggestion: Suggestion; records: ReadonlyMap<string, number> }) {
  const t = text.value;
  switch (suggestion.kind) {
    case "text": return <bdi>{t.filtering.words(suggestion.words)}</bdi>;
    case "place": {
      const { name, pcode, subdistrict = "", governorate = "" } = suggestion.place;
      return <span><bdi>{pick(lang.value, name) || pcode}</bdi> <span class="faint">{[subdistrict, governorate].map((above) => pick(lang.value, areaLabel(above))).join(" · ")}</span></span>;
    }
    case "area": {
      const { name, level, parent = "", pcode } = suggestion.area;
      const number = records.get(pcode) ?? (records.size > 0 ? 0 : undefined);
      return (
        <>
          <span>
            {pick(lang.value, name)} <span class="faint">{level !== "governorate" && `${t.levelOfRecord[level]} · ${pick(lang.value, areaLabel(parent))}`}</span>
          </span>
          {number !== undefined && <span class="value-records" data-none={number === 0}>{formatNumber(lang.value, number)}</span>}
        </>
      );
    }
  }
}
