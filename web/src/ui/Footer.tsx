import { about } from "../state/answers";
import { text } from "../text/text";
import { External, methodShown } from "./Method";

/** Credits that the licences ask for, each named once. */
export function Footer() {
  const t = text.value;
  const attributions = about.answer.value.data?.attributions ?? [];
  const named = [...new Map(attributions.map((a) => [a.credit, a])).values()];
  return (
    <footer class="footer">
      <span class="footer-credits">
        {t.mapData}:{" "}
        {named.map((a, i) => (
          <span key={a.credit} dir="ltr">{i > 0 && " · "}<External href={a.url}>{a.credit}</External>{a.licence && ` (${a.licence})`}</span>
        ))}
      </span>
      <button type="button" class="link" onClick={() => (methodShown.value = true)}>{t.sourcesAndMethod}</button>
    </footer>
  );
}
