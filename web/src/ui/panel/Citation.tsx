import type { IncidentAnswer } from "../../api/types";
import { about } from "../../state/answers";
import { encodeView } from "../../state/codec";
import { lang } from "../../state/store";
import { NO_FILTER, defaultView } from "../../state/view";
import { formatDay, formatNumber, formatWhen, pick } from "../../text/format";
import { text } from "../../text/text";
import { titleOf } from "./words";
import { Quotation } from "../parts/Quotation";

/** How to cite the record as it is shown, ready to copy. */
export function Citation({ answer }: { answer: IncidentAnswer }) {
  return (
    <section>
      <h3>{text.value.panel.cite}</h3>
      <Quotation words={citationOf(answer)} />
    </section>
  );
}

/** Returns the citation with a link to the record as of the revision that is shown. */
function citationOf({ incident, revision }: IncidentAnswer): string {
  const t = text.value;
  const language = lang.value;
  const dataset = about.answer.value.data?.datasets.find(({ code }) => code === incident.dataset);
  const publication = [pick(language, dataset?.title) || incident.dataset, dataset?.publisher].filter(Boolean).join(", ");
  const link = encodeView({ ...defaultView(language), filter: { ...NO_FILTER, revision }, opened: { kind: "incident", id: incident.id } });
  return t.panel.citation(
    titleOf(incident), formatWhen(language, incident.when), publication, incident.id, formatNumber(language, revision),
    formatDay(language, new Date().toISOString()), `${location.origin}${location.pathname}?${link}`,
  );
}
