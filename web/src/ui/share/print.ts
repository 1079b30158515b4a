// Putting the page on paper. What a map draws by WebGL is not printed: a picture of it is, in its place.

import { useEffect } from "preact/hooks";
import { mapsOnScreen, type MapOnScreen } from "../map/onScreen";
import { onPaper } from "../parts/screen";
import { letterings } from "./picture/letterings";
import { Pen } from "./picture/pen";
import { drawScale } from "./picture/scale";

/** Pixels of a printed map for one of the screen. */
const PIXEL_RATIO = 2;

const PICTURE = "map-picture";

/** Lays a picture over what a map draws, for paper only. The scale bar is in it, since paper has another size. */
function layOver({ element, metresPerPixel }: MapOnScreen, picture: HTMLCanvasElement, scaled: boolean): void {
  const context = picture.getContext("2d");
  if (!context || element.querySelector(`:scope > .${PICTURE}`)) return;
  const { clientWidth: width, clientHeight: height } = element;
  context.scale(picture.width / width, picture.height / height);
  if (scaled) drawScale(new Pen(context, document.dir === "rtl", 0, width), height, metresPerPixel(), letterings());
  picture.className = PICTURE;
  picture.setAttribute("aria-hidden", "true");
  element.append(picture);
}

/** Prints the page with fine maps in the colours of paper, or as they are where they cannot be drawn whole. */
export async function printPage(): Promise<void> {
  onPaper.value = true;
  await new Promise(requestAnimationFrame); // the map has its size on paper then
  const maps = mapsOnScreen();
  await Promise.allSettled(maps.map(async (map, i) => layOver(map, await map.picture(PIXEL_RATIO), i === maps.length - 1)));
  window.print();
}

/** Makes the page ready for paper however printing begins, and for the screen when it ends. */
export function usePrint(): void {
  useEffect(() => {
    const before = () => mapsOnScreen().forEach((map, i, maps) => layOver(map, map.copy(), i === maps.length - 1));
    const after = () => {
      for (const picture of document.querySelectorAll(`.${PICTURE}`)) picture.remove();
      onPaper.value = false;
    };
    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
    return () => {
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
    };
  }, []);
}
