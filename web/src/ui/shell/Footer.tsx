import { about } from "../../state/answers";
import { text } from "../../text/text";
import { methodShown } from "../methods/Method";
import { External } from "../parts/External";

/** Returns the name that a credit begins with: who, before how and through whom. */
function shortCredit(credit: string): string {
  return credit.split(/[:,;]/, 1)[0]?.trim() ?? credit;
}

/** Credits that the licences ask for, each named once; on a phone behind one button. The note on method has them in full. */
export function Footer() {
  const t = text.value;
  const attributions = about.answer.value.data?.attributions ?? [];
  const named = [...new Map(attributions.map((a) => [shortCredit(a.credit), a])).values()];
  return (
    <footer class="footer">
      <div class="footer-credits">
        <span>{t.mapData}</span>
        <ul class="plain">
          {named.map((a) => (
            <li key={a.credit} title={[a.credit, a.licence].filter(Boolean).join(", ")}><External href={a.url}>{shortCredit(a.credit)}</External></li>
          ))}
        </ul>
      </div>
      <div class="footer-links">
        <button type="button" class="link" onClick={() => (methodShown.value = true)}>{t.dataSources}</button>
        <a href="/api/docs">{t.interfaceDocs}</a>
      </div>
    </footer>
  );
}
