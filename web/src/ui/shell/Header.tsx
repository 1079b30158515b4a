import { lang, change, mode } from "../../state/store";
import { MODES } from "../../state/view";
import { text } from "../../text/text";
import { Preferences } from "../share/Preferences";
import { ShareMenu } from "../share/ShareMenu";

/** Name, views, language. */
export function Header() {
  const t = text.value;
  const other = lang.value === "ar" ? "en" : "ar";
  return (
    <header class="header">
      <h1 class="wordmark">
        <span lang="en" dir="ltr">tawthiq</span> <span lang="ar" dir="rtl" class="wordmark-ar">توثيق</span>
      </h1>
      <p class="tagline">{t.tagline}</p>
      <nav class="modes" aria-label={t.shell.modesLabel}>
        {MODES.map((one) => (
          <button key={one} type="button" class="mode" aria-current={mode.value === one ? "page" : undefined} title={t.shell.modeHints[one]}
            onClick={() => change({ mode: one })}>
            {t.shell.modes[one]}
          </button>
        ))}
      </nav>
      <div class="header-actions">
        <ShareMenu />
        <button type="button" class="button quiet" lang={other} title={t.switchLanguage} onClick={() => change({ lang: other })}>
          {t.otherLanguage}
        </button>
        <Preferences />
      </div>
    </header>
  );
}
