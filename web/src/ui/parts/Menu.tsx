import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import { useLeave } from "./focus";
import { Icon } from "./icons";

interface Props {
  icon: Parameters<typeof Icon>[0]["name"];
  label: string;
  /** What is in the box; `close` closes it and gives the focus back to the button. */
  children: (close: () => void) => ComponentChildren;
}

/** A button of the page's head that opens a box below it; Escape or a press outside closes it. */
export function Menu({ icon, label, children }: Props) {
  const [shown, setShown] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setShown(false);
    button.current?.focus();
  };
  useLeave(root, shown, (byKey) => (byKey ? close() : setShown(false)));
  return (
    <div class="menu" ref={root}>
      <button ref={button} type="button" class="button quiet" title={label} aria-expanded={shown} onClick={() => setShown(!shown)}>
        <Icon name={icon} /><span class="label">{label}</span>
      </button>
      {shown && <div class="popover menu-box" role="group" aria-label={label}>{children(close)}</div>}
    </div>
  );
}
