import type { Outcome } from "./deciding";
import { lang } from "../../state/store";
import { formatDay, pick } from "../../text/format";
import { Trouble } from "../parts/Trouble";
import { accept, busy, leave, outcome } from "./deciding";
import { messages } from "./messages";

/** What became of the last thing that was sent. The region is always there, so that a screen reader reads what comes into it. */
export function OutcomeNote() {
  const what = outcome.value;
  return (
    <>
      <div class="review-outcome" role="status"><Said what={what} /></div>
      {what.kind === "conflict" && <Conflict what={what} />}
      {what.kind === "failed" && <Trouble error={what.error} retry={what.retry} />}
    </>
  );
}

function Said({ what }: { what: Outcome }) {
  const t = messages.value;
  switch (what.kind) {
    case "unchosen": return <p class="flag">{t.choose}</p>;
    case "gone": return <p class="flag">{t.gone}</p>;
    case "decided": {
      const { placed, waiting } = what.done;
      return (
        <p class={waiting > 0 ? "flag" : "flag quiet"}>
          {t.decided(pick(lang.value, what.place) || t.none)} {(placed > 0 || waiting === 0) && t.placed(placed)} {waiting > 0 && t.stillWaiting(waiting)}
        </p>
      );
    }
    case "undone": return <p class="flag quiet">{t.undone} {what.done.waiting > 0 && t.waitsAgain(what.done.waiting)}</p>;
    default: return null;
  }
}

/** Someone else's decision, to be replaced or left. */
function Conflict({ what: { context, decision } }: { what: Extract<Outcome, { kind: "conflict" }> }) {
  const t = messages.value;
  return (
    <div class="flag review-conflict" role="alert">
      <p>{t.conflict(decision.author, formatDay(lang.value, decision.at), pick(lang.value, decision.name) || t.none)}</p>
      {decision.note && <p><bdi>{decision.note}</bdi></p>}
      <div class="actions">
        <button type="button" class="button" disabled={busy.value} onClick={() => leave(context)}>{t.leave}</button>
        <button type="button" class="button" disabled={busy.value} onClick={() => void accept(true)}>{t.replace}</button>
      </div>
    </div>
  );
}
