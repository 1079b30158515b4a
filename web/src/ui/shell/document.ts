import { useLayoutEffect } from "preact/hooks";
import { lang } from "../../state/store";
import { text } from "../../text/text";

/** Keeps the language, direction and title of the document those of the page, before it is painted in them. */
export function useDocument(): void {
  const { title } = text.value;
  const language = lang.value;
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = language === "ar" ? "rtl" : "ltr";
    document.title = title;
  }, [language]);
}
