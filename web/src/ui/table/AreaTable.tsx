import { computed } from "@preact/signals";
import { areaLabel, areas, bivariate, choropleth, recoverAll, secondChoropleth, secondValues, shaded, shadedValues, shades } from "../../state/answers";
import { change, lang, opened, view } from "../../state/store";
import type { AreaSort } from "../../state/view";
import { byName, formatNumber, pick } from "../../text/format";
import { text } from "../../text/text";
import { fills } from "../map/drawn";
import { areaFigure } from "../map/figure";
import { Skeleton, Trouble } from "../parts/Trouble";
import { openArea } from "../shell/navigation";
import { inAreaOrder, type AreaRow } from "./areaOrder";
import { Bar, TABLE_HELP, TABLE_TITLE } from "./Bar";
import type { Column } from "./columns";
import { Grid } from "./Grid";

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

/** What the map shades, in numbers and words. */
export function AreaTable() {
  const { data, loading, error } = choropleth.answer.value;
  const list = rows.value;
  if (error) return <><div class="table-bar"><Bar /></div><Trouble error={error} retry={recoverAll} /></>;
  if (!data || list.length === 0) return <><div class="table-bar"><Bar /></div><Skeleton lines={14} /></>;
  const what = opened.value;
  return (
    <Grid<AreaRow, AreaSort> labelledBy={TABLE_TITLE} describedBy={TABLE_HELP} columns={columns()} count={list.length} rowAt={(row) => list[row]} subject={shaded.value.level} busy={loading}
      order={view.value.areaSort} orderBy={(areaSort) => change({ areaSort })}
      open={({ pcode }) => openArea(pcode)} isOpen={({ pcode }) => what.kind === "area" && what.pcode === pcode} lines={() => 1}
      bar={() => <Bar count={list.length} />} />
  );
}

function columns(): Column<AreaRow, AreaSort>[] {
  const t = text.value;
  const { level, metric, per } = shaded.value;
  const second = bivariate.value ? secondChoropleth.answer.value.data?.metric : undefined;
  const all: (Column<AreaRow, AreaSort> | false)[] = [
    { key: "name", label: t.levels[level], width: 9, grow: 1, rank: 0, names: true, orders: ["name"], cell: ({ name }) => name },
    level !== "governorate" && { key: "above", label: t.table.above, width: 10, grow: 1, rank: 3, orders: ["above"], cell: ({ above }) => above },
    { key: "value", label: t.legendTitle(t.metrics[metric], t.perPhrase[per]), width: 10, grow: 1, rank: 0, numeric: true, orders: ["-value", "value"], cell: ({ pcode }) => <Shaded pcode={pcode} /> },
    second !== undefined && {
      key: "second", label: t.legendTitle(t.metrics[second], t.perPhrase[per]), width: 10, grow: 1, rank: 1, numeric: true, orders: ["-second", "second"],
      cell: ({ pcode }) => figureOf(secondValues.value.get(pcode)),
    },
    (metric !== "incidents" || per !== "count") && {
      key: "incidents", label: t.metrics.incidents, width: 7, grow: 0.5, rank: 2, numeric: true, orders: ["-incidents", "incidents"], cell: ({ incidents }) => formatNumber(lang.value, incidents),
    },
    { key: "population", label: t.table.population, width: 9, grow: 0.5, rank: 4, numeric: true, orders: ["-population", "population"], cell: ({ population }) => population > 0 && formatNumber(lang.value, population) },
    { key: "pcode", label: t.pcode, width: 7, grow: 0, rank: 5, cell: ({ pcode }) => <bdi>{pcode}</bdi> },
  ];
  return all.filter((column) => column !== false);
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
