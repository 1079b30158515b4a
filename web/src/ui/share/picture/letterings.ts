// The letters and colours of a picture: those of the page.

import type { Lettering } from "./pen";

export interface Letterings {
  title: Lettering;
  heading: Lettering;
  text: Lettering;
  soft: Lettering;
  small: Lettering;
  strong: Lettering;
  surface: string;
  line: string;
}

/** Returns what the style sheets have for the language and theme that are shown. */
export function letterings(): Letterings {
  const root = getComputedStyle(document.documentElement);
  const [sans, serif] = [root.getPropertyValue("--sans"), root.getPropertyValue("--serif")];
  const colours = coloursOf("--ink", "--ink-soft", "--faint", "--surface", "--line");
  const [ink = "", soft = "", faint = "", surface = "", line = ""] = colours;
  return {
    title: { font: `600 23px ${serif}`, lineHeight: 32, colour: ink },
    heading: { font: `600 15px ${serif}`, lineHeight: 22, colour: ink },
    text: { font: `400 13px ${sans}`, lineHeight: 20, colour: ink },
    soft: { font: `400 14px ${sans}`, lineHeight: 21, colour: soft },
    small: { font: `400 12px ${sans}`, lineHeight: 18, colour: faint },
    strong: { font: `600 14px ${sans}`, lineHeight: 22, colour: ink },
    surface, line,
  };
}

/** Returns what custom properties are as colours: light-dark() is resolved where it is used only. */
function coloursOf(...names: string[]): string[] {
  const probe = document.body.appendChild(document.createElement("i"));
  const colours = names.map((name) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  });
  probe.remove();
  return colours;
}
