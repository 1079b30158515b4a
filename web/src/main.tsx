import { render } from "preact";
import "./style/page.css";
import { followHistory } from "./state/store";
import { App } from "./ui/App";

const root = document.getElementById("app");
if (root) {
  followHistory();
  render(<App />, root);
}
