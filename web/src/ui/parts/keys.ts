// Which key a reader pressed, whatever letters their keyboard writes.

/** Keys of a Latin keyboard by their place, for keyboards that write another script there. */
const PLACES: Record<string, readonly [plain: string, shifted: string]> = {
  Slash: ["/", "?"], BracketLeft: ["[", "{"], BracketRight: ["]", "}"], Minus: ["-", "_"], Equal: ["=", "+"],
};

/**
 * Returns the key of an event: a Latin letter in lower case, a digit or a sign, or the name of a key without one.
 * Where the keyboard writes another script it is the one in the same place of a Latin keyboard.
 */
export function keyOf({ key, code, shiftKey }: Pick<KeyboardEvent, "key" | "code" | "shiftKey">): string {
  if (key === "؟") return "?";
  if (key === "=") return "+"; // on one key in most layouts
  if (/^[ -~]+$/.test(key)) return key.length === 1 ? key.toLowerCase() : key;
  const [, letter, digit] = /^(?:Key([A-Z])|(?:Digit|Numpad)(\d))$/.exec(code) ?? [];
  const sign = PLACES[code]?.[shiftKey ? 1 : 0];
  return letter?.toLowerCase() ?? digit ?? (sign === "=" ? "+" : sign) ?? key;
}

/** Fields that a key writes nothing into. */
const SILENT_FIELDS: ReadonlySet<string> = new Set(["button", "checkbox", "radio", "range", "reset", "submit", "file", "color"]);

/** Lists that go to what a typed letter begins. */
const TYPED_INTO = '[contenteditable]:not([contenteditable="false"]), [role="combobox"], [role="listbox"], [role="tree"], [role="menu"], [role="textbox"], [role="searchbox"]';

/** Reports whether keys mean something of their own to what has the focus: it is written into, or finds what is typed. */
export function takesKeys(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target.matches("textarea, select")) return true;
  if (target.matches("input")) return !SILENT_FIELDS.has((target as HTMLInputElement).type);
  return target.closest(TYPED_INTO) !== null;
}
