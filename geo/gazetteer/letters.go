package gazetteer

// latinVariants lists, by base letter, the small Latin letters that differ from it only in a
// diacritic, and those that are commonly written for it (Unicode's canonical decompositions of
// Latin-1, Latin Extended-A, -B and Additional).
var latinVariants = map[rune]string{
	'a': "àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặæ",
	'b': "ḃḅḇ",
	'c': "çćĉċčḉ",
	'd': "ďḋḍḏḑḓđð",
	'e': "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệəǝ",
	'f': "ḟ",
	'g': "ĝğġģǧǵḡ",
	'h': "ĥȟḣḥḧḩḫẖħ",
	'i': "ìíîïĩīĭįǐȉȋḭḯỉịı",
	'j': "ĵǰ",
	'k': "ķǩḱḳḵ",
	'l': "ĺļľḷḹḻḽł",
	'm': "ḿṁṃ",
	'n': "ñńņňǹṅṇṉṋ",
	'o': "òóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợøœ",
	'p': "ṕṗ",
	'r': "ŕŗřȑȓṙṛṝṟ",
	's': "śŝşšſșṡṣṥṧṩẛß",
	't': "ţťțṫṭṯṱẗŧþ",
	'u': "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự",
	'v': "ṽṿ",
	'w': "ŵẁẃẅẇẉẘ",
	'x': "ẋẍ",
	'y': "ýÿŷȳẏẙỳỵỷỹ",
	'z': "źżžẑẓẕ",
}

// arabicVariants lists, by the letter that stands for all of them, Arabic letters that writers
// interchange: hamza seats, final forms, and the Persian and Kurdish letters of loan names.
var arabicVariants = map[rune]string{
	'ا': "أإآٱٲٳٵ",
	'و': "ؤۆۇۈۋ",
	'ي': "ىئیېۍێے",
	'ه': "ةەھہۀۃۂ",
	'ك': "کڪګگ",
	'ب': "پ",
	'ج': "چژ",
	'ف': "ڤ",
	'ل': "ڵ",
	'ر': "ڕ",
}

// presentationForms holds the letters of the code points from U+FE80 on: positional forms that
// old documents and PDF files store instead of letters (Unicode, Arabic Presentation Forms-B).
const presentationForms = "ءآآأأؤؤإإئئئئااببببةةتتتتثثثثججججححححخخخخددذذررززسسسسششششصصصصضضضضططططظظظظععععغغغغففففققققككككللللممممننننههههووىىيييي"

// firstPresentationForm is the code point of the first letter of presentationForms;
// firstLamAlef that of the eight forms of lam and alef joined, which follow the letters.
const (
	firstPresentationForm = 0xFE80
	firstLamAlef          = 0xFEF5
	lastLamAlef           = 0xFEFC
)

// silent holds the marks that writers put in for ayn and hamza, or leave out.
const silent = "'’‘‛`´ʼʻʾʿʽʹʔʕˈ′ءـ"
