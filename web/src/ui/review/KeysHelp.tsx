import { signal } from "@preact/signals";
import { Dialog } from "../parts/Dialog";
import { messages } from "./messages";

/** Whether the list of keys is open. */
export const keysShown = signal(false);

/** As acts.ts reads them. */
const KEYS = [
  ["1–9", "choose"], ["0", "none"], ["A", "accept"], ["S", "skip"], ["U", "undo"], ["C", "setAside"], ["Z", "zoom"], ["/", "search"], ["?", "help"],
] as const;

/** The keys of this room. */
export function KeysHelp() {
  const t = messages.value;
  return (
    <Dialog title={t.keysTitle} class="review-keys" shown={keysShown.value} close={() => (keysShown.value = false)}>
      <dl class="key-list">{KEYS.map(([key, does]) => <div key={key}><dt><kbd dir="ltr">{key}</kbd></dt><dd>{t.keyMeanings[does]}</dd></div>)}</dl>
      <p class="faint">{t.keysHint}</p>
    </Dialog>
  );
}
