package geocode

import (
	"fmt"
	"strings"

	"tawthiq/geo"
)

// sentence numbers the sentences that reasons are made of.
type sentence uint8

const (
	nameExactBoth sentence = iota
	nameExact
	nameSpelled
	namePart
	nameOfRegion
	nameBeforeUnknown
	nearIt
	otherKind
	closeTown
	statedGovernorate
	statedDistrict
	statedSubdistrict
	statedRegion
	statedTown
	otherNameDisagrees
	otherDirection
	outsideRegion
	insideRegion
	regionInText
	outsideText
	regionUnknown
	noRegion
	joinsPlaces
	saysDistance
	regionNotInSyria
	governorateOrCapital
	noNameKnown
	onlyWhereItIs
	notCertain
	languagesDisagree
	namesRoad
	betweenPlaces
	onlyCountry
	nothingKnown
	onlyRegion
	onlyRegionKnown
	reviewerDecided
	reviewerFoundNone
	sourceSaysNoMore
	pointLiesIn
	pointLiesOff
	whereNamed
	butRegionUnknown
	butOutsideRegion
	butOtherPlace
	thoughOutsideRegion
	pointAbroad
	exchanged
	ifExchanged
	sentences
)

// wording holds the sentences in both languages.
var wording = [sentences]geo.Label{
	nameExactBoth:        {EN: "name matches exactly in both languages", AR: "الاسم مطابق تماماً في اللغتين"},
	nameExact:            {EN: "name matches exactly", AR: "الاسم مطابق تماماً"},
	nameSpelled:          {EN: "name matches by transliteration", AR: "الاسم مطابق بتهجئة أخرى"},
	namePart:             {EN: "a part of the text is its name", AR: "جزء من النص هو اسمه"},
	nameOfRegion:         {EN: "the text does not name it, but the region is named after it", AR: "لا يسميه النص، لكن المنطقة مسماة باسمه"},
	nameBeforeUnknown:    {EN: "the name before it is not known: something in it or near it is meant", AR: "الاسم السابق له غير معروف: المقصود شيء فيه أو بقربه"},
	nearIt:               {EN: "the text says near it, or something in it", AR: "يقول النص إنه بقربه، أو شيء فيه"},
	otherKind:            {EN: "the words around the name say another kind of place", AR: "الكلمات المحيطة بالاسم تدل على نوع آخر من الأماكن"},
	closeTown:            {EN: "%s close by named", AR: "ذُكر %s القريب"},
	statedGovernorate:    {EN: "governorate %s stated", AR: "ذُكرت محافظة %s"},
	statedDistrict:       {EN: "district %s stated", AR: "ذُكرت منطقة %s"},
	statedSubdistrict:    {EN: "subdistrict %s stated", AR: "ذُكرت ناحية %s"},
	statedRegion:         {EN: "%s stated, which it lies in", AR: "ذُكرت %s التي يقع فيها"},
	statedTown:           {EN: "%s stated, which it is a part of", AR: "ذُكرت %s التي هو جزء منها"},
	otherNameDisagrees:   {EN: "another name in the text does not agree", AR: "اسم آخر في النص لا يوافقه"},
	otherDirection:       {EN: "the text says another direction", AR: "يذكر النص اتجاهاً آخر"},
	outsideRegion:        {EN: "it lies outside the stated region %s", AR: "يقع خارج المنطقة المذكورة %s"},
	insideRegion:         {EN: "region %s stated", AR: "المنطقة المذكورة %s"},
	regionInText:         {EN: "the text names the governorate %s", AR: "يذكر النص محافظة %s"},
	outsideText:          {EN: "it lies outside the governorate %s that the text names", AR: "يقع خارج محافظة %s المذكورة في النص"},
	regionUnknown:        {EN: "stated region %q not known", AR: "المنطقة المذكورة %q غير معروفة"},
	noRegion:             {EN: "no region stated", AR: "لم تُذكر منطقة"},
	joinsPlaces:          {EN: "the text joins several places", AR: "يجمع النص عدة أماكن"},
	saysDistance:         {EN: "the text says how far it is from a place", AR: "يذكر النص بُعده عن مكان"},
	regionNotInSyria:     {EN: "the stated region %q is not known in Syria", AR: "المنطقة المذكورة %q غير معروفة في سوريا"},
	governorateOrCapital: {EN: "the governorate and its capital have this name, and nothing says which is meant", AR: "للمحافظة ومركزها هذا الاسم، ولا شيء يبيّن المقصود"},
	noNameKnown:          {EN: "no name in the text is known", AR: "لا يُعرف أي اسم في النص"},
	onlyWhereItIs:        {EN: "the place itself is not known, only where it is", AR: "المكان نفسه غير معروف، بل أين يقع فقط"},
	notCertain:           {EN: "not certain enough", AR: "غير مؤكد بما يكفي"},
	languagesDisagree:    {EN: "the text in the other language names another place", AR: "النص باللغة الأخرى يذكر مكاناً آخر"},
	namesRoad:            {EN: "the text names a road, or what lies between places", AR: "يذكر النص طريقاً، أو ما يقع بين مكانين"},
	betweenPlaces:        {EN: "the text says between %s and %s, or a road that joins them", AR: "يذكر النص ما بين %s و%s، أو طريقاً يصل بينهما"},
	onlyCountry:          {EN: "no place is named, only the country", AR: "لم يُذكر مكان، بل البلد فقط"},
	nothingKnown:         {EN: "no name in the text is known, and no region", AR: "لا يُعرف أي اسم في النص ولا منطقة"},
	onlyRegion:           {EN: "no place is named, only the region %s", AR: "لم يُذكر مكان، بل المنطقة %s فقط"},
	onlyRegionKnown:      {EN: "no name in the text is known; only the region %s is", AR: "لا يُعرف أي اسم في النص، بل المنطقة %s فقط"},
	reviewerDecided:      {EN: "a reviewer decided so for this description", AR: "قرر ذلك مراجِع لهذا الوصف"},
	reviewerFoundNone:    {EN: "a reviewer found no place for this description", AR: "لم يجد مراجِع مكاناً لهذا الوصف"},
	sourceSaysNoMore:     {EN: "the source states no more than the %s", AR: "لا يذكر المصدر أدق من: %s"},
	pointLiesIn:          {EN: "the source's coordinates lie in the subdistrict %s", AR: "إحداثيات المصدر في ناحية %s"},
	pointLiesOff:         {EN: "the source's coordinates lie %.0f m outside the border near the subdistrict %s", AR: "إحداثيات المصدر خارج الحدود بمقدار %.0f م قرب ناحية %s"},
	whereNamed:           {EN: ", where the text's %s is", AR: "، حيث تقع %s المذكورة في النص"},
	butRegionUnknown:     {EN: ", but the stated region %q is not known in Syria", AR: "، لكن المنطقة المذكورة %q غير معروفة في سوريا"},
	butOutsideRegion:     {EN: ", outside the stated region %s", AR: "، خارج المنطقة المذكورة %s"},
	butOtherPlace:        {EN: ", but the text names another place: %s", AR: "، لكن النص يذكر مكاناً آخر: %s"},
	thoughOutsideRegion:  {EN: ", though outside the stated region %s", AR: "، مع أنها خارج المنطقة المذكورة %s"},
	pointAbroad:          {EN: "the source's coordinates lie outside Syria, and not at its border", AR: "إحداثيات المصدر خارج سوريا وليست عند حدودها"},
	exchanged:            {EN: "with latitude and longitude exchanged", AR: "بعد تبديل خط العرض بخط الطول"},
	ifExchanged:          {EN: "; with latitude and longitude exchanged they would lie in the subdistrict %s", AR: "؛ ولو بُدّل خط العرض بخط الطول لوقعت في ناحية %s"},
}

// language is what reasons are written in: "ar", otherwise English.
type language string

// say returns a sentence with the names that belong in it.
func (l language) say(s sentence, args ...any) string {
	text := wording[s].EN
	if l == "ar" {
		text = wording[s].AR
	}
	if len(args) == 0 {
		return text
	}
	return fmt.Sprintf(text, args...)
}

// name returns a label in the language, or in the other where it has no such name.
func (l language) name(label geo.Label) string {
	if l == "ar" {
		return label.In("ar")
	}
	return label.In("en")
}

// and joins sentences.
func (l language) and(sentences ...string) string {
	if l == "ar" {
		return strings.Join(sentences, "؛ ")
	}
	return strings.Join(sentences, "; ")
}
