import { useId, useRef, useState } from "preact/hooks";
import type { ComponentChildren } from "preact";
import { RequestError } from "../../api/client";
import type { GeocodeCandidate, Group } from "../../api/schema";
import { areaLabel, termLabel } from "../../state/answers";
import { lang } from "../../state/store";
import { formatDistance, formatShare, pick } from "../../text/format";
import { text } from "../../text/text";
import { choose, draft, drafted, lookFor, readings } from "./answers";
import { messages } from "./messages";
import { NO_PLACE, metresBetween } from "./meaning";

/** What the description can mean, each with its key; the last choice is that no place fits. */
export function Readings({ group }: { group: Group }) {
  const t = messages.value;
  return (
    <fieldset class="review-readings">
      <legend>{t.readings}</legend>
      {readings.value.length === 0 && <p class="faint">{t.noReadings}</p>}
      {readings.value.map((reading, i) => (
        <Option key={reading.pcode} keyName={String(i + 1)} chosen={draft.value.pcode === reading.pcode} choose={() => choose(i)}><Reading reading={reading} group={group} /></Option>
      ))}
      <Option keyName="0" chosen={draft.value.pcode === NO_PLACE} choose={() => choose(NO_PLACE)}>
        <strong>{t.none}</strong><span class="faint">{t.noneHint}</span>
      </Option>
      <Search key={group.context} />
    </fieldset>
  );
}

interface OptionProps {
  keyName: string;
  chosen: boolean;
  choose: () => void;
  children: ComponentChildren;
}

function Option({ keyName, chosen, choose, children }: OptionProps) {
  return (
    <label class={chosen ? "review-reading chosen" : "review-reading"}>
      <input type="radio" name="review-reading" class="visually-hidden" checked={chosen} onChange={choose} />
      <kbd aria-hidden="true">{keyName}</kbd>
      <span class="review-reading-text">{children}</span>
    </label>
  );
}

function Reading({ reading, group }: { reading: GeocodeCandidate; group: Group }) {
  const t = messages.value;
  const { pcode, name, precision, score, point, uncertainty_m } = reading;
  const facts = [
    pick(lang.value, termLabel("precision", precision)), point && uncertainty_m > 0 ? t.within(formatDistance(lang.value, uncertainty_m)) : "",
    point && group.point ? t.fromStated(formatDistance(lang.value, roundly(metresBetween(point, group.point)))) : "",
    score >= 0.01 ? t.likely(formatShare(lang.value, score)) : t.unlikely(formatShare(lang.value, 0.01)),
  ];
  return (
    <>
      <strong dir="auto">{pick(lang.value, name) || pcode}</strong>
      {pick(lang.value, name) !== pick(other(), name) && <bdi class="review-other" lang={other()}>{pick(other(), name)}</bdi>}
      <span>{within(reading)}</span>
      <span class="faint facts-line">{facts.filter(Boolean).map((fact) => <span key={fact}>{fact}</span>)}</span>
    </>
  );
}

/** Returns a distance in metres without a part that nobody reads: whole kilometres from ten on. */
const roundly = (metres: number) => (metres < 10_000 ? Math.round(metres / 100) * 100 : Math.round(metres / 1000) * 1000);

const other = () => (lang.value === "ar" ? "en" : "ar");

/** Returns the areas that a reading lies in, from the smallest. */
function within({ pcode, subdistrict, district, governorate }: GeocodeCandidate): string {
  const names = [subdistrict, district, governorate].flatMap((code) => (code && code !== pcode ? [pick(lang.value, areaLabel(code))] : []));
  return [...new Set(names)].join(lang.value === "ar" ? "، " : ", ");
}

/** Looks for a place by its name; what is found is among the readings. */
function Search() {
  const t = messages.value;
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState("");
  const look = async () => {
    const name = field.current?.value.trim();
    if (!name) return;
    try {
      const found = await lookFor(name);
      drafted({ found });
      setSaid(found.length > 0 ? t.found(found.length) : t.foundNone);
    } catch (error) {
      setSaid(text.value.errorTitle[error instanceof RequestError ? error.kind : "server"]);
    }
  };
  return (
    <form class="review-search" onSubmit={(event) => { event.preventDefault(); void look(); }}>
      <label class="field-label" for={id}>{t.search} <kbd aria-hidden="true">/</kbd></label>
      <span class="review-search-line">
        <input ref={field} id={id} class="control" type="search" dir="auto" maxLength={200} placeholder={t.searchHint} />
        <button type="submit" class="button">{t.searchDo}</button>
      </span>
      <span class="faint note" role="status">{said}</span>
    </form>
  );
}
