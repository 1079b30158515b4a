// What is known of an area or an incident, and how surely.

import { plural, type PluralForms } from "../format";

const en = (forms: PluralForms) => (count: number) => plural("en", count, forms);
const ar = (forms: Required<PluralForms>) => (count: number) => plural("ar", count, forms);

export const panel = {
  en: {
    path: "Areas that this one is in",
    countsOf: en({ one: "What becomes of the {n} matching record", other: "What becomes of the {n} matching records" }),
    counts: { mapped: "placed in this area", not_mappable: "perhaps here: place not known so well", suppressed: "suppressed to protect people" },
    atMost: "The darker part of a bar is the documented minimum, the whole the most that is stated.",
    showAll: (count: string) => `Show all ${count}`,

    doubtful: "Doubtful records",
    toDoubtful: "Doubtful",
    doubtfulOf: (doubtful: number, all: string) => plural("en", doubtful, { one: `{n} of ${all} incidents here is doubtful in some way.`, other: `{n} of ${all} incidents here are doubtful in some way.` }),
    noneDoubtful: "No incident here is doubtful in any of these ways.",
    doubtHint: "Choose a reason to see which they are. A record can have several.",
    anyDoubt: "Any of these",
    doubtWithout: "Counted without the filter on doubts.",
    inTable: en({ one: "Show it in the table", other: "Show all {n} in the table" }),
    numbers: "Numbers",
    controlIs: (stated: string, derived: string) => `stated ${stated}, derived ${derived}`,

    among: { governorate: "Among the governorates", district: (parent: string) => `Among the districts of ${parent}`, subdistrict: (parent: string) => `Among the subdistricts of ${parent}` },
    country: "Syria",
    countryLevel: "Country",
    toCountry: "All of Syria in numbers",
    rank: {
      governorate: (position: string, of: string, where: string, metric: string) => `No. ${position} of ${of} governorates in ${where} by ${metric}`,
      district: (position: string, of: string, where: string, metric: string) => `No. ${position} of ${of} districts in ${where} by ${metric}`,
      subdistrict: (position: string, of: string, where: string, metric: string) => `No. ${position} of ${of} subdistricts in ${where} by ${metric}`,
    },
    rankMetrics: { incidents: "incidents", killed: "people killed" } as Record<string, string>,
    here: "this area",

    doubts: "What is doubtful",
    noDoubts: "Nothing in it is doubtful by the rules of the methods page.",
    map: { area: (area: string) => `Map: somewhere in ${area}`, point: (place: string, distance: string) => `Map: ${place}, within ${distance}`, spot: (place: string) => `Map: ${place}` },
    mapGiven: "Circle: the coordinates that the source gives",
    differ: "They differ",
    graphicClosed: "Graphic content: show where it is",

    firstVersion: "first version",
    whatChanged: "What changed",
    sameToReaders: "Nothing that is shown to readers.",
    notPublicThen: "The earlier form cannot be compared: it was not public.",
    fields: {
      title: "Title", summary: "Summary", when: "When", where: "Place as written", placement: "Place as understood", violations: "Violations", casualties: "Casualties",
      facilities: "Facility attacked", weapons: "Weapon used", claims: "Who is held responsible", control_stated: "Control, stated", control_derived: "Control, derived",
      sources: "Sources", grading: "Grading", aggregated: "Several events in one record", sensitivity: "Sensitivity",
    },
    before: "Before",
    after: "After",
    nothing: "nothing",
    yes: "yes",
    sourceCount: en({ one: "{n} source", other: "{n} sources" }),

    cite: "Cite this record",
    citation: (title: string, when: string, dataset: string, id: string, revision: string, day: string, url: string) =>
      `“${title}”, ${when}. ${dataset}. In: tawthiq, record ${id}, revision ${revision}. Retrieved ${day}. ${url}`,
  },
  ar: {
    path: "ما يقع هذا المكان ضمنه",
    countsOf: ar({
      zero: "لا سجلات مطابقة", one: "مآل السجل المطابق الوحيد", two: "مآل السجلين المطابقين", few: "مآل {n} سجلات مطابقة", many: "مآل {n} سجلًا مطابقًا", other: "مآل {n} سجل مطابق",
    }),
    counts: { mapped: "في هذا المكان", not_mappable: "ربما هنا: لا يُعرف المكان بهذه الدقة", suppressed: "محجوبة حمايةً للأشخاص" },
    atMost: "الجزء الداكن من الشريط هو الحد الأدنى الموثّق، والشريط كله أعلى ما ذُكر.",
    showAll: (count: string) => `عرض الكل (${count})`,

    doubtful: "سجلات فيها موضع شك",
    toDoubtful: "مواضع الشك",
    doubtfulOf: (doubtful: number, all: string) => plural("ar", doubtful, {
      zero: `لا شك في أي من الحوادث هنا (${all})`, one: `حادثة واحدة من أصل ${all} هنا فيها موضع شك.`, two: `حادثتان من أصل ${all} هنا فيهما موضع شك.`,
      few: `{n} حوادث من أصل ${all} هنا فيها موضع شك.`, many: `{n} حادثة من أصل ${all} هنا فيها موضع شك.`, other: `{n} حادثة من أصل ${all} هنا فيها موضع شك.`,
    }),
    noneDoubtful: "ليس في الحوادث هنا أي من مواضع الشك هذه.",
    doubtHint: "اختر سببًا لترى أيّ الحوادث هي. وقد تجتمع في السجل الواحد أسباب عدة.",
    anyDoubt: "أيّ منها",
    doubtWithout: "العدّ هنا دون عامل التصفية الخاص بمواضع الشك.",
    inTable: ar({
      zero: "عرضها في الجدول", one: "عرضها في الجدول", two: "عرضهما في الجدول", few: "عرض الحوادث الـ{n} كلها في الجدول", many: "عرض الحوادث الـ{n} كلها في الجدول", other: "عرض الحوادث الـ{n} كلها في الجدول",
    }),
    numbers: "الأعداد",
    controlIs: (stated: string, derived: string) => `المذكور: ${stated}، والمستنتج: ${derived}`,

    among: { governorate: "بين المحافظات", district: (parent: string) => `بين مناطق محافظة ${parent}`, subdistrict: (parent: string) => `بين نواحي منطقة ${parent}` },
    country: "سوريا",
    countryLevel: "البلد",
    toCountry: "سوريا كلها بالأرقام",
    rank: {
      governorate: (position: string, of: string, where: string, metric: string) => `المرتبة ${position} من ${of} بين محافظات ${where} من حيث ${metric}`,
      district: (position: string, of: string, where: string, metric: string) => `المرتبة ${position} من ${of} بين مناطق ${where} من حيث ${metric}`,
      subdistrict: (position: string, of: string, where: string, metric: string) => `المرتبة ${position} من ${of} بين نواحي ${where} من حيث ${metric}`,
    },
    rankMetrics: { incidents: "عدد الحوادث", killed: "عدد القتلى" } as Record<string, string>,
    here: "هذا المكان",

    doubts: "مواضع الشك",
    noDoubts: "لا موضع شك فيها وفق القواعد المبيّنة في صفحة المنهجية.",
    map: { area: (area: string) => `خريطة: في موضع ما ضمن ${area}`, point: (place: string, distance: string) => `خريطة: ${place}، ضمن ${distance}`, spot: (place: string) => `خريطة: ${place}` },
    mapGiven: "الدائرة المفرغة: الإحداثيات التي يذكرها المصدر",
    differ: "مختلفتان",
    graphicClosed: "محتوى قاسٍ: أظهر أين هو",

    firstVersion: "النسخة الأولى",
    whatChanged: "ما الذي تغيّر",
    sameToReaders: "لا شيء مما يُعرض للقراء.",
    notPublicThen: "تتعذر المقارنة بالصيغة السابقة لأنها لم تكن علنية.",
    fields: {
      title: "العنوان", summary: "الملخص", when: "الزمان", where: "المكان كما ورد", placement: "المكان كما فُهم", violations: "الانتهاكات", casualties: "الضحايا",
      facilities: "المنشأة المستهدفة", weapons: "السلاح المستخدم", claims: "الجهة المسؤولة", control_stated: "السيطرة كما ذُكرت", control_derived: "السيطرة كما استُنتجت",
      sources: "المصادر", grading: "درجة الموثوقية", aggregated: "أحداث عدة في سجل واحد", sensitivity: "الحساسية",
    },
    before: "قبل",
    after: "بعد",
    nothing: "لا شيء",
    yes: "نعم",
    sourceCount: ar({ zero: "لا مصادر", one: "مصدر واحد", two: "مصدران", few: "{n} مصادر", many: "{n} مصدرًا", other: "{n} مصدر" }),

    cite: "الاستشهاد بهذا السجل",
    citation: (title: string, when: string, dataset: string, id: string, revision: string, day: string, url: string) =>
      `«${title}»، ${when}. ${dataset}. في: توثيق، السجل ${id}، المراجعة ${revision}. اطُّلع عليه في ${day}. ${url}`,
  },
};
