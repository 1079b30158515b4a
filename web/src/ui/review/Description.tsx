import { useLayoutEffect, useRef } from "preact/hooks";
import type { Group, Label } from "../../api/schema";
import { termLabel } from "../../state/answers";
import { lang } from "../../state/store";
import { formatDay, formatWhen, pick } from "../../text/format";
import { current, described, draft, drafted, goOn } from "./answers";
import { accept, busy, decidedHere, undo, unmake } from "./deciding";
import { reviewer } from "./desk";
import { messages } from "./messages";
import { OutcomeNote } from "./OutcomeNote";
import { Readings } from "./Readings";
import { OnlyRecord, RecordChoice } from "./Records";

/** The description under review: what is known of it, what it can mean, and the decision. */
export function Description() {
  const group = current.value;
  const card = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const context = group?.context;
  const first = useRef(true);
  useLayoutEffect(() => {
    card.current?.scrollTo(0, 0);
    card.current?.closest(".review")?.scrollTo(0, 0);
    // Whoever decides, or has signed in to, goes on reading here; whoever has just come, or chose in the queue, stays where they are.
    const lost = document.activeElement === document.body;
    const goesOn = first.current ? lost && reviewer.peek() !== undefined : !document.activeElement?.closest(".review-queue");
    if (goesOn) heading.current?.focus({ preventScroll: true });
    first.current = false;
  }, [context]);
  return (
    <section class="review-card" ref={card} aria-labelledby="review-description">
      <OutcomeNote />
      {group && (
        <>
          <h3 id="review-description" ref={heading} tabIndex={-1}><Quoted words={group.text} /></h3>
          <Facts group={group} />
          {group.decision && <Earlier group={group} />}
          {group.records > 0 && <Question group={group} />}
          {group.incidents.length === 1 && described(group) && <OnlyRecord id={group.incidents[0] ?? ""} />}
          {group.records > 0 && <Actions />}
        </>
      )}
    </section>
  );
}

function Quoted({ words }: { words: Label }) {
  if (!words.en && !words.ar) return <span class="faint">{messages.value.noDescription}</span>;
  const languages = lang.value === "ar" ? (["ar", "en"] as const) : (["en", "ar"] as const);
  return <>{languages.map((one) => words[one] && <span key={one} dir="auto" lang={one}>{words[one]}</span>)}</>;
}

function Facts({ group }: { group: Group }) {
  const t = messages.value;
  const { region, first, last, reason, placed } = group;
  return (
    <dl class="pairs">
      {(region.en || region.ar) && <><dt>{t.region}</dt><dd dir="auto">{pick(lang.value, region)}</dd></>}
      {group.records > 0 && <><dt>{t.waiting}</dt><dd>{t.records(group.records)}</dd></>}
      {first && <><dt>{t.dates}</dt><dd>{formatWhen(lang.value, { start: first, end: last ?? first, precision: "days" })}</dd></>}
      {reason?.en && <><dt>{t.why}</dt><dd lang={pick(lang.value, reason) === reason.en ? "en" : "ar"} dir="auto" class="review-reason">{pick(lang.value, reason)}</dd></>}
      {group.records > 0 && <><dt>{t.counted}</dt><dd>{placed ? <>{pick(lang.value, placed.name) || placed.pcode} <span class="faint">({pick(lang.value, termLabel("precision", placed.precision))})</span></> : t.countedNowhere}</dd></>}
    </dl>
  );
}

/** What was decided of the description before. */
function Earlier({ group: { context, decision, records: waiting } }: { group: Group }) {
  const t = messages.value;
  if (!decision) return null;
  const place = pick(lang.value, decision.name) || t.none;
  return (
    <div class="flag quiet">
      <p>{t.earlier(decision.author, formatDay(lang.value, decision.at), place)} {waiting > 0 ? t.earlierWaits : t.nothingWaits}</p>
      {decision.note && <p><bdi>{decision.note}</bdi></p>}
      <button type="button" class="button" disabled={busy.value} onClick={() => void unmake({ context, record: "" })}>{t.takeBack}</button>
    </div>
  );
}

function Question({ group }: { group: Group }) {
  return (
    <>
      <Readings group={group} />
      {(group.incidents.length > 1 || !described(group)) && <RecordChoice group={group} />}
      {group.point && <SetAside />}
      <Note />
    </>
  );
}

function SetAside() {
  const t = messages.value;
  // What is decided of one record alone sets its coordinates aside by itself.
  if (draft.value.record) return null;
  return (
    <div>
      <label class="review-option">
        <input type="checkbox" checked={draft.value.setAside} onChange={(event) => drafted({ setAside: event.currentTarget.checked })} aria-describedby="review-set-aside" />
        <span>{t.setAside}</span>
      </label>
      <p class="faint note" id="review-set-aside">{t.setAsideHint}</p>
    </div>
  );
}

function Note() {
  const t = messages.value;
  return (
    <div class="field">
      <label class="field-label" for="review-note">{t.note}</label>
      <input id="review-note" class="control" dir="auto" maxLength={2000} value={draft.value.note} aria-describedby="review-note-hint"
        onInput={(event) => drafted({ note: event.currentTarget.value })} />
      <p class="faint note" id="review-note-hint">{draft.value.record ? t.noteAloneHint : t.noteHint}</p>
    </div>
  );
}

function Actions() {
  const t = messages.value;
  return (
    <div class="review-actions">
      <button type="button" class="button strong" aria-disabled={busy.value} onClick={() => void accept()}>
        {busy.value ? t.saving : reviewer.value ? t.accept : t.signIn} <kbd>A</kbd>
      </button>
      <button type="button" class="button" disabled={busy.value} onClick={goOn}>{t.skip} <kbd>S</kbd></button>
      {decidedHere.value > 0 && <button type="button" class="button" disabled={busy.value} onClick={() => void undo()}>{t.undo} <kbd>U</kbd></button>}
    </div>
  );
}
