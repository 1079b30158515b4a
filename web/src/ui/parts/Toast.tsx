import { signal } from "@preact/signals";

/** Milliseconds that a word stays. */
const STAYS = 4000;

const said = signal("");
let leaves: ReturnType<typeof setTimeout> | undefined;

/** Says shortly what has been done, or why it was not, to those who see and to those who hear. */
export function say(words: string): void {
  clearTimeout(leaves);
  said.value = words;
  leaves = setTimeout(() => (said.value = ""), STAYS);
}

/** Where the page says what has been done. The region is there before its words, or a screen reader would not read them. */
export function Toast() {
  return <div class="toast" role="status">{said.value && <p>{said.value}</p>}</div>;
}
