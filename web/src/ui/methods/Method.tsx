import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { about } from "../../state/answers";
import { lang } from "../../state/store";
import { pick } from "../../text/format";
import { text } from "../../text/text";
import { External } from "../parts/External";
import { Icon } from "../parts/icons";

/** Whether the note on method and safety is open. */
export const methodShown = signal(false);

/** The note on method and safety, with the sources and their licences. */
export function Method() {
  const dialog = useRef<HTMLDialogElement>(null);
  const shown = methodShown.value;
  useEffect(() => {
    if (shown) dialog.current?.showModal();
    else dialog.current?.close();
  }, [shown]);
  const t = text.value;
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="method-title" onClose={() => (methodShown.value = false)}
      onClick={(event) => event.target === dialog.current && dialog.current?.close()}>
      <div class="dialog-body">
        <div class="panel-head">
          <h2 id="method-title">{t.methodTitle}</h2>
          <button type="button" class="button icon-only" aria-label={t.close} onClick={() => dialog.current?.close()}><Icon name="close" /></button>
        </div>
        {t.methodParts.map(([title, body]) => (
          <section key={title}><h3>{title}</h3><p>{body}</p></section>
        ))}
        <Sources />
      </div>
    </dialog>
  );
}

function Sources() {
  const t = text.value;
  const facts = about.answer.value.data;
  if (!facts) return null;
  return (
    <section>
      <h3>{t.dataSources}</h3>
      <ul class="plain credits">
        {facts.datasets.map((d) => (
          <li key={d.code} dir="auto">
            <External href={d.url}>{pick(lang.value, d.title) || d.code}</External>{" "}
            <span class="faint">{[d.publisher, d.licence, t.recordCount(d.records)].filter(Boolean).join(" · ")}</span>
          </li>
        ))}
        {facts.attributions.map((a) => (
          <li key={a.url + a.credit} dir="auto">
            {pick(lang.value, a.what)}: <External href={a.url}>{a.credit}</External> <span class="faint">{a.licence}</span>
          </li>
        ))}
      </ul>
      <p class="faint">{t.version(facts.version)}</p>
    </section>
  );
}
