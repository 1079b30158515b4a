import type { ComponentChildren, TargetedKeyboardEvent } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { lang } from "../../state/store";
import { Icon } from "../parts/icons";
import { fitting, tracks, type Column } from "./columns";
import { steered, type Shape } from "./keys";
import { useCell } from "./useCell";
import { useSize } from "./useSize";
import { useTall } from "./useTall";

/** Functions that stay the same from one drawing to the next, or all rows would be drawn again where a few come into sight. */
interface RowSource<Row> {
  /** Returns a row, by its signal; undefined while it is on its way. */
  rowAt(row: number): Row | undefined;
  open(row: Row): void;
  isOpen(row: Row): boolean;
}

interface Props<Row, Order extends string> extends RowSource<Row> {
  /** The identifier of the element that names it. */
  labelledBy: string;
  /** Of the one that says how to move in it. */
  describedBy: string;
  columns: readonly Column<Row, Order>[];
  count: number;
  /** Told which rows are drawn. */
  look?(first: number, last: number): void;
  order: Order;
  orderBy(order: Order): void;
  /** Texts in a row, one below the other, beside the columns that are shown. */
  lines(shown: ReadonlySet<string>): 1 | 2;
  /** Whether what is shown is about to change. */
  busy: boolean;
  /** Another list begins at its first row. */
  subject: string;
  /** What stands above it: given the first row in sight, and what brings another one there. */
  bar(top: number, goTo: (row: number) => void): ComponentChildren;
}

/** Heights in rem: of the headings, and of a row of one text or two, of up to two lines: Arabic letters reach further down. */
const HEAD = 2.25;
const ROW = { en: { 1: 2.75, 2: 4.75 }, ar: { 1: 3, 2: 5 } } as const;
/** Rem on both sides of a row together. */
const PADDING = 0.75;

/**
 * A table of any number of rows, of which those in sight are drawn. One tab stop: arrows go from cell to cell, Enter opens
 * the row or sorts by the heading. Cost: that of the rows in sight.
 */
export function Grid<Row, Order extends string>(props: Props<Row, Order>) {
  const { count, look, subject, rowAt, open, isOpen, order, orderBy } = props;
  const frame = useRef<HTMLDivElement>(null);
  const { width, height, rem } = useSize(frame);
  const columns = useMemo(() => fitting(props.columns, width / rem - PADDING), [props.columns, width, rem]);
  const shown = useMemo(() => new Set(columns.map(({ key }) => key)), [columns]);
  const lines = props.lines(shown);
  const rowHeight = Math.round(ROW[lang.value][lines] * rem);
  const seen = Math.max(height - HEAD * rem, rowHeight);
  const { part, track, show } = useTall(frame, count, rowHeight, seen);
  const shape: Shape = { rows: count, columns: columns.length, page: Math.max(Math.floor(seen / rowHeight), 1), rightToLeft: lang.value === "ar" };
  const { cell, choose, enter } = useCell(frame, shape, (row) => rowAt(row) !== undefined);
  useLayoutEffect(() => {
    show(0, "top");
    choose({ ...cell, row: Math.min(cell.row, 0) });
  }, [subject]);
  useEffect(() => look?.(part.first, part.end - 1), [part.first, part.end, look]);

  const goTo = (row: number): void => {
    show(row, "top");
    choose({ row, column: 0 });
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>): void => {
    const next = event.altKey ? undefined : steered(cell, event, shape);
    const row = event.key === "Enter" ? rowAt(cell.row) : undefined;
    if (next && next.row >= 0) show(next.row, "near");
    if (next) choose(next, "focus");
    if (row) open(row);
    if (next || row) event.preventDefault();
  };
  const drawn = cell.row < 0 || (cell.row >= part.first && cell.row < part.end);
  const rows = Array.from({ length: part.end - part.first }, (_, i) => part.first + i);
  return (
    <>
      <div class="table-bar">{props.bar(part.top, goTo)}</div>
      <div ref={frame} class="grid" role="grid" aria-labelledby={props.labelledBy} aria-describedby={props.describedBy} aria-rowcount={count + 1} aria-busy={props.busy}
        tabIndex={drawn ? -1 : 0} data-lines={lines} style={{ "--tracks": tracks(columns), "--head": `${HEAD}rem` }} onKeyDown={onKeyDown} onFocusIn={({ target }) => enter(target)}>
        <div role="rowgroup" class="grid-head">
          <div role="row" class="grid-row" aria-rowindex={1}>
            {columns.map((column, i) => <Heading key={column.key} column={column} index={i} order={order} orderBy={orderBy} focusable={cell.row < 0 && cell.column === i} />)}
          </div>
        </div>
        <div role="rowgroup" class="grid-body" onMouseOver={sayWhole} style={{ blockSize: `${track}px` }}>
          {rows.map((row) => (
            <GridRow key={row} rowAt={rowAt} open={open} isOpen={isOpen} columns={columns} shown={shown} row={row} top={row * rowHeight + part.shift} height={rowHeight}
              focusable={row === cell.row ? cell.column : undefined} />
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
  const sorted = at < 0 ? {} : { "aria-sort": falling ? "descending" as const : "ascending" as const };
  const shared = { role: "columnheader" as const, class: numeric ? "grid-cell numeric" : "grid-cell", "aria-colindex": index + 1, ...sorted };
  if (next === undefined) return <div {...shared} tabIndex={focusable ? 0 : -1}>{label}</div>;
  return (
    <div {...shared}>
      <button type="button" class={falling ? "grid-sort falling" : "grid-sort"} tabIndex={focusable ? 0 : -1} onClick={() => orderBy(next)}>
        <span>{label}</span>{at >= 0 && <Icon name="down" />}
      </button>
    </div>
  );
}

interface RowProps<Row> extends RowSource<Row> {
  columns: readonly Column<Row>[];
  shown: ReadonlySet<string>;
  row: number;
  /** Pixels. */
  top: number;
  height: number;
  /** The column of the cell that the keyboard is at. */
  focusable: number | undefined;
}

/** A row. Reading signals and keeping no state, it is drawn again where a prop or what it says has changed. */
function GridRow<Row>({ columns, shown, row, rowAt, open, isOpen, focusable, top, height }: RowProps<Row>) {
  const found = rowAt(row);
  return (
    <div role="row" class="grid-row" aria-rowindex={row + 2} aria-selected={found && isOpen(found) ? true : undefined}
      style={{ insetBlockStart: `${top}px`, blockSize: `${height}px` }} onClick={() => found && open(found)}>
      {columns.map(({ key, numeric, wraps, names, cell }, i) => (
        <div key={key} role={names ? "rowheader" : "gridcell"} class={`grid-cell${numeric ? " numeric" : ""}${wraps ? " wraps" : ""}`} aria-colindex={i + 1} tabIndex={focusable === i ? 0 : -1}>
          {found ? <div class="grid-text">{cell(found, shown)}</div> : <span class="grid-gap" />}
        </div>
      ))}
    </div>
  );
}

/** Shows the whole text of a cell that is cut off. */
function sayWhole({ target }: MouseEvent): void {
  const cell = target instanceof Element ? target.closest<HTMLElement>(".grid-cell") : null;
  if (!cell) return;
  const cut = [...cell.querySelectorAll(".grid-text, .grid-line")].some((part) => part.scrollWidth > part.clientWidth || part.scrollHeight > part.clientHeight + 1);
  cell.title = cut ? cell.innerText : "";
}
