import { useEffect } from "preact/hooks";
import { lang } from "../../state/store";
import { text } from "../../text/text";

/** Keeps the language, direction and title of the document those of the page. */
export function useDocument(): void {
  const { title } = text.value;
  const language = lang.value;
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = language === "ar" ? "rtl" : "ltr";
    document.title = title;
  }, [language]);
}
