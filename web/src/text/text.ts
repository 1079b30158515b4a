// The text of the page in the language that is shown.

import { computed, type ReadonlySignal } from "@preact/signals";
import type { Language } from "../api/types";
import { lang } from "../state/store";
import { ar } from "./ar";
import { en, type Messages } from "./en";

const TABLES: Record<Language, Messages> = { en, ar };

/** The message table of the language shown. */
export const text = computed(() => TABLES[lang.value]);

/** Returns the messages of a room that is loaded with its text when it is first shown, in the language shown. */
export function roomText<T>(tables: Record<Language, T>): ReadonlySignal<T> {
  return computed(() => tables[lang.value]);
}
