import { Fragment } from "preact";
import { useEffect, useState } from "preact/hooks";
import { ignored } from "../../state/store";
import { text } from "../../text/text";
import { Icon } from "../parts/icons";

/** Parts of a link that are named, and characters of each: a damaged link can be long. */
const [MOST_PARTS, MOST_CHARACTERS] = [5, 60];

/**
 * Says which parts of the link were left out: without them the page shows other figures than the
 * sender saw. The region is there before its words are, or a screen reader would not read them.
 */
export function LinkNotice() {
  const t = text.value;
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  const parts = ignored.value.slice(0, MOST_PARTS).map(shortened);
  return (
    <div class="link-notice" role="status">
      {ready && parts.length > 0 && (
        <>
          <p>
            {t.linkIgnored} {parts.map((part, i) => <Fragment key={part}>{i > 0 && " · "}<bdi dir="ltr">{part}</bdi></Fragment>)}
            {ignored.value.length > MOST_PARTS && ` · …`}
          </p>
          <button type="button" class="button icon-only" aria-label={t.close} onClick={() => (ignored.value = [])}><Icon name="close" /></button>
        </>
      )}
    </div>
  );
}

function shortened(part: string): string {
  return part.length > MOST_CHARACTERS ? `${part.slice(0, MOST_CHARACTERS)}…` : part;
}
