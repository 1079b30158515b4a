// The frame of the page: where a reader can go.

export const shell = {
  en: {
    modesLabel: "Views",
    modes: { map: "Map", table: "Table", review: "Review", methods: "Methods" },
    modeHints: {
      map: "Where it happened", table: "The same records as tables, without the map",
      review: "Places that are in doubt, to decide", methods: "What the numbers mean and where they come from",
    },
    levelAuto: "Auto",
    levelAutoHint: "The level that suits the zoom",
    partOf: "This part of the page could not be loaded",
  },
  ar: {
    modesLabel: "طرق العرض",
    modes: { map: "الخريطة", table: "الجداول", review: "المراجعة", methods: "المنهجية" },
    modeHints: {
      map: "أين وقع ما وقع", table: "السجلات نفسها في جداول، دون خريطة",
      review: "أماكن مشكوك فيها تحتاج إلى قرار", methods: "معنى الأرقام ومصدرها",
    },
    levelAuto: "تلقائي",
    levelAutoHint: "المستوى الذي يناسب التقريب",
    partOf: "تعذر تحميل هذا الجزء من الصفحة",
  },
};
