// The scale bar. MapLibre's own writes its units in one language for the life of a map.

/** A bar that stands for a round distance. */
export interface ScaleBar {
  metres: number;
  /** The bar's length on the screen. */
  pixels: number;
}

const STEPS = [1, 2, 3, 5, 10] as const;

/** Returns the longest bar of a round distance, at least a metre, that is no longer than `widest` pixels. */
export function scaleBar(metresPerPixel: number, widest: number): ScaleBar {
  const most = Math.max(metresPerPixel * widest, 1);
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = power * (STEPS.findLast((step) => step * power <= most) ?? 1);
  return { metres, pixels: Math.min(metres / metresPerPixel, widest) };
}
