import { useEffect, useRef, useState } from "preact/hooks";
import type { IncidentAnswer } from "../../api/types";
import { about } from "../../state/answers";
import { encodeView } from "../../state/codec";
import { lang } from "../../state/store";
import { NO_FILTER, defaultView } from "../../state/view";
import { formatDay, formatNumber, formatWhen, pick } from "../../text/format";
import { text } from "../../text/text";

/** Milliseconds that the word "copied" stays. */
const SAID_FOR = 4000;

/** How to cite the record as it is shown, ready to copy. */
export function Citation({ answer }: { answer: IncidentAnswer }) {
  const t = text.value;
  const quoted = useRef<HTMLParagraphElement>(null);
  const [done, setDone] = useState("");
  const words = citationOf(answer);
  useEffect(() => {
    const said = setTimeout(() => setDone(""), SAID_FOR);
    return () => clearTimeout(said);
  }, [done]);
  useEffect(() => setDone(""), [words]);
  // A page that is not served over https, or a browser that forbids it, has no clipboard.
  const copy = () => {
    if (quoted.current) getSelection()?.selectAllChildren(quoted.current);
    Promise.resolve(navigator.clipboard?.writeText(words) ?? Promise.reject(new Error("no clipboard"))).then(() => setDone(t.panel.copied), () => setDone(t.panel.copyByHand));
  };
  return (
    <section>
      <h3>{t.panel.cite}</h3>
      <p class="citation" dir="auto" ref={quoted}>{words}</p>
      <p class="citation-copy"><button type="button" class="button" onClick={copy}>{t.panel.copy}</button> <span class="faint" role="status">{done}</span></p>
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
    pick(language, incident.title) || t.untitled, formatWhen(language, incident.when), publication, incident.id, formatNumber(language, revision),
    formatDay(language, new Date().toISOString()), `${location.origin}${location.pathname}?${link}`,
  );
}
