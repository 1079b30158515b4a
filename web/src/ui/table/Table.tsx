import { view } from "../../state/store";
import { AreaTable } from "./AreaTable";
import { IncidentTable } from "./IncidentTable";

/** The map's content as tables: its incidents, or the values of its areas. */
export function Table() {
  return <div class="table-room">{view.value.table === "areas" ? <AreaTable /> : <IncidentTable />}</div>;
}
