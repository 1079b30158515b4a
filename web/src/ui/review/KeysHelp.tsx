import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { text } from "../../text/text";
import { Icon } from "../parts/icons";
import { messages } from "./messages";

/** Whether the list of keys is open. */
export const keysShown = signal(false);

/** As acts.ts reads them. */
const KEYS = [
  ["1–9", "choose"], ["0", "none"], ["A", "accept"], ["S", "skip"], ["U", "undo"], ["C", "setAside"], ["Z", "zoom"], ["/", "search"], ["?", "help"],
] as const;

/** The keys of this room. */
export function KeysHelp() {
  const dialog = useRef<HTMLDialogElement>(null);
  const shown = keysShown.value;
  useEffect(() => {
    if (shown) dialog.current?.showModal();
    else dialog.current?.close();
  }, [shown]);
  const t = messages.value;
  return (
    <dialog ref={dialog} class="dialog review-keys" aria-labelledby="keys-title" onClose={() => (keysShown.value = false)}>
      <div class="dialog-body">
        <div class="panel-head">
          <h2 id="keys-title">{t.keysTitle}</h2>
          <button type="button" class="button icon-only" aria-label={text.value.close} onClick={() => dialog.current?.close()}><Icon name="close" /></button>
        </div>
        <dl class="key-list">{KEYS.map(([key, does]) => <div key={key}><dt><kbd dir="ltr">{key}</kbd></dt><dd>{t.keyMeanings[does]}</dd></div>)}</dl>
        <p class="faint">{t.keysHint}</p>
      </div>
    </dialog>
  );
}
