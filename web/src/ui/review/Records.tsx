import type { Group } from "../../api/schema";
import { termLabel } from "../../state/answers";
import { lang } from "../../state/store";
import { formatNumber, formatWhen, pick } from "../../text/format";
import { text } from "../../text/text";
import { Icon } from "../parts/icons";
import { openIncident } from "../shell/navigation";
import { described, draft, drafted, records } from "./answers";
import { messages } from "./messages";

/** The one record with the description. */
export function OnlyRecord({ id }: { id: string }) {
  return (
    <section class="review-records">
      <h4>{messages.value.recordTitle}</h4>
      <p class="review-record"><Named id={id} /><Open id={id} /></p>
    </section>
  );
}

/** Whether all records with the description are decided, or one of the first alone; each can be read beside. */
export function RecordChoice({ group }: { group: Group }) {
  const t = messages.value;
  const { incidents } = group;
  const radio = (record: string) => <input type="radio" name="review-scope" checked={draft.value.record === record} onChange={() => drafted({ record })} />;
  return (
    <fieldset class="review-records">
      <legend>{t.scope}</legend>
      {described(group) && <label class="review-option">{radio("")}<span>{t.all(group.records)}</span></label>}
      <p class="faint">{described(group) ? t.alone : t.nothingInCommon}</p>
      {incidents.map((id) => (
        <p class="review-record" key={id}>
          <label class="review-option">{radio(id)}<Named id={id} /></label>
          {records.value.get(id) && <Open id={id} />}
        </p>
      ))}
      {group.records > incidents.length && <p class="faint note">{t.firstRecords(formatNumber(lang.value, incidents.length))}</p>}
    </fieldset>
  );
}

/** What a record is called: by its title, or by what it is a record of. */
function Named({ id }: { id: string }) {
  const record = records.value.get(id);
  if (record === undefined) return <span class="faint">{text.value.loading}</span>;
  if (record === null) return <span class="faint">{messages.value.protectedRecord} <code>{id}</code></span>;
  const [violation = ""] = record.violations;
  return (
    <span>
      <span class="faint">{formatWhen(lang.value, record.when)}</span>{" "}
      <bdi>{pick(lang.value, record.title) || pick(lang.value, termLabel("violation", violation))}</bdi>
    </span>
  );
}

function Open({ id }: { id: string }) {
  const t = messages.value;
  return <button type="button" class="button quiet icon-only" aria-label={t.read} title={t.read} onClick={() => openIncident(id)}><Icon name="forward" /></button>;
}
