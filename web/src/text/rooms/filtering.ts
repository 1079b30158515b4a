// The filter bar: which records are meant.

import { plural, type PluralForms } from "../format";

const en = (forms: PluralForms) => (count: number) => plural("en", count, forms);
const ar = (forms: Required<PluralForms>) => (count: number) => plural("ar", count, forms);

export const filtering = {
  en: {
    period: "Period",
    allDates: "All dates",
    since: (day: string) => `From ${day}`,
    until: (day: string) => `Until ${day}`,
    yearBefore: "The year before",
    yearAfter: "The year after",
    wholeYear: (year: string) => `All of ${year}`,
    months: (year: string) => `Months of ${year}`,
    monthsHint: "Hold Shift for several months",

    search: "Area or text",
    searchHint: "Place or words",
    areas: "Only records here",
    places: "Show on the map",
    text: "Only records with the words",
    words: (words: string) => `“${words}”`,
    placesAsked: "Looking for places…",
    found: en({ one: "{n} suggestion", other: "{n} suggestions" }),

    more: "More filters",
    moreHint: "Facility…",
    find: (list: string) => `Find in ${list}`,
    findHint: "Type to find",
    valuesFound: en({ one: "{n} value found", other: "{n} values found" }),
    noneFound: "No value has this name. Try another spelling, or the other language.",
    countsHint: "Records that match all other filters",
    countsMissing: "The numbers could not be loaded.",
    heldBack: en({ one: "{n} more is held back to protect people", other: "{n} more are held back to protect people" }),
    members: (group: string) => `Members of ${group}`,
    clear: "Clear",

    joint: "Joint incidents",
    countings: { full: "Count under each party", split: "Split between the parties", sole: "Leave out" },
    everything: (period: string) => `No filter: all records, ${period}`,
    everythingUndated: "No filter: all records",
  },
  ar: {
    period: "المدة",
    allDates: "كل التواريخ",
    since: (day: string) => `منذ ${day}`,
    until: (day: string) => `حتى ${day}`,
    yearBefore: "السنة السابقة",
    yearAfter: "السنة التالية",
    wholeYear: (year: string) => `عام ${year} كله`,
    months: (year: string) => `أشهر عام ${year}`,
    monthsHint: "لاختيار عدة أشهر اضغط مفتاح Shift",

    search: "المكان أو نص",
    searchHint: "مكان أو كلمات",
    areas: "السجلات في هذا المكان فقط",
    places: "عرض على الخريطة",
    text: "السجلات التي ترد فيها الكلمات",
    words: (words: string) => `«${words}»`,
    placesAsked: "جارٍ البحث عن الأماكن…",
    found: ar({ zero: "لا اقتراحات", one: "اقتراح واحد", two: "اقتراحان", few: "{n} اقتراحات", many: "{n} اقتراحًا", other: "{n} اقتراح" }),

    more: "عوامل أخرى",
    moreHint: "المنشأة…",
    find: (list: string) => `البحث في: ${list}`,
    findHint: "اكتب للبحث",
    valuesFound: ar({ zero: "لا قيمة مطابقة", one: "قيمة واحدة مطابقة", two: "قيمتان مطابقتان", few: "{n} قيم مطابقة", many: "{n} قيمة مطابقة", other: "{n} قيمة مطابقة" }),
    noneFound: "لا قيمة بهذا الاسم. جرّب كتابة أخرى، أو ابحث باللغة الثانية.",
    countsHint: "عدد السجلات المطابقة لسائر عوامل التصفية",
    countsMissing: "تعذّر تحميل الأعداد.",
    heldBack: ar({
      zero: "لا سجلات محجوبة", one: "سجل آخر محجوب حمايةً للأشخاص", two: "سجلان آخران محجوبان حمايةً للأشخاص",
      few: "{n} سجلات أخرى محجوبة حمايةً للأشخاص", many: "{n} سجلًا آخر محجوبًا حمايةً للأشخاص", other: "{n} سجل آخر محجوب حمايةً للأشخاص",
    }),
    members: (group: string) => `ما يندرج تحت: ${group}`,
    clear: "مسح",

    joint: "الحوادث المشتركة",
    countings: { full: "تُحتسب لكل جهة", split: "تُقسَّم بين الجهات", sole: "لا تُحتسب" },
    everything: (period: string) => `دون تصفية: جميع السجلات، ${period}`,
    everythingUndated: "دون تصفية: جميع السجلات",
  },
};
