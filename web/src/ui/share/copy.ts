// Copying text for the reader.

import { say } from "../parts/Toast";
import { text } from "../../text/text";

/** Copies a text and reports whether it could: a browser allows it on secure pages only. */
async function copied(words: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    return false;
  }
}

/** Copies what is in a field; where that is not allowed it is selected, to be copied by hand. Says which. */
export async function copyField(field: HTMLInputElement | HTMLTextAreaElement): Promise<void> {
  const t = text.value.sharing;
  field.select();
  say((await copied(field.value)) ? t.copied : t.copyByHand);
}

/** Copies a link; where that is not allowed the browser's own field for it, the address bar, is at hand. */
export async function copyLink(address: string): Promise<void> {
  const t = text.value.sharing;
  say((await copied(address)) ? t.linkCopied : t.notCopied);
}
