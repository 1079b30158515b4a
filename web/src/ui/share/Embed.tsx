import { lang, view } from "../../state/store";
import { text } from "../../text/text";
import { useDocument } from "../shell/document";
import { Credits } from "../shell/Footer";
import { LinkNotice } from "../shell/LinkNotice";
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
      <Status />
      <footer class="footer"><Credits /></footer>
    </div>
  );
}
