import { useId, useState } from "preact/hooks";
import { typedBreaks } from "../state/codec";
import { change, view } from "../state/store";
import { text } from "../text/text";

/** Where a reader types the upper bounds of the classes. What cannot be read is said and changes nothing. */
export function BreaksField() {
  const t = text.value;
  const id = useId();
  const [refused, setRefused] = useState(false);
  const choose = (typed: string) => {
    const breaks = typedBreaks(typed);
    setRefused(!breaks);
    if (breaks) change({ breaks });
  };
  return (
    <div class="field breaks">
      <label class="field-label" for={id}>{t.breaks}</label>
      <input id={id} class="control" type="text" dir="ltr" autocomplete="off" value={view.value.breaks.join(", ")}
        aria-invalid={refused} aria-describedby={`${id}-hint`} onChange={(event) => choose(event.currentTarget.value)} />
      <p id={`${id}-hint`} class={refused ? "note" : "visually-hidden"} role={refused ? "alert" : undefined}>{t.breaksHint}</p>
    </div>
  );
}
