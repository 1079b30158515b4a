import { useEffect, useRef } from "preact/hooks";
import type { Group } from "../../api/schema";
import { lang } from "../../state/store";
import { pick } from "../../text/format";
import { text } from "../../text/text";
import { narrow } from "../parts/screen";
import { current, queue, readMore, takeUp } from "./answers";
import { messages } from "./messages";

/** The descriptions that wait, the one under review marked and in sight. */
export function QueueList() {
  const t = messages.value;
  const { groups, next } = queue.value;
  const now = current.value?.context;
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    // On a phone the queue does not scroll by itself: the whole room would.
    if (!narrow.peek()) list.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  }, [now]);
  return (
    <nav class="review-queue" aria-label={t.queue}>
      <ul class="plain" ref={list}>
        {groups.map((group) => (
          <li key={group.context}>
            <button type="button" class="review-item" aria-current={group.context === now ? "true" : undefined} onClick={() => takeUp(group.context, "push")}>
              <Named group={group} />
              <span class="faint">{[pick(lang.value, group.region), t.records(group.records)].filter(Boolean).join(" · ")}</span>
            </button>
          </li>
        ))}
      </ul>
      {next && <button type="button" class="button" onClick={() => void readMore()}>{text.value.showMore}</button>}
    </nav>
  );
}

/** A description in one line: in the language shown, or in the other. */
function Named({ group }: { group: Group }) {
  const words = pick(lang.value, group.text);
  return words ? <bdi class="review-words">{words}</bdi> : <span class="review-words faint">{messages.value.noDescription}</span>;
}
