import { computed } from "@preact/signals";
import { Fragment } from "preact";
import { areaLabel, areas, bivariate, choropleth, secondChoropleth, secondValues, shaded, shadedValues, shades } from "../../state/answers";
import { change, lang, opened, view } from "../../state/store";
import type { AreaSort } from "../../state/view";
import { byName, formatDay, formatNumber, formatPercent, formatPeriod, pick } from "../../text/format";
import { text } from "../../text/text";
import { controlTiles, fills } from "../map/drawn";
import { areaFigure, periodFigure, shadesTitle } from "../map/figure";
import { legendNotes } from "../map/keys";
import { Skeleton, Trouble } from "../parts/Trouble";
import { openArea } from "../shell/navigation";
import { inAreaOrder, type AreaRow } from "./areaOrder";
import { Bar, TABLE_HELP, TABLE_TITLE } from "./Bar";
import type { Column } from "./columns";
import { Grid } from "./Grid";
import { heldOn, useHeld } from "./held";
import { Terms } from "./Terms";

/** Every area of the level that is shown, also those without a record. */
const rows = computed<AreaRow[]>(() => {
  const [values, seconds, { level }] = [shadedValues.value, secondValues.value, shaded.value];
  const all = [...areas.value.values()].filter((area) => area.level === level).map(({ pcode, name, parent, population }): AreaRow => ({
    pcode, name: pick(lang.value, name), above: above(parent ?? ""), population,
    value: values.get(pcode)?.value, second: seconds.get(pcode)?.value, incidents: values.get(pcode)?.incidents ?? 0,
  }));
  return inAreaOrder(all, view.value.areaSort, byName(lang.value));
});

/** Returns the names of the areas from a p-code up, the largest first. */
function above(pcode: string): string {
  const area = areas.value.get(pcode);
  if (!area) return "";
  return [above(area.parent ?? ""), pick(lang.value, areaLabel(pcode))].filter(Boolean).join(lang.value === "ar" ? "، " : ", ");
}

function rowAt(row: number): AreaRow | undefined {
  return rows.value[row];
}

function open({ pcode }: AreaRow): void {
  openArea(pcode);
}

function isOpen({ pcode }: AreaRow): boolean {
  const what = opened.value;
  return what.kind === "area" && what.pcode === pcode;
}

/** What the map shades, in numbers and words. */
export function AreaTable() {
  const { data, loading, error } = choropleth.answer.value;
  const list = rows.value;
  if (error) return <><div class="table-bar"><Bar /></div><Trouble error={error} /></>;
  if (!data || list.length === 0) return <><div class="table-bar"><Bar /></div><Skeleton lines={14} /></>;
  return (
    <>
      <Grid<AreaRow, AreaSort> labelledBy={TABLE_TITLE} describedBy={TABLE_HELP} columns={columns.value} count={list.length} rowAt={rowAt}
        subject={shaded.value.level} busy={loading} order={view.value.areaSort} orderBy={(areaSort) => change({ areaSort })}
        open={open} isOpen={isOpen} lines={() => 1} bar={() => <Bar count={list.length} />} />
      <Notes />
    </>
  );
}

/** What the legend of the map says beside its colours. */
function Notes() {
  const t = text.value;
  const known = controlTiles.answer.value.data?.control;
  const control = heldOn.value && known ? [known.known ? t.layers.controlSources(known.sources.join(", ")) : t.layers.controlUnknown(formatDay(lang.value, known.date)), t.table.controlShares] : [];
  return (
    <details class="table-notes faint">
      <summary>{t.table.notes}</summary>
      {[t.caveat, ...legendNotes(choropleth.answer.value.data), ...control].map((note) => <p key={note} dir="auto">{note}</p>)}
    </details>
  );
}

const columns = computed(() => {
  const t = text.value;
  const { level, metric, per } = shaded.value;
  const second = bivariate.value ? secondChoropleth.answer.value.data?.metric : undefined;
  const all: (Column<AreaRow, AreaSort> | false)[] = [
    { key: "name", label: t.levels[level], width: 9, grow: 1, rank: 0, names: true, orders: ["name"], cell: ({ name }) => name },
    level !== "governorate" && { key: "above", label: t.table.above, width: 10, grow: 1, rank: 3, orders: ["above"], cell: ({ above }) => above },
    { key: "value", label: shadesTitle(t.legendTitle(t.metrics[metric], t.perPhrase[per])), width: 11, grow: 1, rank: 0, numeric: true, orders: ["-value", "value"], cell: ({ pcode }) => <Shaded pcode={pcode} /> },
    ...periodColumns(),
    second !== undefined && {
      key: "second", label: t.legendTitle(t.metrics[second], t.perPhrase[per]), width: 10, grow: 1, rank: 1, numeric: true, orders: ["-second", "second"],
      cell: ({ pcode }) => figureOf(secondValues.value.get(pcode)),
    },
    (metric !== "incidents" || per !== "count") && {
      key: "incidents", label: t.metrics.incidents, width: 7, grow: 0.5, rank: 2, numeric: true, orders: ["-incidents", "incidents"], cell: ({ incidents }) => formatNumber(lang.value, incidents),
    },
    heldOn.value !== undefined && { key: "control", label: t.layers.controlOn(formatDay(lang.value, heldOn.value)), width: 17, grow: 3, rank: 2.5, wraps: true, cell: ({ pcode }) => <Held pcode={pcode} /> },
    { key: "population", label: t.table.population, width: 9, grow: 0.5, rank: 4, numeric: true, orders: ["-population", "population"], cell: ({ population }) => population > 0 && formatNumber(lang.value, population) },
    { key: "pcode", label: t.pcode, width: 7, grow: 0, rank: 5, cell: ({ pcode }) => <bdi>{pcode}</bdi> },
  ];
  return all.filter((column) => column !== false);
});

/** The values that a difference lies between, the later period first. */
function periodColumns(): Column<AreaRow, AreaSort>[] {
  const difference = choropleth.answer.value.data?.difference;
  if (!difference) return [];
  return (["after", "before"] as const).map((when) => ({
    key: when, label: formatPeriod(lang.value, difference[when]), width: 10, grow: 1, rank: 1, numeric: true, wraps: true,
    cell({ pcode }) {
      const change = shadedValues.value.get(pcode)?.change;
      return change ? periodFigure(pcode, change[when]) : text.value.noRecord;
    },
  }));
}

/** Who held the communities of an area, the largest share first. */
function Held({ pcode }: { pcode: string }) {
  const held = useHeld(pcode);
  if (!held) return <span class="faint">…</span>;
  if (!held.known) return <span class="faint">{text.value.controlUnknown}</span>;
  return (
    <>
      {held.shares.map(({ controllers, percent }, i) => (
        <Fragment key={controllers.join()}>
          {i > 0 && "\u00a0· "}<Terms list="controller" codes={controllers} /> {formatPercent(lang.value, percent)}
        </Fragment>
      ))}
    </>
  );
}

function figureOf(value: Parameters<typeof areaFigure>[0] | undefined): string {
  return value ? areaFigure(value) : text.value.noRecord;
}

const classes = computed(() => new Map(shades.value.map(({ pcode, class: shade }) => [pcode, shade])));

/** The value of an area beside the colour that it has on the map. */
function Shaded({ pcode }: { pcode: string }) {
  const value = shadedValues.value.get(pcode);
  const colour = fills.value[classes.value.get(pcode) ?? -1];
  return (
    <span class={value?.value == null ? "grid-shade faint" : "grid-shade"}>
      {figureOf(value)}<span class="class-key" style={colour ? { backgroundColor: colour } : {}} />
    </span>
  );
}
