/** A dot in a term's colour. */
export function Swatch({ colour }: { colour: string }) {
  return <span class="dot" style={{ backgroundColor: colour }} aria-hidden="true" />;
}
