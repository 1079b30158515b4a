import { useEffect } from "preact/hooks";
import { lang, mode, opened } from "../../state/store";
import { text } from "../../text/text";
import { Filters } from "../filters/Filters";
import { Footer } from "./Footer";
import { Header } from "./Header";
import { LinkNotice } from "./LinkNotice";
import { Method } from "../methods/Method";
import { spot } from "./navigation";
import { Panel } from "../panel/Panel";
import { Stage } from "./Stage";
import { Status } from "./Status";
import { Strip } from "../time/Strip";

/** The page: map first, one filter bar, one panel, the counts always in sight. */
export function App() {
  const t = text.value;
  const language = lang.value;
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = language === "ar" ? "rtl" : "ltr";
    document.title = t.title;
  }, [language]);
  const withPanel = opened.value.kind !== "none" || spot.value.length > 0;
  return (
    <div class={withPanel ? "page with-panel" : "page"}>
      <a class="skip" href="#results">{t.skip}</a>
      <Header />
      <Filters />
      <LinkNotice />
      <Stage />
      <Panel />
      {(mode.value === "map" || mode.value === "table") && <Strip />}
      <Status />
      <Footer />
      <Method />
    </div>
  );
}
