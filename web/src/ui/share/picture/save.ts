// Making the picture and handing it to the reader.

import { effect } from "@preact/signals";
import { choropleth, secondChoropleth } from "../../../state/answers";
import { filter, level, view } from "../../../state/store";
import { partsError, partsLoading } from "../../compare/answers";
import { mapsOnScreen, type MapOnScreen } from "../../map/onScreen";
import { PIXEL_RATIO, TITLE_HEIGHT, compose, type Part } from "./compose";

/** Milliseconds that the browser may take to read the picture before it is forgotten. */
const FORGOTTEN = 60_000;

/** Draws the maps on the screen and saves them as a file. Errors: an Error where there is no map, or a part of it is missing. */
export async function savePicture(): Promise<void> {
  await answered();
  const maps = mapsOnScreen();
  if (maps.length === 0) throw new Error("there is no map on the screen");
  const parts = cornered(await Promise.all(maps.map(partOf)));
  save(await asPNG(compose(parts)), `${nameOf()}.png`);
}

/** Waits for the figures of what is chosen: others would stand under its name. */
function answered(): Promise<void> {
  return new Promise((there, fail) => {
    const stop = effect(() => {
      const answers = [choropleth.answer.value, secondChoropleth.answer.value];
      if (partsLoading.value || answers.some(({ loading }) => loading)) return;
      queueMicrotask(() => stop());
      if (partsError.value || answers.some(({ error }) => error)) fail(new Error("the figures could not be had"));
      else there();
    });
  });
}

async function partOf({ element, picture, metresPerPixel, title }: MapOnScreen): Promise<Part> {
  const map = await picture(PIXEL_RATIO);
  const { left, top, width, height } = element.getBoundingClientRect();
  return { map, metresPerPixel: metresPerPixel(), title: title?.() ?? [], left, top, width, height };
}

/** Returns the parts at pixels from the corner that all of them have together. */
function cornered(parts: readonly Part[]): Part[] {
  const above = ({ title }: Part) => (title.length > 0 ? TITLE_HEIGHT : 0);
  const [left, top] = [Math.min(...parts.map((part) => part.left)), Math.min(...parts.map((part) => part.top - above(part)))];
  return parts.map((part) => ({ ...part, left: part.left - left, top: part.top - top }));
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
