import { shaded } from "../../state/answers";
import { change, lang, view } from "../../state/store";
import { SORTS, TABLES, type Sort } from "../../state/view";
import { formatNumber } from "../../text/format";
import { text } from "../../text/text";
import { Choice } from "../parts/Choice";

/** The identifiers of the heading that names the table, and of what says how to move in it. */
export const TABLE_TITLE = "table-title";
export const TABLE_HELP = "table-help";

interface Props {
  /** Rows of the table; undefined while they are not known. */
  count?: number;
  /** Where a long table is, and the way to elsewhere. */
  place?: { top: number; goTo(row: number): void };
  /** Asks again for rows that could not be loaded. */
  retry?(): void;
}

/** What the table lists, how much of it there is, and where in it the reader is. */
export function Bar({ count, place, retry }: Props) {
  const t = text.value;
  const { table, sort } = view.value;
  return (
    <>
      <h2 id={TABLE_TITLE} class="visually-hidden">{table === "areas" ? t.levelsPlural[shaded.value.level] : t.table.tables.incidents}</h2>
      <div class="segments" role="group" aria-label={t.table.choose}>
        {TABLES.map((one) => (
          <button key={one} type="button" class="segment" aria-pressed={one === table} onClick={() => change({ table: one })}>{t.table.tables[one]}</button>
        ))}
      </div>
      {count !== undefined && <p class="table-count">{table === "areas" ? t.table.areas(count) : t.matching(count)}</p>}
      {retry && <p class="doubt" role="alert">{t.table.missing} <button type="button" class="link" onClick={retry}>{t.retry}</button></p>}
      <p class="visually-hidden" id={TABLE_HELP}>{t.table.help}</p>
      {table === "incidents" && (
        <Choice<Sort> label={t.table.order} value={sort} options={SORTS} labels={t.table.orders} choose={(chosen) => change({ sort: chosen })} />
      )}
      {place && count !== undefined && count > 0 && <RowField {...place} count={count} />}
    </>
  );
}

/** The row at the top, and the way to any other. */
function RowField({ top, goTo, count }: { top: number; goTo(row: number): void; count: number }) {
  const t = text.value.table;
  return (
    <label class="table-row-field">
      <span>{t.row}</span>
      <input class="control" type="number" inputMode="numeric" min={1} max={count} value={top + 1}
        onChange={({ currentTarget: { valueAsNumber, validity } }) => validity.valid && goTo(valueAsNumber - 1)} />
      <span>{t.ofRows(formatNumber(lang.value, count))}</span>
    </label>
  );
}
