// Addresses of what is shown, to send to others.

import { encodeView } from "../../state/codec";
import type { View } from "../../state/view";

/** Returns the view with the figures of a revision, so that they stay as they are; 0 leaves it as it is. */
export function pinned(view: View, revision: number): View {
  return revision > 0 ? { ...view, filter: { ...view.filter, revision } } : view;
}

/** Returns the address of the page that shows a view. */
export function linkTo(origin: string, view: View): string {
  return `${origin}/?${encodeView(view)}`;
}

/** Returns the address of the page that shows a view's map in a frame. */
export function frameOf(origin: string, view: View): string {
  return `${origin}/embed?${encodeView({ ...view, mode: "map", opened: { kind: "none" } })}`;
}

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Returns the HTML that shows an address in a frame of another site. */
export function snippet(address: string, title: string): string {
  const escaped = (value: string) => value.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
  return `<iframe src="${escaped(address)}" title="${escaped(title)}" width="100%" height="600" style="border: 0" loading="lazy"></iframe>`;
}
