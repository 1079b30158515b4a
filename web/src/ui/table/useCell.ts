// The cell of a grid that the keyboard is at, where rows come and go.

import type { RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { inside, type Cell, type Shape } from "./keys";

export interface ActiveCell {
  cell: Cell;
  /** Makes another cell the active one; with the focus, where the keys have led there. */
  choose(cell: Cell, focus?: "focus"): void;
  /** Makes the cell that an element is in the active one. */
  enter(element: EventTarget | null): void;
}

/**
 * Returns the active cell of a grid, and keeps the focus in the grid: on the cell once its row is here, on the grid itself
 * until then, and where the row has gone out of sight.
 */
export function useCell(grid: RefObject<HTMLElement | null>, shape: Shape, isHere: (row: number) => boolean): ActiveCell {
  const [chosen, setChosen] = useState<Cell>({ row: 0, column: 0 });
  const cell = inside(chosen, shape);
  const here = cell.row < 0 || isHere(cell.row);
  const wanted = useRef(false);
  const held = grid.current?.contains(document.activeElement) ?? false;
  useLayoutEffect(() => {
    const [frame, at] = [grid.current, document.activeElement];
    const lost = at === document.body;
    if (!lost && !frame?.contains(at)) wanted.current = false;
    const target = here ? frame?.querySelector<HTMLElement>(`[aria-rowindex="${cell.row + 2}"] > [aria-colindex="${cell.column + 1}"]`) : null;
    if (wanted.current && target) {
      wanted.current = false;
      (target.querySelector("button") ?? target).focus({ preventScroll: true });
    } else if (wanted.current || (held && lost)) frame?.focus({ preventScroll: true });
  });
  return {
    cell,
    choose(next, focus) {
      if (focus) wanted.current = true;
      setChosen(next);
    },
    enter(element) {
      const found = element instanceof Element && cellOf(element);
      if (found) setChosen(found);
    },
  };
}

/** Returns the cell that an element is in. */
function cellOf(element: Element): Cell | undefined {
  const [cell, row] = [element.closest("[aria-colindex]"), element.closest("[aria-rowindex]")];
  return cell && row ? { row: Number(row.getAttribute("aria-rowindex")) - 2, column: Number(cell.getAttribute("aria-colindex")) - 1 } : undefined;
}
