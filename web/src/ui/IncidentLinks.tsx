import type { LinkedRecord } from "../api/types";
import { lang } from "../state/store";
import { formatShare, formatWhen, pick } from "../text/format";
import { text } from "../text/text";
import { openIncident } from "./navigation";

/** The records of other datasets that are likely to be of the same event, each a way to its panel. */
export function LinkedRecords({ linked }: { linked: readonly LinkedRecord[] }) {
  const t = text.value;
  if (linked.length === 0) return null;
  return (
    <section>
      <h3>{t.linkedRecords}</h3>
      <p class="faint">{t.linkedRecordsNote}</p>
      <ul class="plain">
        {linked.map((record) => <li key={record.id}><Linked record={record} /></li>)}
      </ul>
    </section>
  );
}

function Linked({ record: { id, dataset, title, when, score, reasons } }: { record: LinkedRecord }) {
  const t = text.value;
  const language = lang.value;
  const why = reasons.map((code) => t.linkReasons[code] ?? code);
  return (
    <>
      <button type="button" class="link" onClick={() => openIncident(id)}><bdi>{pick(language, title) || t.untitled}</bdi></button>
      <span class="faint facts-line">
        <span>{formatWhen(language, when)}</span><span><bdi>{dataset}</bdi></span><span>{t.score(formatShare(language, score))}</span>
        <span>{why.length > 0 ? why.join(language === "ar" ? "، " : ", ") : t.linkedThroughOthers}</span>
      </span>
    </>
  );
}
