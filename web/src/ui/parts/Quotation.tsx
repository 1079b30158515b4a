import { useEffect, useRef, useState } from "preact/hooks";
import { text } from "../../text/text";

/** Milliseconds that the word "copied" stays. */
const SAID_FOR = 4000;

/** Words to be quoted elsewhere, ready to copy. */
export function Quotation({ words }: { words: string }) {
  const t = text.value;
  const quoted = useRef<HTMLParagraphElement>(null);
  const [done, setDone] = useState("");
  useEffect(() => {
    const said = setTimeout(() => setDone(""), SAID_FOR);
    return () => clearTimeout(said);
  }, [done]);
  useEffect(() => setDone(""), [words]);
  // A page that is not served over https, or a browser that forbids it, has no clipboard.
  const copy = () => {
    if (quoted.current) getSelection()?.selectAllChildren(quoted.current);
    Promise.resolve(navigator.clipboard?.writeText(words) ?? Promise.reject(new Error("no clipboard"))).then(() => setDone(t.copied), () => setDone(t.copyByHand));
  };
  return (
    <>
      <p class="citation" dir="auto" ref={quoted}>{words}</p>
      <p class="citation-copy"><button type="button" class="button" onClick={copy}>{t.copy}</button> <span class="faint" role="status">{done}</span></p>
    </>
  );
}
