import { useState } from "preact/hooks";
import { severalDatasets } from "../../state/answers";
import { changeFilter, filter } from "../../state/store";
import { COUNTINGS, LINKINGS } from "../../state/view";
import { text } from "../../text/text";
import { Choice } from "../parts/Choice";
import { Disclosure } from "../parts/Disclosure";
import { Icon } from "../parts/icons";
import { termsOf, type TermList } from "./answers";
import { chosenOf } from "./labels";
import { ValueList } from "./ValueList";

/** The lists that most readers do without. */
const SELDOM: readonly TermList[] = ["facility", "weapon", "doubt", "precision", "grading", "dataset"];

/** The filters that are not in the bar, behind one button that says how many of them are in use. */
export function MoreFilters() {
  const t = text.value;
  const f = filter.value;
  const used = SELDOM.filter((list) => f[list].length > 0).length + Number(f.counting !== "full") + Number(f.linked !== "all");
  return (
    <Disclosure label={t.filtering.more} summary={used > 0 ? t.selected(used) : t.filtering.moreHint} active={used > 0}>
      <Sections lists={SELDOM} />
      <CountingChoices />
    </Disclosure>
  );
}

/** Lists below each other, of which one at a time is open. */
export function Sections({ lists }: { lists: readonly TermList[] }) {
  const offered = lists.filter((list) => termsOf(list).length > 1 || filter.value[list].length > 0);
  return <div class="sections">{offered.map((list) => <Section key={list} list={list} />)}</div>;
}

function Section({ list }: { list: TermList }) {
  const t = text.value;
  const [shown, setShown] = useState(false);
  const chosen = chosenOf(list);
  return (
    <details name="filter-lists" onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary>
        <span>{t[list]}</span> <bdi class={chosen ? "section-chosen" : "section-chosen faint"}>{chosen || t.any}</bdi> <Icon name="down" />
      </summary>
      {shown && <ValueList list={list} />}
    </details>
  );
}

/** How records count that are of several parties, or in several datasets. */
export function CountingChoices() {
  const t = text.value;
  const { counting, linked } = filter.value;
  return (
    <div class="counting">
      <Choice label={t.filtering.joint} value={counting} options={COUNTINGS} labels={t.filtering.countings} choose={(counting) => changeFilter({ counting })} />
      {(severalDatasets.value || linked !== "all") && (
        <Choice label={t.linkedLabel} value={linked} options={LINKINGS} labels={t.linkings} choose={(linked) => changeFilter({ linked })} />
      )}
    </div>
  );
}
