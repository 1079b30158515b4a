// Who held what: the territories of a day, as the server draws them.

import type { ExpressionSpecification, LayerSpecification, SourceSpecification } from "maplibre-gl";
import type { Term } from "../api/types";
import type { Palette } from "./palette";

export interface ControlInput {
  /** The address template of the tiles, as the server describes them; it names the day and what is known of it. */
  tiles: string;
  /** The terms of controllers, with their colours. */
  controllers: readonly Term[];
}

/** Returns the source of the territories. */
export function controlSource({ tiles }: ControlInput): SourceSpecification {
  return { type: "vector", tiles: [tiles], maxzoom: 12 };
}

/** Returns the expression for the colour of those who held a territory; several together have that of the first. */
export function controlColour(palette: Palette, controllers: readonly Term[]): ExpressionSpecification | string {
  const pairs = controllers.flatMap(({ code, colour }) => (colour ? [code, colour] : []));
  if (pairs.length === 0) return palette.unknownParty;
  return ["match", ["get", "controller"], ...pairs, palette.unknownParty] as unknown as ExpressionSpecification;
}

/** Returns the layers of the territories: what nobody is known to have held is left open. */
export function controlLayers(palette: Palette, { controllers }: ControlInput): LayerSpecification[] {
  const territories = { source: "control", "source-layer": "control", filter: ["!=", ["get", "controller"], "unknown"] as ExpressionSpecification };
  return [
    { id: "control-fill", type: "fill", ...territories, paint: { "fill-color": controlColour(palette, controllers), "fill-opacity": 0.8 } },
    { id: "control-line", type: "line", ...territories, layout: { "line-join": "round" }, paint: { "line-color": palette.areaLineStrong, "line-width": 1, "line-opacity": 0.7 } },
  ];
}
