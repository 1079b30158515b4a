import { signal } from "@preact/signals";
import { singleKeys } from "../../state/preferences";
import { text } from "../../text/text";
import { Dialog } from "../parts/Dialog";
import { SHORTCUTS, type Group } from "./shortcuts";

/** Whether the list of shortcuts is open. */
export const helpShown = signal(false);

const GROUPS: readonly Group[] = ["everywhere", "map", "records"];

/** The list of the keyboard shortcuts, all that there are. */
export function Help() {
  const t = text.value.sharing;
  return (
    <Dialog title={t.help} note={singleKeys.value === "on" ? t.helpHint : t.helpOff} class="help" shown={helpShown.value} close={() => (helpShown.value = false)} byBackdrop>
      <div class="help-groups">{GROUPS.map((group) => <Keys key={group} group={group} />)}</div>
      <p class="faint">{t.helpReview}</p>
    </Dialog>
  );
}

function Keys({ group }: { group: Group }) {
  const t = text.value.sharing;
  return (
    <section>
      <h3>{t.shortcutGroups[group]}</h3>
      <dl class="help-keys">
        {SHORTCUTS.filter((shortcut) => shortcut.group === group).map(({ key, does }) => (
          <div key={key}><dt>{t.keys[key] ? <kbd>{t.keys[key]}</kbd> : <kbd dir="ltr">{key.toUpperCase()}</kbd>}</dt><dd>{t.does[does]}</dd></div>
        ))}
      </dl>
    </section>
  );
}
