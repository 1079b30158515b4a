// The scale bar of a picture: it is as long as what it stands for at any size that the picture is shown in.

import { scaleBar } from "../../../map/scale";
import { lang } from "../../../state/store";
import { formatDistance } from "../../../text/format";
import { SCALE_WIDTH } from "../../map/MapPane";
import type { Letterings } from "./letterings";
import type { Pen } from "./pen";

/** Draws the scale bar into the lower corner at the end of the map. */
export function drawScale(pen: Pen, bottom: number, metresPerPixel: number, look: Letterings): void {
  if (metresPerPixel === 0) return;
  const { metres, pixels } = scaleBar(metresPerPixel, Math.min(SCALE_WIDTH, pen.width / 4));
  const start = pen.width - pixels - 12;
  pen.fill(start, bottom - 30, pixels, 20, look.surface);
  for (const [x, y, width, height] of [[0, -12, pixels, 2], [0, -22, 2, 10], [pixels - 2, -22, 2, 10]] as const) pen.fill(start + x, bottom + y, width, height, look.soft.colour);
  pen.write(formatDistance(lang.value, metres), { ...look.small, colour: look.soft.colour }, start + pixels / 2, bottom - 20, "middle");
}
