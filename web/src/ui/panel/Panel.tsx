import { useLayoutEffect } from "preact/hooks";
import { opened } from "../../state/store";
import { AreaPanel } from "./AreaPanel";
import { IncidentPanel } from "./IncidentPanel";
import { closePanel, spot } from "../shell/navigation";
import { SpotPanel } from "./SpotPanel";

/** The one panel, where there is something in it: an area, an incident, or several at one spot. */
export function Panel() {
  const what = opened.value;
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented && !document.querySelector("dialog[open]")) closePanel();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  if (spot.value.length > 0) return <SpotPanel drawn={spot.value} />;
  switch (what.kind) {
    case "area": return <AreaPanel pcode={what.pcode} />;
    case "incident": return <IncidentPanel id={what.id} />;
    default: return null;
  }
}
