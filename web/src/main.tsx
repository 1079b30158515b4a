// The page's beginning. Its one framework is Preact with signals: 12 kB, no build step of its own,
// strict types, and a change of the view redraws just what reads it. The map is not part of it.

import { render } from "preact";
import "./style/page.css";
import { recoverAll } from "./api/query";
import { embedded, followHistory } from "./state/store";
import { Embed } from "./ui/share/Embed";
import { App } from "./ui/shell/App";

const root = document.getElementById("app");
if (root) {
  followHistory();
  window.addEventListener("online", recoverAll);
  render(embedded ? <Embed /> : <App />, root);
}
