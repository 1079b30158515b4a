import { useEffect } from "preact/hooks";
import { renewAll } from "../../state/answers";
import { change } from "../../state/store";
import { singleKeys } from "../../state/preferences";
import { renewPanel } from "../panel/answers";
import { takesKeys } from "../parts/keys";
import { Skeleton, Trouble } from "../parts/Trouble";
import { actOf, type Act } from "./acts";
import { choose, current, draft, drafted, firstPage, goOn, linkedGroup } from "./answers";
import { CandidateMap, zoomToChosen } from "./CandidateMap";
import { accept, busy, decidedHere, outcome, undo } from "./deciding";
import { Description } from "./Description";
import { Head } from "./Head";
import { KeysHelp, keysShown } from "./KeysHelp";
import { QueueList } from "./QueueList";
import { messages } from "./messages";
import { NO_PLACE } from "./meaning";
import { SignIn } from "./SignIn";

/** Where doubtful places are decided: what waits, what each can mean, and a map of that. */
export function Review() {
  useEffect(() => {
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("keydown", onKey);
      outcome.value = { kind: "none" };
      if (decidedHere.peek() === 0) return;
      renewAll();
      renewPanel();
    };
  }, []);
  return (
    <section class="review" aria-labelledby="review-title">
      <Head />
      <Body />
      <SignIn />
      <KeysHelp />
    </section>
  );
}

function Body() {
  const { data, error, loading } = firstPage.answer.value;
  if (error) return <div class="review-state"><Trouble error={error} /></div>;
  if (!data || (loading && !current.value)) return <div class="review-state"><Skeleton lines={8} /></div>;
  if (!current.value && !linkedGroup.answer.value.loading) return <Nothing />;
  return (
    <div class="review-body">
      <QueueList />
      <Description />
      <CandidateMap />
    </div>
  );
}

function Nothing() {
  const t = messages.value;
  return (
    <div class="review-state">
      <p class="trouble-title">{t.emptyTitle}</p>
      <p class="faint">{t.emptyHint}</p>
      <button type="button" class="button" onClick={() => change({ mode: "map" })}>{t.toMap}</button>
    </div>
  );
}

function onKey(event: KeyboardEvent): void {
  if (singleKeys.peek() === "off" || event.defaultPrevented || document.querySelector("dialog[open]")) return;
  if (takesKeys(event.target)) return;
  const act = actOf(event);
  if (act === undefined) return;
  event.preventDefault();
  perform(act);
}

function perform(act: Act): void {
  if (typeof act === "object") return choose(act.choose);
  switch (act) {
    case "none": return choose(NO_PLACE);
    case "accept": return void accept();
    case "skip": return busy.peek() ? undefined : goOn();
    case "undo": return void undo();
    case "set-aside": return drafted({ setAside: !draft.peek().setAside });
    case "zoom": return zoomToChosen();
    case "search": return document.querySelector<HTMLInputElement>(".review-search input")?.focus();
    case "help": return void (keysShown.value = true);
  }
}
