// Where the keys lead in a grid of cells.

/** A cell of a grid: row -1 is the headings. */
export interface Cell {
  row: number;
  column: number;
}

export interface Shape {
  rows: number;
  columns: number;
  /** Rows that Page Up and Page Down pass over. */
  page: number;
  rightToLeft: boolean;
}

type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey">;

/** Returns the cell that a key leads to; undefined for keys that lead nowhere. */
export function steered({ row, column }: Cell, { key, ctrlKey, metaKey }: Pressed, shape: Shape): Cell | undefined {
  const far = ctrlKey || metaKey;
  const onward = shape.rightToLeft ? -1 : 1;
  const last = shape.columns - 1;
  switch (key) {
    case "ArrowDown": return inside({ row: far ? shape.rows : row + 1, column }, shape);
    case "ArrowUp": return inside({ row: far ? 0 : row - 1, column }, shape);
    case "ArrowRight": return inside({ row, column: column + onward }, shape);
    case "ArrowLeft": return inside({ row, column: column - onward }, shape);
    case "PageDown": return inside({ row: row + shape.page, column }, shape);
    case "PageUp": return inside({ row: Math.max(row - shape.page, 0), column }, shape);
    case "Home": return inside({ row: far ? 0 : row, column: 0 }, shape);
    case "End": return inside({ row: far ? shape.rows : row, column: last }, shape);
    default: return undefined;
  }
}

/** Returns the nearest cell that there is. */
export function inside({ row, column }: Cell, { rows, columns }: Pick<Shape, "rows" | "columns">): Cell {
  return { row: Math.max(Math.min(row, rows - 1), -1), column: Math.max(Math.min(column, columns - 1), 0) };
}
