import { useEffect, useRef, useState } from "preact/hooks";
import { RequestError } from "../../api/client";
import { text } from "../../text/text";
import { Icon } from "../parts/icons";
import { Trouble } from "../parts/Trouble";
import { current, takeUp } from "./answers";
import { asked } from "./deciding";
import { signIn } from "./desk";
import { messages } from "./messages";

/** Asks who decides. The browser's own question would know no Arabic, and could not be left. */
export function SignIn() {
  const dialog = useRef<HTMLDialogElement>(null);
  const shown = asked.value !== undefined;
  useEffect(() => {
    if (shown) dialog.current?.showModal();
    else dialog.current?.close();
  }, [shown]);
  const t = messages.value;
  return (
    <dialog ref={dialog} class="dialog review-sign-in" aria-labelledby="sign-in-title" onClose={() => (asked.value = undefined)}>
      <div class="dialog-body">
        <div class="panel-head">
          <h2 id="sign-in-title">{t.signIn}</h2>
          <button type="button" class="button icon-only" aria-label={text.value.close} onClick={() => dialog.current?.close()}><Icon name="close" /></button>
        </div>
        <p>{asked.value === "expired" ? t.expired : t.signInWhy}</p>
        {shown && <Form />}
      </div>
    </dialog>
  );
}

function Form() {
  const t = messages.value;
  const [error, setError] = useState<RequestError | undefined>();
  const [sending, setSending] = useState(false);
  const send = async (form: HTMLFormElement) => {
    const given = new FormData(form);
    setSending(true);
    setError(undefined);
    try {
      // What is under review stays so, though reviewers have more before it in the queue.
      const group = current.peek();
      if (group) takeUp(group.context, "replace");
      await signIn(String(given.get("name")), String(given.get("secret")));
      asked.value = undefined;
    } catch (refused) {
      setError(refused instanceof RequestError ? refused : new RequestError("server"));
      setSending(false);
    }
  };
  return (
    <form class="review-form" onSubmit={(event) => { event.preventDefault(); if (!sending) void send(event.currentTarget); }}>
      <label><span class="field-label">{t.name}</span><input class="control" name="name" autocomplete="username" dir="auto" required autofocus /></label>
      <label><span class="field-label">{t.secret}</span><input class="control" name="secret" type="password" autocomplete="current-password" dir="ltr" required aria-describedby="secret-hint" /></label>
      <p class="faint note" id="secret-hint">{t.secretHint}</p>
      {error?.problem?.status === 401 && <div class="flag" role="alert"><p>{t.refused}</p><p lang="en" dir="ltr" class="note">{[error.problem.detail, error.problem.hint].filter(Boolean).join("; ")}</p></div>}
      {error && error.problem?.status !== 401 && <Trouble error={error} retry={() => setError(undefined)} />}
      <button type="submit" class="button strong" aria-disabled={sending}>{t.signIn}</button>
    </form>
  );
}
