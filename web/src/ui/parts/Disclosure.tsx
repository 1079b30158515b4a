import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import { useLeave } from "./focus";
import { Icon } from "./icons";

interface Props {
  label: string;
  /** What is chosen, in a few words. */
  summary: string;
  children: ComponentChildren;
}

/** A labelled button that opens a box of controls below it; Escape or a press outside closes it. */
export function Disclosure({ label, summary, children }: Props) {
  const [shown, setShown] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useLeave(root, shown, (byKey) => {
    setShown(false);
    if (byKey) button.current?.focus();
  });
  return (
    <div class="field" ref={root}>
      <span class="field-label" aria-hidden="true">{label}</span>
      <button ref={button} type="button" class="control" aria-expanded={shown} aria-label={`${label}: ${summary}`} onClick={() => setShown(!shown)}>
        <span class="control-text">{summary}</span><Icon name="down" />
      </button>
      {shown && <div class="popover" role="group" aria-label={label}>{children}</div>}
    </div>
  );
}
