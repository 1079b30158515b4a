// Numbers, dates and names in the page's language. Arabic is written with Latin digits, as the
// sources do, unless the reader prefers its own, and with the month names that are used in Syria
// (أيار, not مايو).

import type { Label, Language, Range, When } from "../api/types";
import { isMonths } from "../state/period";
import { digits } from "../state/preferences";
import type { Period } from "../state/view";

/** Returns the locale that a language is written in: what is made from it follows the reader's choice of digits. */
export function locale(lang: Language): string {
  if (lang === "en") return "en-GB";
  return digits.value === "arabic" ? "ar-SY-u-nu-arab" : "ar-SY-u-nu-latn";
}

/** Forms of a sentence by the language's plural categories; `{n}` stands for the number. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

const pluralRules: Record<Language, Intl.PluralRules> = {
  en: new Intl.PluralRules("en"),
  ar: new Intl.PluralRules("ar"),
};
/** Formats by their class, locale and options: to make one costs a hundred times as much as to use it. */
const formats = new Map<unknown, Map<string, unknown>>();

function made<T, O>(kind: new (locale: string, options: O) => T, lang: Language, options: O): T {
  const ofKind = formats.get(kind) ?? new Map<string, T>();
  formats.set(kind, ofKind);
  const written = locale(lang);
  const key = written + JSON.stringify(options);
  const format = (ofKind.get(key) as T | undefined) ?? new kind(written, options);
  ofKind.set(key, format);
  return format;
}

function numbers(lang: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return made(Intl.NumberFormat, lang, options);
}

/** Returns a number with grouped digits, and one decimal where incidents were split between parties. */
export function formatNumber(lang: Language, n: number): string {
  return numbers(lang, { maximumFractionDigits: 1 }).format(n);
}

/** Returns a number of any size with three significant digits below 100, none lost in front. */
export function formatFigure(lang: Language, n: number): string {
  if (Number.isInteger(n)) return formatNumber(lang, n);
  if (Math.abs(n) >= 100) return formatNumber(lang, Math.round(n));
  return numbers(lang, { maximumSignificantDigits: 3 }).format(n);
}

/** Returns a number as an axis has room for it: "1.2K". */
export function formatCompact(lang: Language, n: number): string {
  return numbers(lang, { notation: "compact" }).format(n);
}

/** Returns how a number changed, with its sign: "+3", "−0.25", "0". */
export function formatChange(lang: Language, n: number): string {
  const digits: Intl.NumberFormatOptions = Number.isInteger(n) ? {} : Math.abs(n) >= 100 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 };
  return numbers(lang, { signDisplay: "exceptZero", ...digits }).format(n).replace("-", "\u2212");
}

/** Returns the form of a sentence that fits a number, with the number in it. */
export function plural(lang: Language, n: number, forms: PluralForms): string {
  const form = forms[pluralRules[lang].select(n)] ?? forms.other;
  return form.replace("{n}", formatNumber(lang, n));
}

/** Returns "3", "3–5" or "at least 5" in the language's way. */
export function formatRange(lang: Language, range: Range): string {
  const [min, max] = [formatNumber(lang, range.min), formatNumber(lang, range.max)];
  if (range.open) return lang === "ar" ? `${min} على الأقل` : `at least ${min}`;
  if (range.min === range.max) return min;
  return lang === "ar" ? `من ${min} إلى ${max}` : `${min}–${max}`;
}

function utcDay(iso: string): Date {
  return new Date(`${iso}T00:00:00Z`);
}

/** Returns the format of days in universal time. */
export function dates(lang: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return made(Intl.DateTimeFormat, lang, { timeZone: "UTC", ...options });
}

const FULL: Intl.DateTimeFormatOptions = { day: "numeric", month: "long", year: "numeric" };

/** Returns an ISO day written out, or the text itself where it is no date. */
export function formatDay(lang: Language, iso: string): string {
  const day = utcDay(iso.slice(0, 10));
  return Number.isNaN(day.getTime()) ? iso : dates(lang, FULL).format(day);
}

/** Returns the time of an incident no finer than it is known: "May 2020" for a month. Names of months can be short. */
export function formatWhen(lang: Language, when: When, month: "long" | "short" = "long"): string {
  const [start, end] = [utcDay(when.start), utcDay(when.end || when.start)];
  if (Number.isNaN(start.getTime()) || Number.isNaN(end.getTime())) return when.start;
  if (when.precision === "year") return formatSpan(lang, start, end, { year: "numeric" });
  if (when.precision === "month") return formatSpan(lang, start, end, { month, year: "numeric" });
  return formatSpan(lang, start, end, { ...FULL, month });
}

function formatSpan(lang: Language, start: Date, end: Date, options: Intl.DateTimeFormatOptions): string {
  return dates(lang, options).formatRange(start, end);
}

/** Returns the name of a day's month, as short as the language has it. */
export function formatMonth(lang: Language, iso: string): string {
  return dates(lang, { month: "short" }).format(utcDay(iso));
}

/** Returns a year in the language's digits. */
export function formatYear(lang: Language, year: number): string {
  return dates(lang, { year: "numeric" }).format(utcDay(`${year}-01-01`));
}

/** Returns a period of whole days as short as it can be said: "May 2020", "2020", "4–18 May 2020". */
export function formatPeriod(lang: Language, { from, to }: Period): string {
  const [start, end] = [utcDay(from), utcDay(to)];
  if (!isMonths({ from, to })) return formatSpan(lang, start, end, FULL);
  const years = from.endsWith("-01-01") && to.endsWith("-12-31");
  return formatSpan(lang, start, end, years ? { year: "numeric" } : { month: "long", year: "numeric" });
}

/** Returns a distance given in metres: "800 m", "2.5 km". */
export function formatDistance(lang: Language, metres: number): string {
  const [value, unit] = metres < 1000 ? [metres, "meter"] : [metres / 1000, "kilometer"];
  return numbers(lang, { style: "unit", unit, maximumFractionDigits: 1 }).format(value);
}

/** Returns a percentage of any size with three significant digits. What is not the whole is never rounded up to it. */
export function formatPercent(lang: Language, percent: number): string {
  const shown = percent < 100 ? Math.min(percent, 99.9) : percent;
  return numbers(lang, { style: "percent", maximumSignificantDigits: 3 }).format(shown / 100);
}

/** Returns a share of 1 as a percentage. */
export function formatShare(lang: Language, share: number): string {
  return numbers(lang, { style: "percent", maximumFractionDigits: 0 }).format(share);
}

/** Returns the text in the language, or in the other one where it is missing, or "". */
export function pick(lang: Language, label: Label | string | undefined): string {
  if (!label || typeof label === "string") return label ?? "";
  return (lang === "ar" ? label.ar || label.en : label.en || label.ar) ?? "";
}

/** Returns phrases joined by the language's "or". */
export function either(lang: Language, phrases: readonly string[]): string {
  return made(Intl.ListFormat, lang, { type: "disjunction" }).format(phrases);
}

/** Returns phrases joined by the language's "and". */
export function together(lang: Language, phrases: readonly string[]): string {
  return made(Intl.ListFormat, lang, { type: "conjunction" }).format(phrases);
}

/** Orders names as a reader of the language expects. */
export function byName(lang: Language): (a: string, b: string) => number {
  return made(Intl.Collator, lang, {}).compare;
}
