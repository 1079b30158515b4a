import { choropleth } from "../../state/answers";
import { lang, mode, view } from "../../state/store";
import { UNFILTERED } from "../../state/view";
import { formatDay } from "../../text/format";
import { text } from "../../text/text";
import { recordCredits } from "../shell/credits";
import { linkTo, pinned } from "./link";
import { filterInWords, subject } from "./words";

/** What paper needs and the screen says elsewhere: what is shown, whose records they are, and where to find them again. */
export function Printed() {
  if (UNFILTERED.includes(mode.value)) return null;
  const t = text.value;
  const address = linkTo(location.origin, pinned(view.value, choropleth.answer.value.data?.revision ?? 0));
  return (
    <section class="printed" aria-hidden="true">
      <p class="printed-subject">{subject()}</p>
      <p>{filterInWords().map((words) => <bdi key={words}>{words}</bdi>)}</p>
      <p class="faint">{t.named(t.sharing.records, recordCredits().join(" · "))}. {t.sharing.printed(formatDay(lang.value, new Date().toISOString()))}.</p>
      {mode.value === "table" && <p class="faint">{t.sharing.rowsPrinted}</p>}
      <p class="faint" dir="ltr">{address}</p>
    </section>
  );
}
