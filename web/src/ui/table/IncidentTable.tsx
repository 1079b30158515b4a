import { computed } from "@preact/signals";
import type { IncidentSummary, Range } from "../../api/types";
import { about, areaLabel, severalDatasets, termLabel } from "../../state/answers";
import { change, lang, opened, resetFilter, view } from "../../state/store";
import type { Sort } from "../../state/view";
import { formatRange, formatWhen, pick } from "../../text/format";
import { text } from "../../text/text";
import { narrow } from "../parts/screen";
import { Skeleton, Trouble } from "../parts/Trouble";
import { openIncident } from "../shell/navigation";
import { incidentRows, incidentTable } from "./answers";
import { Bar, TABLE_HELP, TABLE_TITLE } from "./Bar";
import type { Column } from "./columns";
import { Grid } from "./Grid";
import { Terms } from "./Terms";

/** Every incident under the filter, whether or not the map can draw it. */
export function IncidentTable() {
  const { data, path, loading, error } = incidentTable.answer.value;
  const rows = incidentRows.value;
  if (error) return <><div class="table-bar"><Bar /></div><Trouble error={error} /></>;
  if (!data || !rows) return <><div class="table-bar"><Bar /></div><Skeleton lines={16} /></>;
  if (data.total === 0) return <><div class="table-bar"><Bar count={0} /></div><Empty /></>;
  return (
    <Grid<IncidentSummary, Sort> labelledBy={TABLE_TITLE} describedBy={TABLE_HELP} columns={columns.value} count={data.total} rowAt={rows.at} look={rows.look} subject={path ?? ""} busy={loading}
      order={view.value.sort} orderBy={(sort) => change({ sort })}
      open={open} isOpen={isOpen} lines={(shown) => (shown.has("place") ? 1 : 2)}
      bar={(top, goTo) => <Bar count={data.total} place={{ top, goTo }} {...(rows.failed.value ? { retry: () => rows.retry() } : {})} />} />
  );
}

function open({ id }: IncidentSummary): void {
  openIncident(id);
}

function isOpen({ id }: IncidentSummary): boolean {
  const what = opened.value;
  return what.kind === "incident" && what.id === id;
}

function Empty() {
  const t = text.value;
  if (about.answer.value.data?.records === 0) return <div class="table-empty"><p class="trouble-title">{t.noRecordsTitle}</p><p class="faint">{t.noRecordsHint}</p></div>;
  return (
    <div class="table-empty">
      <p class="trouble-title">{t.emptyTitle}</p>
      <p class="faint">{t.emptyHint}</p>
      <button type="button" class="button" onClick={resetFilter}>{t.reset}</button>
    </div>
  );
}

/** The columns, and how soon each gives way to others. */
const columns = computed(() => {
  const t = text.value.table;
  const names = t.columns;
  const all: Column<IncidentSummary, Sort>[] = [
    { key: "date", label: names.date, width: dateWidth(), grow: 0, rank: 0, wraps: true, orders: ["-date", "date"], cell: ({ when }) => formatWhen(lang.value, when, "short") },
    { key: "incident", label: names.incident, width: narrow.value ? 9 : 15, grow: 2.4, rank: 0, names: true, wraps: true, cell: (one, shown) => <Incident one={one} shown={shown} /> },
    { key: "place", label: names.place, width: 10, grow: 1.2, rank: 2, wraps: true, cell: (one, shown) => <Place one={one} shown={shown} /> },
    { key: "governorate", label: names.governorate, width: 7.5, grow: 0.2, rank: 7, wraps: true, orders: ["governorate"], cell: ({ place }) => place.governorate && pick(lang.value, areaLabel(place.governorate)) },
    { key: "precision", label: names.precision, width: 9, grow: 0.2, rank: 9, wraps: true, orders: ["precision"], cell: ({ place }) => <Terms list="precision" codes={[place.precision]} /> },
    { key: "violation", label: names.violation, width: 11, grow: 1, rank: 8, wraps: true, orders: ["violation"], cell: ({ violations }) => <Terms list="violation" codes={violations} /> },
    { key: "party", label: names.party, width: 11, grow: 1, rank: 3, wraps: true, orders: ["party"], cell: ({ parties }) => <Terms list="party" codes={parties.map(({ party }) => party)} /> },
    { key: "killed", label: names.killed, width: 5.25, grow: 0, rank: 1, numeric: true, wraps: true, orders: ["-killed", "killed"], cell: ({ killed }) => <Number range={killed} /> },
    { key: "injured", label: names.injured, width: 5.25, grow: 0, rank: 4, numeric: true, wraps: true, orders: ["-injured", "injured"], cell: ({ injured }) => <Number range={injured} /> },
    { key: "detained", label: names.detained, width: 6, grow: 0, rank: 5, numeric: true, wraps: true, orders: ["-detained", "detained"], cell: ({ detained }) => <Number range={detained} /> },
    { key: "doubts", label: names.doubts, width: 11, grow: 1, rank: 6, wraps: true, cell: ({ doubts }) => <Terms list="doubt" codes={doubts} /> },
    { key: "control", label: names.control, width: 10, grow: 0.5, rank: 10, wraps: true, cell: ({ control }) => <Terms list="controller" codes={control} /> },
    { key: "grading", label: names.grading, width: 6.5, grow: 0, rank: 11, cell: ({ grading }) => grading && <Terms list="grading" codes={[grading]} /> },
    { key: "dataset", label: names.dataset, width: 9, grow: 0.3, rank: 12, cell: ({ dataset }) => <bdi>{dataset}</bdi> },
  ];
  return all.filter(({ key }) => key !== "dataset" || severalDatasets.value);
});

/** Room for a day and the longest name of a month; on a phone it stands on two lines. */
function dateWidth(): number {
  if (narrow.value) return 6.5;
  return lang.value === "ar" ? 10 : 7.75;
}

/** What happened, and below it where, if that has no column of its own. */
function Incident({ one, shown }: { one: IncidentSummary; shown: ReadonlySet<string> }) {
  const title = pick(lang.value, one.title) || one.violations.map((code) => pick(lang.value, termLabel("violation", code))).join(" · ");
  return (
    <>
      <span class="grid-line grid-title" dir="auto">{title || text.value.untitled}</span>
      {!shown.has("place") && <span class="grid-line faint"><Place one={one} shown={shown} /></span>}
    </>
  );
}

/** Where it happened, as exactly as there is room for and it is known. */
function Place({ one: { place }, shown }: { one: IncidentSummary; shown: ReadonlySet<string> }) {
  const language = lang.value;
  const finest = place.subdistrict || place.district || place.governorate;
  const name = pick(language, place.name) || pick(language, place.text) || (finest ? pick(language, areaLabel(finest)) : "");
  const governorate = place.governorate && !shown.has("governorate") ? pick(language, areaLabel(place.governorate)) : "";
  const parts = [name, governorate === name ? "" : governorate].filter(Boolean);
  return (
    <>
      <bdi>{parts.join(language === "ar" ? "، " : ", ")}</bdi>
      {place.state !== "accepted" && !shown.has("doubts") && <span class="doubt"> {text.value.states[place.state]}</span>}
    </>
  );
}

/** A number of people; a number that is not stated is none, and not zero. */
function Number({ range }: { range: Range | undefined }) {
  if (range) return <>{formatRange(lang.value, range)}</>;
  return <><span aria-hidden="true" class="faint">–</span><span class="visually-hidden">{text.value.table.notStated}</span></>;
}
