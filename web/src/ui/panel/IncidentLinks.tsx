import type { LinkedRecord } from "../../api/types";
import { lang } from "../../state/store";
import { formatShare } from "../../text/format";
import { text } from "../../text/text";
import { IncidentRow } from "./IncidentList";

/** The records of other datasets that are likely to be of the same event, each a way to its panel. */
export function LinkedRecords({ linked }: { linked: readonly LinkedRecord[] }) {
  const t = text.value;
  if (linked.length === 0) return null;
  return (
    <section>
      <h3>{t.linkedRecords}</h3>
      <p class="faint">{t.linkedRecordsNote}</p>
      <ul class="plain incidents">
        {linked.map((record) => <li key={record.id}><IncidentRow incident={record} /><Why record={record} /></li>)}
      </ul>
    </section>
  );
}

/** Where a linked record comes from and what speaks for the link. */
function Why({ record: { dataset, score, reasons } }: { record: LinkedRecord }) {
  const t = text.value;
  const why = reasons.map((code) => t.linkReasons[code] ?? code);
  return (
    <p class="faint facts-line">
      <span><bdi>{dataset}</bdi></span><span>{t.score(formatShare(lang.value, score))}</span>
      {why.length > 0 ? why.map((reason) => <span key={reason}>{reason}</span>) : <span>{t.linkedThroughOthers}</span>}
    </p>
  );
}
