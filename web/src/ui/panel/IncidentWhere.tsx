import type { Incident, Placement, Position } from "../../api/types";
import { areaLabel, areas } from "../../state/answers";
import { drawnAt, placeTrail } from "../../state/place";
import { lang } from "../../state/store";
import { formatDistance, formatShare, pick } from "../../text/format";
import { text } from "../../text/text";
import { fitMap } from "../map/MapPane";
import { Icon } from "../parts/icons";
import { openArea } from "../shell/navigation";
import { TermName } from "../filters/TermPicker";
import { PlaceMap } from "./PlaceMap";

/** The place as the source wrote it beside the place as it was understood, and how surely. */
export function Where({ incident }: { incident: Incident }) {
  const t = text.value;
  const { where, placement } = incident;
  const point = drawnAt(placement);
  const written = [where.text?.en, where.text?.ar].filter(Boolean) as string[];
  const region = pick(lang.value, where.region);
  return (
    <section>
      <h3>{t.where}</h3>
      <PlaceMap incident={incident} />
      <dl class="pairs">
        {written.length > 0 && <><dt>{t.asWritten}</dt><dd class="quoted">{written.map((line) => <span key={line}><bdi>{line}</bdi></span>)}</dd></>}
        {region && <><dt>{t.statedRegion}</dt><dd><bdi>{region}</bdi></dd></>}
        <dt>{t.asUnderstood}</dt>
        <dd><Understood placement={placement} /></dd>
        {placement.point && <><dt>{t.coordinates}</dt><dd><Coordinates point={placement.point} /></dd></>}
        {!!placement.candidates?.length && placement.state !== "accepted" && <><dt>{t.candidates}</dt><dd><Candidates placement={placement} /></dd></>}
      </dl>
      {point && <button type="button" class="button" onClick={() => fitMap([...point, ...point])}><Icon name="target" />{t.openOnMap}</button>}
    </section>
  );
}

function Understood({ placement }: { placement: Placement }) {
  const t = text.value;
  const language = lang.value;
  const how = placement.method && t.methodsOfPlacing[placement.method];
  return (
    <>
      <AreaTrail placement={placement} />
      <p class="faint facts-line">
        <span><TermName list="precision" code={placement.precision} /></span>
        {!!placement.uncertainty_m && <span>{t.uncertainty(formatDistance(language, placement.uncertainty_m))}</span>}
        {how && <span>{how}</span>}
        {!!placement.score && placement.score < 1 && <span>{t.score(formatShare(language, placement.score))}</span>}
      </p>
      <p class={placement.state === "accepted" ? "faint" : "doubt"}>{t.states[placement.state]}</p>
      {placement.reason && placement.state !== "accepted" && <p class="faint" dir="auto">{placement.reason}</p>}
    </>
  );
}

/** The place's name, then the areas that hold it, each a way to its panel. */
function AreaTrail({ placement }: { placement: Placement }) {
  const { above, named } = placeTrail(placement, (pcode) => areas.value.has(pcode));
  if (!named && above.length === 0) return <p>{text.value.notPlaced}</p>;
  return (
    <p class="trail">
      {named && <strong dir="auto">{pick(lang.value, placement.name)}</strong>}
      {above.map((pcode) => (
        <button key={pcode} type="button" class="link" onClick={() => openArea(pcode)}>
          <span class="faint">{text.value.levels[areas.value.get(pcode)?.level ?? "governorate"]}</span> {pick(lang.value, areaLabel(pcode))}
        </button>
      ))}
    </p>
  );
}

function Coordinates({ point: [lon, lat] }: { point: Position }) {
  return <bdi dir="ltr">{`${lat}, ${lon}`}</bdi>;
}

function Candidates({ placement }: { placement: Placement }) {
  return (
    <ul class="plain">
      {placement.candidates?.map((candidate) => (
        <li key={candidate.pcode}>
          <bdi>{pick(lang.value, candidate.name) || candidate.pcode}</bdi> <span class="faint">{formatShare(lang.value, candidate.score)}</span>
        </li>
      ))}
    </ul>
  );
}
