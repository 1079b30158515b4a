// The methods page: what the numbers mean and where they come from, for readers. Loaded with its room.

import { plural, type PluralForms } from "../format";

const en1 = (forms: PluralForms) => (count: number) => plural("en", count, forms);
const ar6 = (forms: Required<PluralForms>) => (count: number) => plural("ar", count, forms);

const en = {
  title: "What the numbers mean and where they come from",
  lead: "This page shows incidents that somebody documented: who is said to have done what, to whom, where and when. It counts them and draws them no finer than they are known. Below is how.",
  contents: "On this page",
  linkTo: (section: string) => `Link to “${section}”`,
  term: "Term",
  meaning: "Meaning",

  sections: {
    numbers: {
      title: "What a number is",
      body: [
        "Every number is a documented minimum, not an estimate of what happened. An area without a record is not an area without violations: it may be one from which nobody could report.",
        "Sources seldom agree to the last person. A number of people is therefore kept from a minimum to a maximum; where a source says “at least”, no maximum is known. Maps and rankings use the minimum.",
        "A number that no source states is left out and said to be missing. It is never shown as zero.",
        "Records graded contested or discounted add nothing to the minimum.",
        "Children, women, medical workers and other groups of people are parts of a total. They overlap, so they are never added up.",
        "A record is called a massacre where its sources state that at least five civilians were killed in one event.",
        "Some sources print a number without the events behind it. Such a record stands for several events, is marked so, counts as one record and is never a massacre.",
      ],
    },
    counting: {
      title: "How incidents are counted",
      body: [
        "An incident counts in the period in which it began, so periods that do not overlap never count one twice. Where only the month or the year is known it counts on the first day of that; the chart of time draws such records paler.",
        "An incident of several parties counts once in every total. How it counts under each of its parties is chosen in the filter, and printed with the figure:",
        "Where it is disputed who did it, or only one of several parties can have, the incident adds to the highest number of each of them and not to the lowest. Asked for all of them together, one of them did it, and it counts in both.",
      ],
    },
    violations: {
      title: "Violations",
      body: ["An incident has one or more of these, as its source describes it. A number of people is that of the incident, not of each violation in it."],
    },
    parties: {
      title: "Parties and how surely they are named",
      body: [
        "The parties are those to whom sources attribute incidents. A group stands for its members. A party is named only for the time in which it existed as such: an incident that it is named for outside that time is refused.",
        "“Other parties” holds what is documented without a party that can be named, such as landmines of unknown origin.",
        "Each attribution is a claim, and says of what kind it is and how sure its source was:",
      ],
    },
    places: {
      title: "Where an incident is drawn",
      body: [
        "Most sources describe a place in words. The words are kept as they were written; beside them stands the place as it was understood: found among 8,007 places and 348 areas by the letters and sounds of its name, in Arabic or in Latin script, and by the area that the source names.",
        "A place is accepted where the first reading is as good as certain and nothing speaks against it. Otherwise it waits for a person: until then the record counts only in the area that all its likely readings share. What was decided is used for later records with the same words.",
        "Nothing is drawn finer than it is known. An incident known only to its district shades that district and the governorate above it, never a subdistrict, and never as a point. Under each map stands how many incidents are on it, how many count but cannot be shown at that level, and how many are held back: together these are all that match.",
      ],
    },
    doubt: {
      title: "What counts as doubtful",
      body: [
        "Records can be filtered by what is doubtful in them, and each says what it is. A record can be doubtful in several ways. These are findings about the documentation, not judgements of what happened.",
      ],
    },
    rates: {
      title: "Rates, shares and differences",
      body: [
        "“Per 100,000 people” divides by the estimated population of the year that the legend names. Millions were displaced before and after that year, so a rate compares areas only roughly. An area whose population is not known has no rate.",
        "A share is what the chosen parties have of the same records without the choice of parties. Where it is a share of fewer than 20, one more or less moves it by five points or more; such areas are marked.",
        "A difference of two periods subtracts the documented minima. An area with records in one period only had none in the other; where either number is not stated, nor is the difference. Periods of different length are not evened out: their lengths are printed.",
        "Classes are made from the values of the areas shown, by the method that the legend names. To compare maps, choose bounds of your own.",
      ],
    },
    control: {
      title: "Who held a place",
      body: [
        "Control is what sources claim of communities and areas for certain days. It is never carried over to days of which no source speaks: there it is not known. Of one source the claim that began last holds; where sources differ the place is contested.",
        "A record keeps both who its own source says held the place and what the layers below say. Figures use the first where there is one; where the two differ the record says so.",
        "Shares of an area count its communities, not its land or its people. On the map every place goes with the nearest community of its subdistrict; no front line is surveyed.",
        "These sources are used:",
      ],
    },
    linked: {
      title: "The same event in several datasets",
      body: [
        "Publishers document the same attack. Records of different datasets that are likely to be of one event are linked, and never merged or changed. They are compared by day (at most one apart), place (within two kilometres and their uncertainties, or the same subdistrict), party, kind of violation and numbers of people; enough of these must agree.",
        "Nobody has checked the links. In a trial with three public datasets, 62 of 68 were right as far as the texts can say, five could not be told and one was wrong. Links are missed rather than made.",
        "“Count each” counts every record. “Count once” counts of each event one record, with its own numbers: one that states how many people came to harm; of these the one that is placed most precisely, then the best graded.",
      ],
    },
    protection: {
      title: "How people are protected",
      body: [
        "Confidential records appear nowhere, not even in a total. Restricted ones are shown no finer than the subdistrict and the month, without text, sources or history, and only in groups of at least three that look alike; the others are counted as held back, without saying which question they would match. So nobody can be found by comparing answers.",
        "Names and contacts of sources, and of who changed a record, are never served. Graphic media are never loaded here: links open only when you follow them.",
        "Do not use this page to locate people.",
      ],
    },
    sources: {
      title: "Sources and licences",
      body: ["What is counted comes from these datasets; their licences hold for what is taken from them."],
    },
    citing: {
      title: "How to cite a figure",
      body: [
        "Records are corrected, added and withdrawn, and every change makes a new revision. A figure can be found again only with its revision: cite the publishers, the revision, the day, and an address that holds both the filter and the revision. The address of this page has every choice you made; the one below adds the revision.",
        "A record is cited by its identifier; its panel has the text for that.",
        "What changed between two revisions, and every figure as of an earlier one, can be asked for by program:",
      ],
    },
  },

  countings: {
    full: "It counts as one under each party. Figures by party then add up to more than the total. This is the rule unless another is chosen.",
    split: "Each of its parties has an equal part of it: halves, thirds.",
    sole: "It is left out; only incidents of a single party count.",
  },
  violationMeanings: {
    "extrajudicial-killing": "Killing of people without the judgment of a court, in an attack or otherwise.",
    "death-under-torture": "Death from torture, ill-treatment or withheld care in detention.",
    "arbitrary-arrest": "Taking or holding people without a lawful reason or the process that the law demands.",
    "enforced-disappearance": "Taking people and then denying it, or hiding what became of them.",
    release: "Release of people who were held: no violation, but documented with the arrests.",
    "attack-on-vital-facility": "An attack on a place that civilian life depends on: a school, a hospital, a market, a camp.",
    "indiscriminate-attack": "An attack that does not, or cannot, tell civilians from military targets.",
    "outlawed-weapon": "Use of barrel bombs, cluster munitions, incendiary or chemical weapons.",
    "sexual-violence": "Rape and other acts of a sexual nature by force or coercion.",
    looting: "Taking or seizing what belongs to others.",
    "forced-displacement": "Driving people from where they live.",
    "child-recruitment": "Enlisting children, or using them in hostilities.",
    siege: "Cutting off people from food, medicine and leaving.",
    other: "Documented, and of none of these kinds.",
  } as Record<string, string>,
  claimMeanings: {
    sole: "The source names one party.",
    joint: "The parties acted together, or it cannot be told yet which of them did it.",
    alternative: "One of the named parties did it; the source does not know which.",
    contested: "Sources disagree, or the party is disputed.",
    unidentified: "The source says that the party is not known.",
    inferred: "Not stated, but concluded from what the source tells.",
  } as Record<string, string>,
  confidenceMeanings: {
    stated: "The source says so outright.",
    believed: "The source thinks it likely.",
    "claimed-by-party": "The party says that it did it.",
    derived: "Concluded from other facts of the record.",
  } as Record<string, string>,
  drawnAs: {
    exact: "A point.",
    locality: "A point with a symbol of its own, in the middle of the place.",
    near: "A point with the circle in which it lies.",
    subdistrict: "The subdistrict is shaded, and what is above it.",
    district: "The district is shaded, and the governorate.",
    governorate: "The governorate is shaded.",
    region: "Nothing is drawn: a region without fixed borders, or somewhere between two places. It counts in the finest area that holds all of it.",
    country: "Nothing is drawn: it counts in totals only.",
  } as Record<string, string>,
  drawn: "What is drawn",
  doubtMeanings: {
    place: "The place waits for a person to decide, was not found, or is known only to an area.",
    date: "The date is known only to a week, a month or a year.",
    attribution: "No claim is made of who did it, or it is one of several parties, contested, not identified or inferred.",
    numbers: "People are counted as a range or “at least”, or somebody was killed and no number is stated.",
    grading: "The record is graded weak, contested or discounted.",
    sources: "It names no source, or a single one.",
    control: "Its source and the layers of control differ on who held the place.",
  } as Record<string, string>,

  validity: "Named for",
  always: "the whole time",
  from: (day: string) => `from ${day}`,
  until: (day: string) => `until ${day}`,
  fromUntil: (from: string, to: string) => `${from} to ${to}`,
  joinedRule: "Joint incidents",
  kindsOfClaims: "Kinds of claims",
  confidences: "How sure the source was",
  toReview: "See what waits for a decision",
  controlDays: "Days",
  controlPlaces: en1({ one: "{n} place", other: "{n} places" }),
  controlAreas: en1({ one: "{n} area", other: "{n} areas" }),
  derivationRuns: "Control is being derived anew from changed layers: figures by control rest in part on the former ones until that is done.",
  datasets: "Datasets",
  records: en1({ one: "{n} record", other: "{n} records" }),
  kinds: { report: "the records of one report", running: "added to" } as Record<string, string>,
  noDatasets: "No dataset has a public record yet.",
  facts: "Maps, places and population",
  populationYear: (year: string) => `Population of ${year}.`,
  program: (version: string) => `Made with tawthiq ${version}, which is open source.`,
  citation: (publishers: string, revision: string, day: string, url: string) => `${publishers}: documented incidents in Syria. In: tawthiq, revision ${revision}. Retrieved ${day}. ${url}`,
  citationTitle: "For the view that you came from",
  interface: "The interface for programs, with every path explained",
};

const ar: typeof en = {
  title: "معنى الأرقام ومصدرها",
  lead: "تعرض هذه الصفحة حوادث وثّقها أحد: مَن يُنسب إليه الفعل، وما الفعل، وبحق مَن، وأين، ومتى. وهي تحصيها وترسمها بدقة لا تفوق ما عُرف عنها. وفيما يلي بيان ذلك.",
  contents: "في هذه الصفحة",
  linkTo: (section) => `رابط إلى «${section}»`,
  term: "المصطلح",
  meaning: "المعنى",

  sections: {
    numbers: {
      title: "ما معنى الرقم",
      body: [
        "كل رقم هو الحد الأدنى الموثّق، وليس تقديرًا لما وقع. وخلوّ مكان من السجلات لا يعني خلوّه من الانتهاكات، فقد يكون مكانًا لم يتمكن أحد من الإبلاغ منه.",
        "قلّما تتفق المصادر على عدد واحد، لذا يُحفظ عدد الأشخاص من حد أدنى إلى حد أعلى، وحيث يقول المصدر «على الأقل» لا يُعرف حد أعلى. وتُبنى الخرائط والمراتب على الحد الأدنى.",
        "العدد الذي لا يذكره أي مصدر يُترك ويُقال إنه غير مذكور، ولا يُعرض صفرًا أبدًا.",
        "السجلات المصنّفة متنازعًا عليها أو مستبعدة لا تزيد الحد الأدنى شيئًا.",
        "الأطفال والسيدات والكوادر الطبية وغيرهم أجزاء من المجموع، وهي متداخلة، لذا لا تُجمع أبدًا.",
        "يُسمّى السجل مجزرة حين تذكر مصادره مقتل خمسة مدنيين على الأقل في حدث واحد.",
        "تذكر بعض المصادر عددًا دون الأحداث التي يتألف منها. فسجل كهذا يمثل أحداثًا عدة، ويوسم بذلك، ويُحتسب سجلًا واحدًا، ولا يُعد مجزرة.",
      ],
    },
    counting: {
      title: "كيف تُحتسب الحوادث",
      body: [
        "تُحتسب الحادثة في المدة التي بدأت فيها، فلا تُحتسب مرتين في مدد غير متداخلة. وإذا لم يُعرف إلا شهرها أو سنتها احتُسبت في أول أيامها، ويرسمها مخطط الزمن بلون أفتح.",
        "الحادثة المنسوبة إلى عدة جهات تُحتسب مرة واحدة في كل مجموع. أما احتسابها لكل جهة فيُختار في عوامل التصفية ويُذكر مع الرقم:",
        "وإذا كان الفاعل موضع خلاف، أو كان إحدى جهات عدة، زادت الحادثة العدد الأعلى لكل منها دون الأدنى. وإذا طُلبت الجهات كلها معًا فإحداها الفاعل، وتُحتسب في كليهما.",
      ],
    },
    violations: {
      title: "الانتهاكات",
      body: ["للحادثة واحد أو أكثر مما يلي، كما يصفها مصدرها. وعدد الأشخاص هو عدد الحادثة كلها لا عدد كل انتهاك فيها."],
    },
    parties: {
      title: "الجهات ومدى اليقين في تسميتها",
      body: [
        "هي الجهات التي تنسب إليها المصادر الحوادث. والمجموعة تنوب عن أعضائها. ولا تُسمّى الجهة إلا في المدة التي كانت فيها قائمة بصفتها هذه، ويُرفض السجل الذي يسميها خارج تلك المدة.",
        "تضم «جهات أخرى» ما وُثّق دون جهة يمكن تسميتها، كالألغام المجهولة المصدر.",
        "كل نسبة إلى جهة هي قول يُذكر نوعه ومدى يقين مصدره:",
      ],
    },
    places: {
      title: "أين تُرسم الحادثة",
      body: [
        "تصف معظم المصادر المكان بالكلمات. وتُحفظ الكلمات كما كُتبت، وإلى جانبها المكان كما فُهم: يُبحث عنه بين 8,007 أماكن و348 وحدة إدارية بحروف اسمه وأصواته، بالعربية أو بالحروف اللاتينية، وبالمنطقة التي يسميها المصدر.",
        "يُقبل المكان حين تكون القراءة الأولى في حكم المؤكدة ولا شيء يعارضها. وإلا انتظر قرار شخص، ولا يُحتسب السجل حتى ذلك الحين إلا في الوحدة الإدارية التي تشترك فيها كل قراءاته المرجّحة. وما تقرر يسري على ما يرد لاحقًا بالكلمات نفسها.",
        "لا يُرسم شيء بدقة تفوق ما عُرف عنه. فالحادثة التي لم تُعرف إلا منطقتها تظلّل تلك المنطقة والمحافظة فوقها، ولا تظلّل ناحية ولا تُرسم نقطة. وتحت كل خريطة عدد الحوادث التي عليها، وعدد ما يُحتسب ويتعذّر تمثيله على ذلك المستوى، وعدد المحجوب: ومجموعها كل ما يطابق.",
      ],
    },
    doubt: {
      title: "ما يُعد موضع شك",
      body: ["يمكن تصفية السجلات بحسب موضع الشك فيها، وكل سجل يبيّنه. وقد يجتمع في السجل أكثر من موضع. وهي ملاحظات على التوثيق لا أحكام على ما وقع."],
    },
    rates: {
      title: "المعدّلات والحصص والفروق",
      body: [
        "يُقسم العدد «لكل 100,000 نسمة» على عدد السكان المقدّر للعام المذكور في مفتاح الخريطة. وقد نزح الملايين قبل ذلك العام وبعده، فلا يقارن المعدّل بين الأماكن إلا مقارنة تقريبية. والمكان الذي لا يُعرف عدد سكانه لا معدّل له.",
        "الحصة هي ما يعود إلى الجهات المختارة من السجلات نفسها دون اختيار الجهات. وإذا كانت حصة من أقل من 20 فإن زيادة واحد أو نقصانه تغيّرها خمس نقاط أو أكثر، وتوسم تلك الأماكن.",
        "الفرق بين مدتين هو طرح الحدود الدنيا الموثّقة. والمكان الذي له سجلات في إحدى المدتين فقط لم يكن له شيء في الأخرى، وحيث لا يُذكر أحد العددين لا يُذكر الفرق. ولا تُسوّى المدد المختلفة الطول، بل يُذكر طولها.",
        "تُشتق الفئات من قيم الأماكن المعروضة بالطريقة المذكورة في مفتاح الخريطة. وللمقارنة بين الخرائط اختر حدودًا تضعها بنفسك.",
      ],
    },
    control: {
      title: "مَن سيطر على المكان",
      body: [
        "السيطرة هي ما تقوله المصادر عن تجمعات سكانية ووحدات إدارية في أيام معينة. ولا تُمدّ إلى أيام لم يتحدث عنها مصدر، فهي فيها غير معروفة. ويؤخذ من المصدر الواحد قوله الذي بدأ أخيرًا، وحيث تختلف المصادر يكون المكان متنازعًا عليه.",
        "يحفظ السجل ما يقوله مصدره عن المسيطر على المكان، وما تقوله الطبقات أدناه. وتأخذ الأرقام بالأول إن وُجد، وحيث يختلف القولان يبيّن السجل ذلك.",
        "حصص المنطقة هي حصص من عدد تجمعاتها السكانية لا من مساحتها ولا من سكانها. وعلى الخريطة يُلحق كل مكان بأقرب تجمع سكاني في ناحيته، ولم تُمسح خطوط التماس.",
        "المصادر المستخدمة:",
      ],
    },
    linked: {
      title: "الحدث نفسه في عدة مجموعات بيانات",
      body: [
        "قد توثّق عدة جهات الهجوم نفسه. فتُربط السجلات التي يُرجَّح أنها لحدث واحد في مجموعات بيانات مختلفة، ولا تُدمج ولا تُغيَّر. وتُقارَن باليوم (بفارق يوم على الأكثر)، والمكان (ضمن كيلومترين وهامش عدم اليقين فيهما، أو في الناحية نفسها)، والجهة، ونوع الانتهاك، وأعداد الأشخاص، ولا بد أن يتفق من ذلك ما يكفي.",
        "لم يراجع الروابطَ أحد. وفي تجربة على ثلاث مجموعات بيانات منشورة كان 62 رابطًا من 68 صحيحًا بقدر ما تبيّنه النصوص، وتعذّر الحكم على خمسة، وكان واحد خاطئًا. والأغلب أن تفوت روابط لا أن تُخطئ.",
        "خيار «تُحتسب كلها» يحتسب كل سجل. وخيار «تُحتسب مرة واحدة» يحتسب من كل حدث سجلًا واحدًا بأرقامه: سجلًا يذكر عدد المتضررين، ومن هذه الأدق مكانًا، ثم الأعلى درجة.",
      ],
    },
    protection: {
      title: "كيف يُحمى الأشخاص",
      body: [
        "لا تظهر السجلات السرية في أي موضع، ولا حتى في مجموع. ولا تُعرض السجلات المقيّدة بأدق من الناحية والشهر، دون نص ولا مصادر ولا تاريخ، وفي مجموعات متشابهة لا تقل عن ثلاثة. وتُعد البقية محجوبة دون بيان ما كانت ستطابقه، فلا يُستدل على أحد بمقارنة الإجابات.",
        "لا تُنشر أسماء المصادر ولا وسائل الاتصال بها، ولا أسماء من غيّر السجلات. ولا تُحمَّل هنا أي مادة قاسية، ولا تُفتح الروابط إلا إذا تبعتها.",
        "لا تستخدم هذه الصفحة لتحديد أماكن الأشخاص.",
      ],
    },
    sources: {
      title: "المصادر والتراخيص",
      body: ["ما يُحصى هنا مأخوذ من مجموعات البيانات التالية، وتسري تراخيصها على ما أُخذ منها."],
    },
    citing: {
      title: "كيف يُستشهد برقم",
      body: [
        "تُصحَّح السجلات وتُضاف وتُسحب، وكل تغيير يصنع مراجعة جديدة. ولا يُعثر على الرقم ثانية إلا بمراجعته: فاذكر الناشرين والمراجعة واليوم وعنوانًا فيه عوامل التصفية والمراجعة معًا. وعنوان هذه الصفحة يحمل كل ما اخترته، والعنوان أدناه يضيف المراجعة.",
        "ويُستشهد بالسجل بمعرّفه، ونص ذلك في لوحته.",
        "ويمكن السؤال برمجيًا عما تغيّر بين مراجعتين، وعن أي رقم في مراجعة سابقة:",
      ],
    },
  },

  countings: {
    full: "تُحتسب واحدة لكل جهة، فيزيد مجموع أرقام الجهات على المجموع الكلي. وهذه هي القاعدة ما لم تُختر غيرها.",
    split: "لكل جهة منها جزء مساوٍ: نصف أو ثلث.",
    sole: "تُترك، ولا تُحتسب إلا الحوادث المنسوبة إلى جهة واحدة.",
  },
  violationMeanings: {
    "extrajudicial-killing": "قتل أشخاص دون حكم قضائي، في هجوم أو غيره.",
    "death-under-torture": "الموت بسبب التعذيب أو سوء المعاملة أو الحرمان من الرعاية في الاحتجاز.",
    "arbitrary-arrest": "أخذ أشخاص أو احتجازهم دون سبب قانوني أو دون الإجراءات التي يقتضيها القانون.",
    "enforced-disappearance": "أخذ أشخاص ثم إنكار ذلك أو إخفاء مصيرهم.",
    release: "الإفراج عن محتجزين: ليس انتهاكًا، لكنه يوثَّق مع الاعتقالات.",
    "attack-on-vital-facility": "هجوم على مكان تعتمد عليه حياة المدنيين: مدرسة أو مشفى أو سوق أو مخيم.",
    "indiscriminate-attack": "هجوم لا يميّز، أو لا يمكنه أن يميّز، بين المدنيين والأهداف العسكرية.",
    "outlawed-weapon": "استخدام البراميل المتفجرة أو الذخائر العنقودية أو الأسلحة الحارقة أو الكيميائية.",
    "sexual-violence": "الاغتصاب وغيره من الأفعال ذات الطابع الجنسي بالقوة أو الإكراه.",
    looting: "أخذ ممتلكات الآخرين أو الاستيلاء عليها.",
    "forced-displacement": "إخراج الناس من أماكن سكنهم قسرًا.",
    "child-recruitment": "تجنيد الأطفال أو استخدامهم في الأعمال القتالية.",
    siege: "قطع الغذاء والدواء عن الناس ومنعهم من المغادرة.",
    other: "انتهاك موثّق ليس من الأنواع السابقة.",
  },
  claimMeanings: {
    sole: "يسمّي المصدر جهة واحدة.",
    joint: "فعلت الجهات ذلك معًا، أو لا يمكن بعد معرفة أيّها الفاعل.",
    alternative: "إحدى الجهات المسماة هي الفاعل، ولا يعرف المصدر أيّها.",
    contested: "تختلف المصادر، أو الجهة موضع خلاف.",
    unidentified: "يقول المصدر إن الجهة غير معروفة.",
    inferred: "لم تُذكر صراحة، بل استُنتجت مما يرويه المصدر.",
  },
  confidenceMeanings: {
    stated: "يقول المصدر ذلك صراحة.",
    believed: "يرجّح المصدر ذلك.",
    "claimed-by-party": "تقول الجهة نفسها إنها الفاعل.",
    derived: "مستنتج من وقائع أخرى في السجل.",
  },
  drawnAs: {
    exact: "نقطة.",
    locality: "نقطة برمز خاص في وسط المكان.",
    near: "نقطة مع الدائرة التي يقع المكان ضمنها.",
    subdistrict: "تُظلَّل الناحية وما فوقها.",
    district: "تُظلَّل المنطقة والمحافظة.",
    governorate: "تُظلَّل المحافظة.",
    region: "لا يُرسم شيء: إقليم بلا حدود ثابتة، أو موضع بين مكانين. ويُحتسب في أصغر وحدة إدارية تضمه كله.",
    country: "لا يُرسم شيء: يُحتسب في المجاميع فقط.",
  },
  drawn: "ما يُرسم",
  doubtMeanings: {
    place: "ينتظر المكان قرار شخص، أو لم يُعثر عليه، أو لم تُعرف إلا الوحدة الإدارية التي يقع فيها.",
    date: "لا يُعرف من التاريخ إلا الأسبوع أو الشهر أو السنة.",
    attribution: "لا قول في الفاعل، أو هو إحدى جهات عدة، أو متنازع عليه، أو لم يُحدَّد، أو مستنتج.",
    numbers: "عدد الأشخاص مدى بين حدين أو «على الأقل»، أو قُتل أحد ولم يُذكر عدد.",
    grading: "السجل مُقيَّم بأنه ضعيف أو متنازع عليه أو مستبعد.",
    sources: "لا يذكر مصدرًا، أو يذكر مصدرًا واحدًا.",
    control: "يختلف مصدره وطبقات السيطرة في من كان يسيطر على المكان.",
  },

  validity: "تُسمّى",
  always: "في المدة كلها",
  from: (day) => `منذ ${day}`,
  until: (day) => `حتى ${day}`,
  fromUntil: (from, to) => `من ${from} إلى ${to}`,
  joinedRule: "الحوادث المشتركة",
  kindsOfClaims: "أنواع الأقوال",
  confidences: "مدى يقين المصدر",
  toReview: "ما ينتظر قرارًا",
  controlDays: "الأيام",
  controlPlaces: ar6({ zero: "لا أماكن", one: "مكان واحد", two: "مكانان", few: "{n} أماكن", many: "{n} مكانًا", other: "{n} مكان" }),
  controlAreas: ar6({ zero: "لا مناطق", one: "منطقة واحدة", two: "منطقتان", few: "{n} مناطق", many: "{n} منطقة", other: "{n} منطقة" }),
  derivationRuns: "تُستنتج السيطرة من جديد من طبقات تغيّرت: فالأرقام بحسب السيطرة ترتكز جزئيًا على السابقة حتى يتم ذلك.",
  datasets: "مجموعات البيانات",
  records: ar6({ zero: "لا سجلات", one: "سجل واحد", two: "سجلان", few: "{n} سجلات", many: "{n} سجلًا", other: "{n} سجل" }),
  kinds: { report: "سجلات تقرير واحد", running: "يُضاف إليها" },
  noDatasets: "لا مجموعة بيانات لها سجل علني بعد.",
  facts: "الخرائط والأماكن والسكان",
  populationYear: (year) => `عدد السكان لعام ${year}.`,
  program: (version) => `أُعدّت ببرنامج توثيق ${version} المفتوح المصدر.`,
  citation: (publishers, revision, day, url) => `${publishers}: الحوادث الموثّقة في سوريا. في: توثيق، المراجعة ${revision}. اطُّلع عليه في ${day}. ${url}`,
  citationTitle: "للعرض الذي جئت منه",
  interface: "واجهة البرامج، مع شرح كل مسار",
};

export const methods = { en, ar };
