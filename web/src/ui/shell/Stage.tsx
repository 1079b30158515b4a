import { mode, opened, view } from "../../state/store";
import { Arrangements } from "../compare/Arrangements";
import { Legend } from "../map/Legend";
import { MapPane } from "../map/MapPane";
import { later } from "../parts/Later";
import { spot } from "./navigation";

const Table = later(() => import("../table/Table").then((room) => room.Table));
const Methods = later(() => import("../methods/Methods").then((room) => room.Methods));
const Review = later(() => import("../review/Review").then((room) => room.Review));
const MapGrid = later(() => import("../compare/room").then((room) => room.MapGrid));
const Changes = later(() => import("../compare/room").then((room) => room.Changes));

/** The middle of the page: what the mode shows. */
export function Stage() {
  switch (mode.value) {
    case "table": return <main class="stage"><Table /></main>;
    case "methods": return <main class="stage" id="results" tabIndex={-1}><Methods /></main>;
    case "review": return <main class="stage" id="results" tabIndex={-1}><Review /></main>;
    default: return <Maps />;
  }
}

/** One map or several; beside one that shows what changed, the same in numbers, unless a panel takes their place. */
function Maps() {
  const { arrangement } = view.value;
  const several = arrangement === "multiples" || arrangement === "side";
  return (
    <>
      <main class="stage">
        <Arrangements />
        <div class="maps">{several ? <MapGrid /> : <><MapPane /><Legend /></>}</div>
      </main>
      {arrangement === "difference" && opened.value.kind === "none" && spot.value.length === 0 && <Changes />}
    </>
  );
}
