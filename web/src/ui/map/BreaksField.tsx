import { useId, useState } from "preact/hooks";
import { typedBreaks } from "../../state/codec";
import { change, view } from "../../state/store";
import { text } from "../../text/text";

/** Where a reader types the upper bounds of the classes. What cannot be read is said and changes nothing. */
export function BreaksField() {
  const t = text.value;
  const id = useId();
  const [refusals, setRefusals] = useState(0); // since the last that could be read
  const choose = (typed: string) => {
    const breaks = typedBreaks(typed);
    setRefusals(breaks ? 0 : refusals + 1);
    if (breaks) change({ breaks });
  };
  return (
    <div class="field breaks">
      <label class="field-label" for={id}>{t.breaks}</label>
      <input id={id} class="control" type="text" dir="ltr" autocomplete="off" value={view.value.breaks.join(", ")}
        aria-invalid={refusals > 0} aria-describedby={`${id}-hint`} onChange={(event) => choose(event.currentTarget.value)} />
      {/* An alert is read out when it comes: each refusal has one of its own. */}
      <p key={refusals} id={`${id}-hint`} class={refusals > 0 ? "note" : "visually-hidden"} role={refusals > 0 ? "alert" : undefined}>{t.breaksHint}</p>
    </div>
  );
}
