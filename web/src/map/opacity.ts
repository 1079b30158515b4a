// How strongly a group of layers is drawn.

import type { LayerSpecification } from "maplibre-gl";

const OPACITIES: Partial<Record<LayerSpecification["type"], readonly string[]>> = {
  fill: ["fill-opacity"], line: ["line-opacity"], circle: ["circle-opacity", "circle-stroke-opacity"], symbol: ["icon-opacity", "text-opacity"],
};

/**
 * Returns layers drawn at a part of their own opacity, in percent. At 0 there are none, unless they are to be `kept`:
 * what is not seen of them is still there to be clicked.
 */
export function dimmed(layers: LayerSpecification[], percent: number, kept = false): LayerSpecification[] {
  if (percent >= 100) return layers;
  if (percent <= 0 && !kept) return [];
  return layers.map((layer) => {
    const paint: Record<string, unknown> = { ...layer.paint };
    for (const name of OPACITIES[layer.type] ?? []) paint[name] = times(percent / 100, paint[name] ?? 1);
    return { ...layer, paint } as LayerSpecification;
  });
}

/** Returns a number or an expression times a factor. One by zoom stays one: only what it results in is multiplied. */
function times(factor: number, value: unknown): unknown {
  if (typeof value === "number") return value * factor;
  if (!Array.isArray(value)) return value;
  const [kind, ...rest] = value as unknown[];
  // Its results are at every second place, behind the kind and the input of a step or an interpolation.
  if (kind === "interpolate") return [kind, ...rest.map((part, i) => (i > 2 && i % 2 === 1 ? times(factor, part) : part))];
  if (kind === "step") return [kind, ...rest.map((part, i) => (i > 0 && i % 2 === 1 ? times(factor, part) : part))];
  return ["*", factor, value];
}
