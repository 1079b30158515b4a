import { mode } from "../../state/store";
import { UNFILTERED } from "../../state/view";
import { text } from "../../text/text";
import { Filters } from "../filters/Filters";
import { Footer } from "./Footer";
import { Header } from "./Header";
import { LinkNotice } from "./LinkNotice";
import { useDocument } from "./document";
import { panelShown } from "./navigation";
import { Panel } from "../panel/Panel";
import { Help } from "../share/Help";
import { usePrint } from "../share/print";
import { Printed } from "../share/Printed";
import { useShortcuts } from "../share/shortcuts";
import { Stage } from "./Stage";
import { Status } from "./Status";
import { Strip } from "../time/Strip";
import { Toast } from "../parts/Toast";

/** The page: map first, one filter bar, one panel, the counts always in sight. */
export function App() {
  const t = text.value;
  useDocument();
  useShortcuts();
  usePrint();
  const withPanel = panelShown.value;
  return (
    <div class={withPanel ? "page with-panel" : "page"}>
      <a class="skip" href="#results">{t.skip}</a>
      <Header />
      <Printed />
      <Filters />
      <LinkNotice />
      <Stage />
      {withPanel && <Panel />}
      {!UNFILTERED.includes(mode.value) && <Strip />}
      <Status />
      <Footer />
      <Help />
      <Toast />
    </div>
  );
}
