import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { singleKeys } from "../../state/preferences";
import { text } from "../../text/text";
import { Icon } from "../parts/icons";
import { SHORTCUTS, type Group } from "./shortcuts";

/** Whether the list of shortcuts is open. */
export const helpShown = signal(false);

const GROUPS: readonly Group[] = ["everywhere", "map", "records"];

/** The list of the keyboard shortcuts, all that there are. */
export function Help() {
  const t = text.value;
  const dialog = useRef<HTMLDialogElement>(null);
  const shown = helpShown.value;
  useEffect(() => {
    if (shown) dialog.current?.showModal();
    else dialog.current?.close();
  }, [shown]);
  const close = () => dialog.current?.close();
  return (
    <dialog ref={dialog} class="dialog help" aria-labelledby="help-title" onClose={() => (helpShown.value = false)}
      onClick={(event) => event.target === dialog.current && close()}>
      {shown && (
        <div class="dialog-body">
          <div class="panel-head">
            <div>
              <h2 id="help-title">{t.sharing.help}</h2>
              <p class="faint">{singleKeys.value === "on" ? t.sharing.helpHint : t.sharing.helpOff}</p>
            </div>
            <button type="button" class="button icon-only" aria-label={t.close} onClick={close}><Icon name="close" /></button>
          </div>
          <div class="help-groups">{GROUPS.map((group) => <Keys key={group} group={group} />)}</div>
          <p class="faint">{t.sharing.helpReview}</p>
        </div>
      )}
    </dialog>
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
