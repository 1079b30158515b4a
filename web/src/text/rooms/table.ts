// The map's content as tables.

import { plural, type PluralForms } from "../format";

const many = { en: (forms: PluralForms) => (n: number) => plural("en", n, forms), ar: (forms: Required<PluralForms>) => (n: number) => plural("ar", n, forms) };

export const table = {
  en: {
    choose: "What the table lists",
    tables: { incidents: "Incidents", areas: "Areas" },
    areas: many.en({ one: "{n} area", other: "{n} areas" }),
    help: "Arrow keys go from cell to cell, Page Up and Page Down by a screenful, Control with Home or End to the first or the last row. Enter opens the row, and in a heading sorts by it.",
    columns: {
      date: "Date", incident: "Incident", place: "Place", governorate: "Governorate", precision: "Place known as", violation: "Violation", party: "Party", killed: "Killed",
      injured: "Injured", detained: "Detained", doubts: "Doubtful", control: "Control", grading: "Grading", dataset: "Dataset",
    },
    above: "Part of",
    population: "Population",
    notStated: "not stated",
    order: "Order",
    orders: {
      "-date": "Latest first", date: "Earliest first", "-killed": "Most killed first", killed: "Fewest killed first", "-injured": "Most injured first", injured: "Fewest injured first",
      "-detained": "Most detained first", detained: "Fewest detained first", governorate: "By governorate", party: "By party", violation: "By violation", precision: "Most exact place first",
    },
    row: "Row",
    ofRows: (count: string) => `of ${count}`,
    notes: "About these numbers",
    controlShares: "Shares are of the number of communities, not of land or people",
    missing: "Some rows could not be loaded.",
  },
  ar: {
    choose: "محتوى الجدول",
    tables: { incidents: "الحوادث", areas: "الأماكن" },
    areas: many.ar({ zero: "لا أماكن", one: "مكان واحد", two: "مكانان", few: "{n} أماكن", many: "{n} مكانًا", other: "{n} مكان" }),
    help: "تنقّل بين الخلايا بمفاتيح الأسهم، وبين الشاشات بمفتاحي Page Up وPage Down، وإلى أول صف أو آخر صف بمفتاح Control مع Home أو End. يفتح مفتاح Enter الصف، ويرتّب الجدول إن كنت في عنوان عمود.",
    columns: {
      date: "التاريخ", incident: "الحادثة", place: "المكان", governorate: "المحافظة", precision: "دقة المكان", violation: "الانتهاك", party: "الجهة", killed: "القتلى",
      injured: "الجرحى", detained: "المعتقلون", doubts: "موضع شك", control: "السيطرة", grading: "الموثوقية", dataset: "مجموعة البيانات",
    },
    above: "يتبع",
    population: "عدد السكان",
    notStated: "غير مذكور",
    order: "الترتيب",
    orders: {
      "-date": "الأحدث أولًا", date: "الأقدم أولًا", "-killed": "الأكثر قتلى أولًا", killed: "الأقل قتلى أولًا", "-injured": "الأكثر جرحى أولًا", injured: "الأقل جرحى أولًا",
      "-detained": "الأكثر معتقلين أولًا", detained: "الأقل معتقلين أولًا", governorate: "حسب المحافظة", party: "حسب الجهة", violation: "حسب نوع الانتهاك", precision: "الأدق مكانًا أولًا",
    },
    row: "الصف",
    ofRows: (count: string) => `من ${count}`,
    notes: "عن هذه الأرقام",
    controlShares: "النسب من عدد التجمعات السكانية، لا من المساحة ولا من عدد السكان",
    missing: "تعذّر تحميل بعض الصفوف.",
  },
};
