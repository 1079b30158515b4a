// What the layers of the map are coloured by, and whose control it shows.

import { computed } from "@preact/signals";
import { follow } from "../../api/query";
import type { ControlTiles } from "../../api/types";
import { PALETTES, changePalette } from "../../map/palette";
import { bivariateColours, divergingColours, sequentialColours } from "../../map/schemes";
import type { ControlInput } from "../../map/control";
import { about, bivariate, choropleth, vocabulary } from "../../state/answers";
import { joinQuery } from "../../state/codec";
import { filter, view } from "../../state/store";
import type { Layers } from "../../state/view";
import { theme } from "../parts/screen";

/** The colour of each class of the choropleth. */
export const fills = computed<readonly string[]>(() => {
  if (bivariate.value) return bivariateColours(theme());
  const data = choropleth.data.value;
  if (data?.difference) return divergingColours(theme(), data.classes.length);
  const classes = data?.classes.length ?? view.value.classes;
  return classes > 0 ? sequentialColours(view.value.scheme, theme(), classes) : [];
});

/** The colours of the one map beside those of its classes. */
export const palette = computed(() => (choropleth.data.value?.difference ? changePalette(theme()) : PALETTES[theme()]));

/** Whether incidents can be drawn: on one map of one period. Elsewhere the shades are compared, and symbols would cover them. */
export const incidentsDrawn = computed(() => view.value.arrangement === "one");

/** How strongly each layer is drawn. */
export const drawnLayers = computed<Layers>(() => (incidentsDrawn.value ? view.value.layers : { ...view.value.layers, incidents: 0 }));

const controlAddress = computed(() => {
  const { layers, heldOn } = view.value;
  if (layers.control === 0) return undefined;
  const { to, revision } = filter.value;
  const query = joinQuery([["date", heldOn || to || (about.answer.value.data?.last_date ?? "")], ["revision", revision > 0 ? String(revision) : ""]]);
  return `/tiles/control.json${query && `?${query}`}`;
});
/** What the server says of the territories on the day that is drawn. */
export const controlTiles = follow<ControlTiles>(() => controlAddress.value);

/** What the map needs to draw the territories; null where it draws none. */
export const controlInput = computed<ControlInput | null>(() => {
  const [tiles] = controlTiles.data.value?.tiles ?? [];
  return tiles && view.value.layers.control > 0 ? { tiles, controllers: vocabulary.data.value?.controller ?? [] } : null;
});
