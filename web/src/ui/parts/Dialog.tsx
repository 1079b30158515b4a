import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { text } from "../../text/text";
import { Icon } from "./icons";

interface Props {
  title: string;
  /** A line below the title. */
  note?: ComponentChildren;
  class?: string;
  /** What its button says where it is more than a way out: that all is chosen. */
  done?: string;
  shown: boolean;
  /** What closes it: Escape and its button, and where `byBackdrop` a press beside it. */
  close: () => void;
  byBackdrop?: boolean;
  children: ComponentChildren;
}

/** A window over the page, with its title and the way out. The browser keeps the focus in it and gives it back. */
export function Dialog({ title, note, class: own = "", done, shown, close, byBackdrop = false, children }: Props) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (shown) dialog.current?.showModal();
    else dialog.current?.close();
  }, [shown]);
  const leave = () => dialog.current?.close();
  return (
    <dialog ref={dialog} class={`dialog ${own}`} aria-labelledby={id} onClose={close} onClick={(event) => byBackdrop && event.target === dialog.current && leave()}>
      {shown && (
        <div class="dialog-body">
          <div class="panel-head">
            <div>
              <h2 id={id}>{title}</h2>
              {note && <p class="faint">{note}</p>}
            </div>
            {done
              ? <button type="button" class="button strong" onClick={leave}>{done}</button>
              : <button type="button" class="button icon-only" aria-label={text.value.close} onClick={leave}><Icon name="close" /></button>}
          </div>
          {children}
        </div>
      )}
    </dialog>
  );
}
