import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { typeInto } from "./arrows";
import { useLeave } from "./focus";
import { Icon } from "./icons";

interface Props {
  label: string;
  /** What is chosen, in a few words. */
  summary: string;
  /** Whether anything is chosen. */
  active?: boolean;
  children: ComponentChildren;
}

/** What the arrow that leads into the box goes to. */
const CONTROLS = 'input:not([tabindex="-1"]), button:not([tabindex="-1"]), select, summary';

/** A labelled button that opens a box of controls below it; Escape or a press outside closes it. */
export function Disclosure({ label, summary, active = false, children }: Props) {
  const [shown, setShown] = useState(false);
  const [fromEnd, setFromEnd] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const box = useRef<HTMLDivElement>(null);
  useLeave(root, shown, (byKey) => {
    setShown(false);
    if (byKey) button.current?.focus();
  });
  // A box that would leave the window ends where its button ends.
  useLayoutEffect(() => {
    const edges = shown ? box.current?.getBoundingClientRect() : undefined;
    setFromEnd(edges !== undefined && (edges.left < 0 || edges.right > innerWidth));
  }, [shown]);
  const onKeyDown = (event: KeyboardEvent) => {
    typeInto(box.current?.querySelector<HTMLElement>('input[type="text"]'), event);
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    if (shown) box.current?.querySelector<HTMLElement>(CONTROLS)?.focus();
    else setShown(true);
  };
  return (
    <div class="field" ref={root}>
      <span class="field-label" aria-hidden="true">{label}</span>
      <button ref={button} type="button" class={active ? "control active" : "control"} aria-expanded={shown} aria-label={`${label}: ${summary}`}
        onClick={() => setShown(!shown)} onKeyDown={onKeyDown}>
        <span class="control-text">{summary}</span><Icon name="down" />
      </button>
      {shown && <div ref={box} class={fromEnd ? "popover from-end" : "popover"} role="group" aria-label={label}>{children}</div>}
    </div>
  );
}
