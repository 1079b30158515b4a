// What the map draws, how, and what it means.

const RTL_MARK = "\u200f";

/** Returns the name of a metric as it stands within a sentence in English. */
const within = (metric: string) => `${metric}`.replace(/^./, (first) => first.toLowerCase());

export const layers = {
  en: {
    title: "Map layers",
    open: "Layers and colours",
    names: { names: "Place names", incidents: "Incidents", control: "Area of control", water: "Rivers and lakes", shades: "Shades of areas" },
    opacity: (layer: string) => `Opacity of ${layer}`,
    percent: (percent: string) => `${percent}%`,
    shading: "Shades",
    scheme: "Colours",
    schemes: { plum: "Sand to plum", blues: "Blues", viridis: "Viridis", cividis: "Cividis", greys: "Greys" },
    second: "Together with",
    noSecond: "No second number",
    heldOn: "Control on",
    heldOnHint: "Left empty, it follows the last day of the period.",
    controlOn: (day: string) => `Area of control on ${day}`,
    controlHolds: (from: string, to: string) => `The same from ${from} to ${to}`,
    controlSince: (from: string) => `The same since ${from}`,
    controlUnknown: (day: string) => `Nothing is known of control on ${day}`,
    controlSources: (sources: string) => `Source: ${sources}`,
    controlCaveat: "Every place goes with the nearest community of its subdistrict; no front line is surveyed",
    rings: "Ring: share of each party in the incidents",
    bivariate: (first: string, second: string) => `${first} and ${within(second)}`,
    more: (metric: string) => `More ${within(metric)}`,
    low: "low", middle: "middle", high: "high",
    cell: (first: string, second: string, firstRange: string, secondRange: string, areas: string) => `${first} ${firstRange}, ${second} ${secondRange}: ${areas}`,
  },
  ar: {
    title: "طبقات الخريطة",
    open: "الطبقات والألوان",
    names: { names: "أسماء الأماكن", incidents: "الحوادث", control: "مناطق السيطرة", water: "الأنهار والبحيرات", shades: "تظليل المناطق" },
    opacity: (layer: string) => `شفافية ${layer}`,
    percent: (percent: string) => `${RTL_MARK}${percent}٪`,
    shading: "التظليل",
    scheme: "الألوان",
    schemes: { plum: "من الرملي إلى البرقوقي", blues: "تدرج الأزرق", viridis: "فيريديس", cividis: "سيفيديس", greys: "تدرج الرمادي" },
    second: "مع مؤشر ثانٍ",
    noSecond: "دون مؤشر ثانٍ",
    heldOn: "السيطرة في يوم",
    heldOnHint: "إن تُرك فارغًا فآخر يوم من الفترة.",
    controlOn: (day: string) => `مناطق السيطرة في ${day}`,
    controlHolds: (from: string, to: string) => `دون تغيير من ${from} إلى ${to}`,
    controlSince: (from: string) => `دون تغيير منذ ${from}`,
    controlUnknown: (day: string) => `لا يُعرف شيء عن السيطرة في ${day}`,
    controlSources: (sources: string) => `المصدر: ${sources}`,
    controlCaveat: "يُلحق كل مكان بأقرب تجمع سكاني في ناحيته؛ ولم تُمسح خطوط التماس",
    rings: "الحلقة: حصة كل جهة من الحوادث",
    bivariate: (first: string, second: string) => `${first} و${second}`,
    more: (metric: string) => `ازدياد ${metric}`,
    low: "منخفض", middle: "متوسط", high: "مرتفع",
    cell: (first: string, second: string, firstRange: string, secondRange: string, areas: string) => `${first}: ${firstRange}، ${second}: ${secondRange}: ${areas}`,
  },
};
