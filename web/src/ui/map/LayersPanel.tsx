import { useId, useRef, useState } from "preact/hooks";
import type { Metric } from "../../api/types";
import { SHARED_METHODS } from "../../state/sharedScale";
import { change, lang, view } from "../../state/store";
import { LAYERS, MAX_CLASSES, METHODS, METRICS, MIN_CLASSES, SCHEMES, type Layer, type Layers } from "../../state/view";
import { formatNumber } from "../../text/format";
import { text } from "../../text/text";
import { Choice } from "../parts/Choice";
import { useLeave } from "../parts/focus";
import { Icon } from "../parts/icons";
import { BreaksField } from "./BreaksField";
import { incidentsDrawn } from "./drawn";

const CLASS_COUNTS = Array.from({ length: MAX_CLASSES - MIN_CLASSES + 1 }, (_, i) => String(MIN_CLASSES + i));

/** A button of the map that opens what it draws, how strongly, and in which colours and classes. */
export function LayersPanel() {
  const t = text.value.layers;
  const [shown, setShown] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useLeave(root, shown, (byKey) => {
    setShown(false);
    if (byKey) button.current?.focus();
  });
  return (
    <div class="layers" ref={root}>
      <button ref={button} type="button" class="button icon-only" aria-label={t.open} title={t.open} aria-expanded={shown} onClick={() => setShown(!shown)}><Icon name="layers" /></button>
      {shown && (
        <div class="layers-panel" role="group" aria-label={t.title}>
          <h2>{t.title}</h2>
          {LAYERS.filter((layer) => layer !== "incidents" || incidentsDrawn.value).map((layer) => <Opacity key={layer} layer={layer} />)}
          <HeldOn />
          <h2>{t.shading}</h2>
          <Shading />
        </div>
      )}
    </div>
  );
}

/** How strongly a layer is drawn; what is not drawn at all is 0. */
function Opacity({ layer }: { layer: Layer }) {
  const t = text.value.layers;
  const id = useId();
  const percent = view.value.layers[layer];
  const choose = (chosen: Partial<Layers>, history: "push" | "replace") => change({ layers: { ...view.value.layers, ...chosen } }, history);
  return (
    <div class="opacity">
      <label>
        <input type="checkbox" checked={percent > 0} onChange={(event) => choose(event.currentTarget.checked ? shownAlone(layer) : { [layer]: 0 }, "push")} />
        <span id={id}>{t.names[layer]}</span>
      </label>
      <input type="range" min="0" max="100" step="10" value={percent} aria-label={t.opacity(t.names[layer])} aria-valuetext={t.percent(formatNumber(lang.value, percent))}
        onInput={(event) => choose({ [layer]: Number(event.currentTarget.value) }, "replace")} />
    </div>
  );
}

/** Returns what a layer that is chosen changes. Two that fill the land would mix their colours into some of neither legend, so one takes the other's place. */
function shownAlone(layer: Layer): Partial<Layers> {
  switch (layer) {
    case "control": return { control: 60, shades: 0 };
    case "shades": return { control: 0, shades: 100 };
    default: return { [layer]: 100 };
  }
}

function HeldOn() {
  const t = text.value.layers;
  const id = useId();
  if (view.value.layers.control === 0) return null;
  return (
    <div class="field">
      <label class="field-label" for={id}>{t.heldOn}</label>
      <input id={id} class="control" type="date" value={view.value.heldOn} min="2011-01-01" max="2099-12-31" aria-describedby={`${id}-hint`}
        onChange={(event) => event.currentTarget.validity.valid && change({ heldOn: event.currentTarget.value })} />
      <p id={`${id}-hint`} class="faint note">{t.heldOnHint}</p>
    </div>
  );
}

function Shading() {
  const t = text.value;
  const { arrangement, method, classes, metric, scheme } = view.value;
  const one = arrangement === "one";
  const second = one ? view.value.second : "";
  const counts = Object.fromEntries(CLASS_COUNTS.map((n) => [n, formatNumber(lang.value, Number(n))]));
  const others = METRICS.filter((one) => one !== metric);
  const seconds = { "": t.layers.noSecond, ...Object.fromEntries(others.map((one) => [one, t.metrics[one]])) } as Record<Metric | "", string>;
  const several = arrangement === "multiples" || arrangement === "side";
  const methods = several ? SHARED_METHODS : second ? METHODS.filter((one) => one !== "fixed" && one !== "head-tail") : METHODS;
  return (
    <div class="shading">
      {one && <Choice label={t.layers.second} value={second} options={["", ...others]} labels={seconds} choose={(next) => change({ second: next })} />}
      {!second && arrangement !== "difference" && <Choice label={t.layers.scheme} value={scheme} options={SCHEMES} labels={t.layers.schemes} choose={(next) => change({ scheme: next })} />}
      <Choice label={t.method} value={methods.includes(method) ? method : "quantile"} options={methods} labels={t.methods} choose={(next) => change({ method: next })} />
      {method === "fixed" && !second && <BreaksField />}
      {method !== "fixed" && !second && (
        <Choice label={method === "head-tail" ? t.classesAtMost : t.classes} value={String(classes)} options={CLASS_COUNTS} labels={counts} choose={(n) => change({ classes: Number(n) })} />
      )}
    </div>
  );
}
