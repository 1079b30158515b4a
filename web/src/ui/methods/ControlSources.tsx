import { apiPath } from "../../api/client";
import { follow } from "../../api/query";
import type { ControlLayer, ControlLayers } from "../../api/schema";
import { filter, lang, mode } from "../../state/store";
import { formatDay } from "../../text/format";
import { text } from "../../text/text";
import { External } from "../parts/External";
import { Skeleton, Trouble } from "../parts/Trouble";
import { messages } from "./messages";

const layers = follow<ControlLayers>(() => {
  const { revision } = filter.value;
  return mode.value === "methods" ? apiPath("control/layers", [["revision", revision > 0 ? String(revision) : ""]]) : undefined;
});

/** Who says who held places, and of which days. */
export function ControlSources() {
  const t = messages.value;
  const { data, error } = layers.answer.value;
  if (error) return <Trouble error={error} />;
  if (!data) return <Skeleton lines={2} />;
  return (
    <>
      {!data.derivation.done && <p class="flag">{t.derivationRuns}</p>}
      <table class="methods-table">
        <caption class="visually-hidden">{t.sections.control.title}</caption>
        <thead><tr><th scope="col">{text.value.sources}</th><th scope="col">{t.controlDays}</th></tr></thead>
        <tbody>{data.layers.map((layer) => <Layer key={layer.layer} layer={layer} />)}</tbody>
      </table>
    </>
  );
}

function Layer({ layer: { source, source_url, licence, valid_from, valid_to, places, areas } }: { layer: ControlLayer }) {
  const t = messages.value;
  const held = [places > 0 ? t.controlPlaces(places) : "", areas > 0 ? t.controlAreas(areas) : "", licence ?? ""].filter(Boolean);
  return (
    <tr>
      <th scope="row"><External href={source_url}>{source}</External> <span class="faint facts-line">{held.map((fact) => <span key={fact}><bdi>{fact}</bdi></span>)}</span></th>
      <td>{t.fromUntil(formatDay(lang.value, valid_from), formatDay(lang.value, valid_to))}</td>
    </tr>
  );
}
