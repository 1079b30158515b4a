import { text } from "../../text/text";
import { External } from "../parts/External";
import { mapCredits } from "./credits";
import { openMethods } from "./navigation";

/** Credits that the licences ask for, each named once; on a phone behind one button. The note on method has them in full. */
export function Footer() {
  const t = text.value;
  return (
    <footer class="footer">
      <Credits />
      <div class="footer-links">
        <button type="button" class="link" onClick={() => openMethods("sources")}>{t.dataSources}</button>
        <a href="/api/docs">{t.interfaceDocs}</a>
      </div>
    </footer>
  );
}

/** Whose data the map is drawn from. */
export function Credits() {
  return (
    <div class="footer-credits">
      <span>{text.value.mapData}</span>
      <ul class="plain">
        {mapCredits().map(({ name, url, whole }) => <li key={name} title={whole}><External href={url}>{name}</External></li>)}
      </ul>
    </div>
  );
}
