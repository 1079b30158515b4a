import type { ComponentChildren } from "preact";
import { text } from "../../text/text";
import { useFocusOn } from "../parts/focus";
import { Icon } from "../parts/icons";
import { closePanel } from "../shell/navigation";

interface ShellProps {
  /** What kind of thing is shown, above its name. */
  kind: ComponentChildren;
  title: ComponentChildren;
  /** Changes when another thing is shown: the focus then moves to the title. */
  subject: string;
  children: ComponentChildren;
}

/** The frame of every panel: its title, which takes the focus, and the way out. */
export function PanelShell({ kind, title, subject, children }: ShellProps) {
  const heading = useFocusOn(subject);
  return (
    <aside class="panel" aria-labelledby="panel-title">
      <div class="panel-head">
        <div>
          <p class="panel-kind">{kind}</p>
          <h2 id="panel-title" ref={heading} tabIndex={-1} dir="auto">{title}</h2>
        </div>
        <button type="button" class="button icon-only" aria-label={text.value.close} onClick={closePanel}><Icon name="close" /></button>
      </div>
      {children}
    </aside>
  );
}
