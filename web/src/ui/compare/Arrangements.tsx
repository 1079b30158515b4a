import { useId } from "preact/hooks";
import { about } from "../../state/answers";
import { comparedPeriods } from "../../state/compared";
import { change, changeFilter, filter, view } from "../../state/store";
import { lastWholeMonth } from "../../state/time";
import { ARRANGEMENTS, SPLITS, type Arrangement, type Period } from "../../state/view";
import { text } from "../../text/text";
import { MapButtons } from "../map/MapPane";
import { Choice } from "../parts/Choice";
import { narrow } from "../parts/screen";
import { Periods } from "./Periods";

/** Over one map, or above several: how maps are laid out, and what each is of. */
export function Arrangements() {
  const t = text.value.compare;
  const { arrangement, split } = view.value;
  const several = arrangement === "multiples" || arrangement === "side";
  return (
    <div class={arrangement === "one" ? "arrangements" : "arrangements above"}>
      {narrow.value
        ? <Choice label={t.arrangement} value={arrangement} options={ARRANGEMENTS} labels={t.arrangements} choose={arrange} />
        : <Switch />}
      {arrangement === "multiples" && <Choice label={t.split} value={split} options={SPLITS} labels={t.splits} choose={(next) => change({ split: next })} />}
      {(arrangement === "side" || arrangement === "difference") && <Periods />}
      {several && <MapButtons />}
    </div>
  );
}

function Switch() {
  const t = text.value.compare;
  const group = useId();
  return (
    <fieldset class="arrangement-switch">
      <legend class="visually-hidden">{t.arrangement}</legend>
      <div class="segments">
        {ARRANGEMENTS.map((one) => (
          <label key={one} class="segment" title={t.arrangementHints[one]}>
            <input type="radio" name={group} value={one} checked={view.value.arrangement === one} onChange={() => arrange(one)} />
            <span>{t.arrangements[one]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Lays the maps out, as one step of the history. Periods are compared from the last whole month on where the filter has none. */
function arrange(next: Arrangement): void {
  const missing = (next === "side" || next === "difference") && !comparedPeriods(view.peek());
  const period = missing ? periodOfData() : undefined;
  if (period) changeFilter(period);
  change({ arrangement: next }, period ? "replace" : "push");
}

/** Returns the filter's period up to where the data reach, or their last whole month. */
function periodOfData(): Period | undefined {
  const { first_date: first, last_date: last } = about.answer.peek().data ?? {};
  const { from, to } = filter.peek();
  if (!first || !last) return undefined;
  return from || to ? { from: from || first, to: to || last } : lastWholeMonth(last, new Date().toISOString().slice(0, 10));
}
