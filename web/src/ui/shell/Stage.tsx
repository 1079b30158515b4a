import { mode } from "../../state/store";
import { Legend } from "../map/Legend";
import { MapPane } from "../map/MapPane";
import { later } from "../parts/Later";

const Table = later(() => import("../table/Table").then((room) => room.Table));

/** The middle of the page: what the mode shows. */
export function Stage() {
  switch (mode.value) {
    case "table": return <main class="stage"><Table /></main>;
    default: return <main class="stage"><MapPane /><Legend /></main>;
  }
}
