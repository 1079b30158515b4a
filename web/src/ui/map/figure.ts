// The figure of an area as readers see it, wherever it stands.

import { absence } from "../../state/absent";
import { areas, shaded } from "../../state/answers";
import { lang } from "../../state/store";
import type { AreaValue } from "../../state/values";
import { formatFigure, formatNumber, formatPercent } from "../../text/format";
import { text } from "../../text/text";

/** Returns a value of the choropleth with its unit, where it has one. */
export function shadedFigure(value: number): string {
  return shaded.value.per === "share" ? formatPercent(lang.value, value) : formatFigure(lang.value, value);
}

/** Returns the value of an area in words: a share with what it is computed from, and why there is none. */
export function areaFigure({ pcode, value, share }: AreaValue): string {
  const t = text.value;
  const { metric, per } = shaded.value;
  if (value === null) return t.absent[absence(metric, per, areas.value.get(pcode), share)];
  const figure = shadedFigure(value);
  return share ? t.shareFigure(figure, formatNumber(lang.value, share.numerator), formatNumber(lang.value, share.denominator), share.few) : figure;
}
