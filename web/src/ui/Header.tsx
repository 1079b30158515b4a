import { lang, change, open, opened } from "../state/store";
import { text } from "../text/text";
import { Icon } from "./icons";
import { methodShown } from "./Method";

/** Name, lists, method, language. */
export function Header() {
  const t = text.value;
  const other = lang.value === "ar" ? "en" : "ar";
  const listShown = opened.value.kind === "areas" || opened.value.kind === "incidents";
  return (
    <header class="header">
      <h1 class="wordmark">
        <span lang="en" dir="ltr">tawthiq</span> <span lang="ar" dir="rtl" class="wordmark-ar">توثيق</span>
      </h1>
      <p class="tagline">{t.tagline}</p>
      <nav class="header-actions">
        <button type="button" class="button quiet" aria-pressed={listShown} title={t.listViewHint}
          onClick={() => open(listShown ? { kind: "none" } : { kind: "areas" })}>
          <Icon name="list" /><span>{t.listView}</span>
        </button>
        <button type="button" class="button quiet" onClick={() => (methodShown.value = true)}>
          <Icon name="info" /><span class="label">{t.sourcesAndMethod}</span>
        </button>
        <button type="button" class="button quiet" lang={other} title={t.switchLanguage} onClick={() => change({ lang: other })}>
          {t.otherLanguage}
        </button>
      </nav>
    </header>
  );
}
