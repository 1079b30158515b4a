// Moving among the controls of a list by keys: the list is one stop of the Tab key.

/**
 * Moves the focus to the control that a key leads to from the one that has it; `columns` is how many stand side by
 * side. Reports whether the key leads anywhere.
 */
export function moveByArrow(event: KeyboardEvent, controls: readonly HTMLElement[], columns = 1): boolean {
  const at = controls.findIndex((control) => control === event.target);
  const target = controls[landing(event.key, at, controls.length, columns, document.documentElement.dir === "rtl")];
  if (!target) return false;
  event.preventDefault();
  target.focus();
  return true;
}

/** Returns the position that a key leads to among `count`; below 0 or beyond the last: nowhere. */
export function landing(key: string, at: number, count: number, columns: number, rightToLeft: boolean): number {
  switch (key) {
    case "ArrowDown": return at + columns;
    case "ArrowUp": return at - columns;
    case "ArrowRight":
    case "ArrowLeft": return columns === 1 ? -1 : at + ((key === "ArrowRight") === rightToLeft ? -1 : 1);
    case "Home": return 0;
    case "End": return count - 1;
    default: return -1;
  }
}

/** Lets a letter go on in a field, which takes it as it comes, so that it is no shortcut of the page. */
export function typeInto(field: HTMLElement | null | undefined, event: KeyboardEvent): void {
  if (!field || event.key.length !== 1 || event.key === " " || event.ctrlKey || event.metaKey || event.altKey) return;
  event.stopPropagation();
  field.focus();
}
