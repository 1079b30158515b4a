// Making the picture and handing it to the reader.

import { choropleth } from "../../../state/answers";
import { filter, level, view } from "../../../state/store";
import { mapsOnScreen, type MapOnScreen } from "../../map/onScreen";
import { PIXEL_RATIO, compose, type Part } from "./compose";

/** Milliseconds that the browser may take to read the picture before it is forgotten. */
const FORGOTTEN = 60_000;

/** Draws the maps on the screen and saves them as a file. Errors: an Error where there is no map, or it goes away. */
export async function savePicture(): Promise<void> {
  const maps = mapsOnScreen();
  if (maps.length === 0) throw new Error("there is no map on the screen");
  const frames = maps.map(({ element }) => element.getBoundingClientRect());
  const [left, top] = [Math.min(...frames.map((frame) => frame.left)), Math.min(...frames.map((frame) => frame.top))];
  const parts = await Promise.all(maps.map((map) => partOf(map, left, top)));
  save(await asPNG(compose(parts)), `${nameOf()}.png`);
}

async function partOf({ element, picture }: MapOnScreen, left: number, top: number): Promise<Part> {
  const frame = element.getBoundingClientRect();
  return { map: await picture(PIXEL_RATIO), left: frame.left - left, top: frame.top - top, width: frame.width, height: frame.height };
}

function asPNG(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((made, fail) => canvas.toBlob((blob) => (blob ? made(blob) : fail(new Error("the picture is too large"))), "image/png"));
}

/** Returns what the picture is of as the name of a file. */
function nameOf(): string {
  const { from, to } = filter.value;
  const revision = choropleth.answer.value.data?.revision;
  return ["tawthiq", view.value.metric, level.value, from, to, revision && `r${revision}`].filter(Boolean).join("-");
}

function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  [link.href, link.download] = [address, name];
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), FORGOTTEN);
}
