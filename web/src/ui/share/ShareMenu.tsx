import { useId, useRef, useState } from "preact/hooks";
import { choropleth } from "../../state/answers";
import { lang, mode, view } from "../../state/store";
import { formatNumber } from "../../text/format";
import { text } from "../../text/text";
import { Menu } from "../parts/Menu";
import { say } from "../parts/Toast";
import { copyField } from "./copy";
import { frameOf, linkTo, pinned, snippet } from "./link";
import { printPage } from "./print";
import { filterInWords, subject } from "./words";

/** Taking what is shown elsewhere: as a link, a picture, paper, or in a frame. */
export function ShareMenu() {
  return <Menu icon="share" label={text.value.sharing.share}>{(close) => <Ways close={close} />}</Menu>;
}

function Ways({ close }: { close: () => void }) {
  const t = text.value.sharing;
  const [keep, setKeep] = useState(false);
  const revision = view.value.filter.revision || (choropleth.answer.value.data?.revision ?? 0);
  const shown = pinned(view.value, keep ? revision : 0);
  return (
    <>
      <Copied label={t.link} value={linkTo(location.origin, shown)} />
      {revision > 0 && (
        <label class="menu-check">
          <input type="checkbox" checked={keep || view.value.filter.revision > 0} disabled={view.value.filter.revision > 0} onChange={(event) => setKeep(event.currentTarget.checked)} />
          <span>{t.pin(formatNumber(lang.value, revision))} <span class="faint note">{t.pinHint}</span></span>
        </label>
      )}
      <div class="menu-ways">
        {mode.value === "map" && <PictureButton />}
        <button type="button" class="button" onClick={() => { close(); void printPage(); }}>{t.print}</button>
      </div>
      {mode.value === "map" && (
        <details class="menu-embed">
          <summary>{t.embed}</summary>
          <p class="faint note">{t.embedHint}</p>
          <Copied label={t.snippet} value={snippet(frameOf(location.origin, shown), [subject(), ...filterInWords()].join(" · "))} lines={5} />
        </details>
      )}
    </>
  );
}

function PictureButton() {
  const t = text.value.sharing;
  const [busy, setBusy] = useState(false);
  const draw = async () => {
    if (busy) return;
    setBusy(true);
    try {
      const { savePicture } = await import("./picture/save");
      await savePicture();
      say(t.drawn);
    } catch {
      say(t.notDrawn);
    }
    setBusy(false);
  };
  return <button type="button" class="button" aria-disabled={busy} onClick={() => void draw()}>{busy ? t.drawing : t.picture}</button>;
}

/** A text that only can be copied. */
function Copied({ label, value, lines = 1 }: { label: string; value: string; lines?: number }) {
  const id = useId();
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const shared = { id, ref: field, class: "control", dir: "ltr", readOnly: true, value, onFocus: () => field.current?.select() } as const;
  return (
    <div class="field">
      <label class="field-label" for={id}>{label}</label>
      <div class={lines > 1 ? "copied tall" : "copied"}>
        {lines > 1 ? <textarea {...shared} rows={lines} /> : <input {...shared} type="text" />}
        <button type="button" class="button" onClick={() => field.current && void copyField(field.current)}>{text.value.sharing.copy}</button>
      </div>
    </div>
  );
}
