import type { RequestError } from "../../api/client";
import { recoverAll } from "../../api/query";
import { text } from "../../text/text";

/** What went wrong and what to do about it, in the server's words where it gave any. Its button asks again for everything that failed, unless it says what else to do. */
export function Trouble({ error, retry = recoverAll }: { error: RequestError; retry?: () => void }) {
  const t = text.value;
  const { problem } = error;
  return (
    <div class="trouble" role="alert">
      <p class="trouble-title">{t.errorTitle[error.kind]}</p>
      {problem?.detail && <p dir="auto">{problem.detail}</p>}
      {problem?.allowed && <p dir="auto" class="faint">{`${t.allowedValues} ${problem.allowed.slice(0, 12).join(", ")}${problem.allowed.length > 12 ? ", …" : ""}`}</p>}
      <p class="faint" dir="auto">{problem?.hint ?? t.errorHint[error.kind]}</p>
      <button type="button" class="button" onClick={retry}>{t.retry}</button>
    </div>
  );
}

/** A grey shape where text will be. */
export function Skeleton({ lines }: { lines: number }) {
  return (
    <div class="skeleton" role="status" aria-label={text.value.loading}>
      {Array.from({ length: lines }, (_, i) => <span key={i} />)}
    </div>
  );
}
