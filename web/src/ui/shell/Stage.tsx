import { mode } from "../../state/store";
import { Legend } from "../map/Legend";
import { MapPane } from "../map/MapPane";
import { later } from "../parts/Later";

const Table = later(() => import("../table/Table").then((room) => room.Table));
const Methods = later(() => import("../methods/Methods").then((room) => room.Methods));
const Review = later(() => import("../review/Review").then((room) => room.Review));

/** The middle of the page: what the mode shows. */
export function Stage() {
  switch (mode.value) {
    case "table": return <main class="stage"><Table /></main>;
    case "methods": return <main class="stage" id="results" tabIndex={-1}><Methods /></main>;
    case "review": return <main class="stage" id="results" tabIndex={-1}><Review /></main>;
    default: return <main class="stage"><MapPane /><Legend /></main>;
  }
}
