import { mode } from "../../state/store";
import { Legend } from "../map/Legend";
import { MapPane } from "../map/MapPane";

/** The middle of the page: what the mode shows. */
export function Stage() {
  switch (mode.value) {
    default: return <main class="stage"><MapPane /><Legend /></main>;
  }
}
