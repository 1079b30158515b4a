import type { CSSProperties, ComponentChildren, RefObject, TargetedKeyboardEvent } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { lang } from "../../state/store";
import { Icon } from "../parts/icons";
import { fitting, tracks, type Column } from "./columns";
import { inside, steered, type Cell } from "./keys";
import { useTall } from "./useTall";

interface Props<Row, Order extends string> {
  /** The identifier of the element that names it. */
  labelledBy: string;
  /** Of the one that says how to move in it. */
  describedBy: string;
  columns: readonly Column<Row, Order>[];
  count: number;
  /** Returns a row; undefined while it is on its way. */
  rowAt(row: number): Row | undefined;
  /** Told which rows are drawn. */
  look?(first: number, last: number): void;
  order: Order;
  orderBy(order: Order): void;
  open(row: Row): void;
  isOpen(row: Row): boolean;
  /** Lines of text in a row beside the columns that are shown. */
  lines(shown: ReadonlySet<string>): 1 | 2;
  /** Whether what is shown is about to change. */
  busy: boolean;
  /** Another list begins at its first row. */
  subject: string;
  /** What stands above it: given the first row in sight, and what brings another one there. */
  bar(top: number, goTo: (row: number) => void): ComponentChildren;
}

/** Heights in rem: of the headings, and of a row by its lines. */
const HEAD = 2.25;
const ROW = { 1: 2.5, 2: 3.75 } as const;

/**
 * A table of any number of rows, of which those in sight are drawn. One tab stop: arrows go from cell to cell, Enter opens
 * the row or sorts by the heading. Cost: that of the rows in sight.
 */
export function Grid<Row, Order extends string>(props: Props<Row, Order>) {
  const { count, look, subject } = props;
  const frame = useRef<HTMLDivElement>(null);
  const { width, height, rem } = useSize(frame);
  const columns = fitting(props.columns, width / rem);
  const shown = new Set(columns.map(({ key }) => key));
  const rowHeight = Math.round(ROW[props.lines(shown)] * rem);
  const seen = Math.max(height - HEAD * rem, rowHeight);
  const { part, track, show } = useTall(frame, count, rowHeight, seen);
  const shape = { rows: count, columns: columns.length, page: Math.max(Math.floor(seen / rowHeight), 1), rightToLeft: lang.value === "ar" };
  const [chosen, choose] = useState<Cell>({ row: 0, column: 0 });
  const active = inside(chosen, shape);
  const activeDrawn = active.row < 0 || (active.row >= part.first && active.row < part.end);
  const activeHere = active.row < 0 || props.rowAt(active.row) !== undefined;
  const refocus = useFocus(frame, active, activeHere);

  useLayoutEffect(() => {
    show(0, "top");
    choose((cell) => ({ ...cell, row: Math.min(cell.row, 0) }));
  }, [subject]);
  useEffect(() => look?.(part.first, part.end - 1), [part.first, part.end, look]);

  const goTo = (row: number): void => {
    show(row, "top");
    choose({ row, column: 0 });
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>): void => {
    const next = event.altKey ? undefined : steered(active, event, shape);
    const row = event.key === "Enter" ? props.rowAt(active.row) : undefined;
    if (!next && !row) return;
    event.preventDefault();
    if (row) props.open(row);
    if (!next) return;
    choose(next);
    if (next.row >= 0) show(next.row, "near");
    refocus();
  };
  const rows = Array.from({ length: part.end - part.first }, (_, i) => part.first + i);
  return (
    <>
    <div class="table-bar">{props.bar(part.top, goTo)}</div>
    <div ref={frame} class="grid" role="grid" aria-labelledby={props.labelledBy} aria-describedby={props.describedBy} aria-rowcount={count + 1} aria-busy={props.busy} tabIndex={activeDrawn ? -1 : 0}
      style={{ "--tracks": tracks(columns), "--head": `${HEAD}rem` }} onKeyDown={onKeyDown}
      onFocusIn={({ target }) => target instanceof Element && choose(cellOf(target) ?? active)}>
      <div role="rowgroup" class="grid-head">
        <div role="row" class="grid-row" aria-rowindex={1}>
          {columns.map((column, i) => (
            <Heading key={column.key} column={column} index={i} order={props.order} orderBy={props.orderBy} focusable={active.row < 0 && active.column === i} />
          ))}
        </div>
      </div>
      <div role="rowgroup" class="grid-body" onMouseOver={sayWhole} style={{ blockSize: `${track}px` }}>
        {rows.map((row) => (
          <GridRow key={row} {...props} columns={columns} shown={shown} row={row} focusable={row === active.row ? active.column : undefined}
            style={{ insetBlockStart: `${row * rowHeight + part.shift}px`, blockSize: `${rowHeight}px` }} />
        ))}
      </div>
    </div>
    </>
  );
}

interface HeadingProps<Row, Order extends string> {
  column: Column<Row, Order>;
  index: number;
  order: Order;
  orderBy(order: Order): void;
  focusable: boolean;
}

function Heading<Row, Order extends string>({ column, index, order, orderBy, focusable }: HeadingProps<Row, Order>) {
  const { label, numeric, orders = [] } = column;
  const at = orders.indexOf(order);
  const [next] = at < 0 ? orders : [...orders.slice(at + 1), ...orders];
  const falling = order.startsWith("-");
  const shared = { role: "columnheader" as const, class: numeric ? "grid-cell numeric" : "grid-cell", "aria-colindex": index + 1, ...(at < 0 ? {} : { "aria-sort": falling ? "descending" as const : "ascending" as const }) };
  if (next === undefined) return <div {...shared} tabIndex={focusable ? 0 : -1}>{label}</div>;
  return (
    <div {...shared}>
      <button type="button" class={falling ? "grid-sort falling" : "grid-sort"} tabIndex={focusable ? 0 : -1} onClick={() => orderBy(next)}>
        <span>{label}</span>{at >= 0 && <Icon name="down" />}
      </button>
    </div>
  );
}

interface RowProps<Row> {
  columns: readonly Column<Row>[];
  shown: ReadonlySet<string>;
  row: number;
  rowAt(row: number): Row | undefined;
  open(row: Row): void;
  isOpen(row: Row): boolean;
  /** The column of the cell that the keyboard is at. */
  focusable: number | undefined;
  style: CSSProperties;
}

function GridRow<Row>({ columns, shown, row, rowAt, open, isOpen, focusable, style }: RowProps<Row>) {
  const found = rowAt(row);
  return (
    <div role="row" class="grid-row" aria-rowindex={row + 2} aria-selected={found && isOpen(found) ? true : undefined} style={style} onClick={() => found && open(found)}>
      {columns.map(({ key, numeric, wraps, names, cell }, i) => (
        <div key={key} role={names ? "rowheader" : "gridcell"} class={`grid-cell${numeric ? " numeric" : ""}${wraps ? " wraps" : ""}`} aria-colindex={i + 1} tabIndex={focusable === i ? 0 : -1}>
          {found ? cell(found, shown) : <span class="grid-gap" />}
        </div>
      ))}
    </div>
  );
}

/** Shows the whole text of a cell that is cut off. */
function sayWhole({ target }: MouseEvent): void {
  const cell = target instanceof Element ? target.closest<HTMLElement>(".grid-cell") : null;
  if (!cell) return;
  const cut = [cell, ...cell.children].some(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
  cell.title = cut ? cell.innerText : "";
}

/** Returns the inner size of an element in pixels, and of the reader's letters. */
function useSize(element: RefObject<HTMLElement | null>): { width: number; height: number; rem: number } {
  const [size, setSize] = useState({ width: 0, height: 0, rem: 16 });
  useLayoutEffect(() => {
    const frame = element.current;
    if (!frame) return;
    const measure = (): void =>
      setSize({ width: frame.clientWidth, height: frame.clientHeight, rem: Number.parseFloat(getComputedStyle(document.documentElement).fontSize) });
    measure();
    const watched = new ResizeObserver(measure);
    watched.observe(frame);
    return () => watched.disconnect();
  }, []);
  return size;
}

/**
 * Keeps the focus in an element whose rows come and go: on the active cell once it is here, on the element itself until then.
 * Returns what asks for that.
 */
function useFocus(element: RefObject<HTMLElement | null>, { row, column }: Cell, here: boolean): () => void {
  const wanted = useRef(false);
  const held = element.current?.contains(document.activeElement) ?? false;
  useLayoutEffect(() => {
    const frame = element.current;
    const cell = frame?.querySelector<HTMLElement>(`[aria-rowindex="${row + 2}"] > [aria-colindex="${column + 1}"]`);
    if (wanted.current && here && cell) {
      wanted.current = false;
      (cell.querySelector("button") ?? cell).focus({ preventScroll: true });
    } else if (wanted.current || (held && !frame?.contains(document.activeElement))) frame?.focus({ preventScroll: true });
  });
  return () => (wanted.current = true);
}

/** Returns the cell that an element is in. */
function cellOf(element: Element): Cell | undefined {
  const [cell, row] = [element.closest("[aria-colindex]"), element.closest("[aria-rowindex]")];
  return cell && row ? { row: Number(row.getAttribute("aria-rowindex")) - 2, column: Number(cell.getAttribute("aria-colindex")) - 1 } : undefined;
}
