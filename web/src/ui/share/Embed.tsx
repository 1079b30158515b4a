import { areaLabel, incident } from "../../state/answers";
import { lang, opened, view } from "../../state/store";
import { formatWhen, pick } from "../../text/format";
import { text } from "../../text/text";
import { drawnParts, parts } from "../compare/answers";
import { partName } from "../compare/names";
import { areaFigure } from "../map/figure";
import { shadeInWords } from "../map/MapPane";
import { useDocument } from "../shell/document";
import { Credits } from "../shell/Footer";
import { LinkNotice } from "../shell/LinkNotice";
import { spot } from "../shell/navigation";
import { Stage } from "../shell/Stage";
import { Status } from "../shell/Status";
import { linkTo } from "./link";
import { usePrint } from "./print";
import { filterInWords, subject } from "./words";

/** The page in a frame of another site: the map, what it is of and what it rests on, and the way to the whole page. It only reads. */
export function Embed() {
  const t = text.value;
  useDocument();
  usePrint();
  return (
    <div class="page embed">
      <header class="embed-head">
        <div>
          <h1>{subject()}</h1>
          <ul class="plain embed-filter" aria-label={t.activeFilters}>
            {filterInWords().map((words) => <li key={words}><bdi>{words}</bdi></li>)}
          </ul>
        </div>
        <a class="button" href={linkTo(location.origin, view.value)} target="_blank" rel="noopener" hreflang={lang.value}>{t.sharing.fullView}</a>
      </header>
      <LinkNotice />
      <Stage />
      <Pressed />
      <Status />
      <footer class="footer"><Credits /></footer>
    </div>
  );
}

/** What was pressed on the map, in a line: there is no panel, and a finger shows no tooltip. */
function Pressed() {
  const [name, ...figures] = pressedInWords();
  return (
    <div class="embed-pressed" role="status">
      {name && <p><strong dir="auto">{name}</strong>{figures.map((words) => <span key={words}>{words}</span>)}</p>}
    </div>
  );
}

/** Returns what an area is shaded by, on each of several maps where there are several. */
function figuresOf(pcode: string): string[] {
  const maps = drawnParts.value;
  if (!maps) return shadeInWords(pcode);
  const t = text.value;
  return (parts.value?.drawn ?? []).map((part) => {
    const value = maps.byKey.get(part.key)?.find((one) => one.pcode === pcode);
    return t.named(partName(part), value ? areaFigure(value) : t.noRecord);
  });
}

function pressedInWords(): string[] {
  const t = text.value;
  if (spot.value.length > 0) return [t.incidentCount(spot.value.length)];
  const what = opened.value;
  if (what.kind === "area") return [pick(lang.value, areaLabel(what.pcode)), ...figuresOf(what.pcode)];
  const { data } = incident.answer.value;
  return data ? [pick(lang.value, data.incident.title) || t.untitled, formatWhen(lang.value, data.incident.when)] : [];
}
