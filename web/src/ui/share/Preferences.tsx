import { DIGITS, THEMES, digits, singleKeys, themeChoice } from "../../state/preferences";
import { text } from "../../text/text";
import { Menu } from "../parts/Menu";
import { Segments } from "../parts/Segments";
import { helpShown } from "./Help";

/** How the reader likes to read. */
export function Preferences() {
  const t = text.value.sharing;
  return (
    <Menu icon="preferences" label={t.preferences}>
      {(close) => (
        <>
          <Segments label={t.theme} value={themeChoice.value} options={THEMES} labels={t.themes} choose={(theme) => (themeChoice.value = theme)} />
          <Segments label={t.digits} value={digits.value} options={DIGITS} labels={t.digitKinds} choose={(kind) => (digits.value = kind)} />
          <label class="menu-check">
            <input type="checkbox" checked={singleKeys.value === "on"} onChange={(event) => (singleKeys.value = event.currentTarget.checked ? "on" : "off")} />
            <span>{t.singleKeys}</span>
          </label>
          <p class="menu-foot">
            <button type="button" class="link" onClick={() => { close(); helpShown.value = true; }}>{t.help}</button>
            <span class="faint">{t.kept}</span>
          </p>
        </>
      )}
    </Menu>
  );
}
