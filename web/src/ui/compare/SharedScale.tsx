import { PALETTES } from "../../map/palette";
import { sequentialColours } from "../../map/schemes";
import { lang, view } from "../../state/store";
import { text } from "../../text/text";
import { absenceOf } from "../map/figure";
import { legendTitle, rangeInWords } from "../map/keys";
import { theme } from "../parts/screen";
import { either } from "../../text/format";
import { drawnParts } from "./answers";

/** What the shades of all maps mean, in a row. */
export function SharedScale() {
  const t = text.value;
  const drawn = drawnParts.value;
  const { noRecord, zero, unstated } = PALETTES[theme()];
  if (!drawn) return <div class="shared-scale" />;
  const colours = sequentialColours(view.value.scheme, theme(), drawn.classes.length);
  const values = [...drawn.byKey.values()].flat();
  const without = values.filter(({ value }) => value === null);
  const reasons = [...new Set(without.map(absenceOf))].sort().map((reason) => t.absent[reason]);
  return (
    <div class="shared-scale">
      <h2>{legendTitle()}</h2>
      <ul class="plain">
        {drawn.classes.map((range, i) => <Key key={range.from} colour={colours[i] ?? noRecord} words={rangeInWords(drawn.classes, i)} />)}
        {values.some(({ value }) => value === 0) && <Key colour={zero} words={t.zeroValue} />}
        {reasons.length > 0 && <Key colour={unstated} words={t.hasRecords(either(lang.value, reasons))} />}
        <Key colour={noRecord} words={t.noRecord} />
      </ul>
    </div>
  );
}

function Key({ colour, words }: { colour: string; words: string }) {
  return <li><span class="class-key" style={{ backgroundColor: colour }} aria-hidden="true" /><bdi>{words}</bdi></li>;
}
