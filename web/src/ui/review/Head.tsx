import { useId } from "preact/hooks";
import { about, areaLabel, areas } from "../../state/answers";
import { changeFilter, lang } from "../../state/store";
import { byName, pick } from "../../text/format";
import { text } from "../../text/text";
import { Choice } from "../parts/Choice";
import { narrow } from "../parts/screen";
import { firstPage, queue, scope } from "./answers";
import { asked, decidedHere } from "./deciding";
import { reviewer } from "./desk";
import { keysShown } from "./KeysHelp";
import { messages } from "./messages";

/** What the room is, what of it is left, and who decides. */
export function Head() {
  const t = messages.value;
  return (
    <header class="review-head">
      <div class="review-title">
        <h2 id="review-title">{t.title}</h2>
        <p class="faint">{t.intro}</p>
        <Left />
      </div>
      {narrow.value ? <details class="review-narrow"><summary>{text.value.filters}</summary><Scope /></details> : <Scope />}
      <div class="review-who">
        <button type="button" class="button quiet" onClick={() => (keysShown.value = true)}>{t.keys} <kbd>?</kbd></button>
        {reviewer.value ? <SignedIn name={reviewer.value.name} /> : <button type="button" class="button" onClick={() => (asked.value = "to-decide")}>{t.signIn}</button>}
      </div>
    </header>
  );
}

function SignedIn({ name }: { name: string }) {
  const t = messages.value;
  return (
    <>
      <span class="faint">{t.signedIn(name)}</span>
      <button type="button" class="button" onClick={() => (reviewer.value = undefined)}>{t.signOut}</button>
    </>
  );
}

/** What the queue is narrowed by: the part of the filter that it follows. */
function Scope() {
  const t = messages.value;
  const any = text.value.any;
  const { governorate, dataset, q } = scope.value;
  const named = (pcode: string) => pick(lang.value, areaLabel(pcode));
  const governorates = [...areas.value.values()].filter(({ level }) => level === "governorate").map(({ pcode }) => pcode);
  governorates.sort((a, b) => byName(lang.value)(named(a), named(b)));
  const datasets = about.answer.value.data?.datasets ?? [];
  const search = useId();
  return (
    <div class="review-scope">
      <Choice label={t.governorate} value={governorate} options={["", ...governorates]} choose={(chosen) => changeFilter({ area: chosen ? [chosen] : [] })}
        labels={Object.fromEntries([["", any], ...governorates.map((pcode) => [pcode, named(pcode)])])} />
      {datasets.length > 1 && (
        <Choice label={t.dataset} value={dataset} options={["", ...datasets.map(({ code }) => code)]} choose={(chosen) => changeFilter({ dataset: chosen ? [chosen] : [] })}
          labels={Object.fromEntries([["", any], ...datasets.map(({ code, publisher, title }) => [code, publisher || title || code])])} />
      )}
      <div class="field">
        <label class="field-label" for={search}>{t.words}</label>
        <input id={search} class="control" type="search" dir="auto" maxLength={200} value={q} onChange={(event) => changeFilter({ q: event.currentTarget.value.trim() })} />
      </div>
    </div>
  );
}

/** How much waits, and how much has been done. */
function Left() {
  const t = messages.value;
  const { groups, records } = queue.value.total;
  return (
    <p class="review-left" role="status">
      {firstPage.answer.value.data && <strong>{t.descriptions(groups)} · {t.records(records)}</strong>}
      {decidedHere.value > 0 && <span>{t.decidedHere(decidedHere.value)}</span>}
    </p>
  );
}
