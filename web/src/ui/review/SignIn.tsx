import { useState } from "preact/hooks";
import { RequestError } from "../../api/client";
import { Dialog } from "../parts/Dialog";
import { Trouble } from "../parts/Trouble";
import { current, takeUp } from "./answers";
import { asked } from "./deciding";
import { signIn } from "./desk";
import { messages } from "./messages";

/** Asks who decides. The browser's own question would know no Arabic, and could not be left. */
export function SignIn() {
  const t = messages.value;
  return (
    <Dialog title={t.signIn} class="review-sign-in" shown={asked.value !== undefined} close={() => (asked.value = undefined)}>
      <p>{asked.value === "expired" ? t.expired : t.signInWhy}</p>
      <Form />
    </Dialog>
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
