package gazetteer

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// far is a limit that no two names reach.
const far = 100_000

// costBetween returns how unlike two names sound, in hundredths of a consonant.
func costBetween(a, b string) int {
	left, right := NameOf(Words(a)), NameOf(Words(b))
	like, _ := left.compare(&right, far)
	return like.Cost
}

// spelledAlike is the cost under which two spellings should be of one name: about a third of a consonant.
const spelledAlike = 35

func TestSpellingsOfOneNameCostLittle(t *testing.T) {
	for name, pairs := range map[string][][2]string{
		"sun letters": {{"السفيرة", "As-Safira"}, {"Ash-Shajara", "al-Shajarah"}, {"دير الزور", "Deir ez-Zor"}, {"Deir ez-Zor", "Dayr al-Zawr"}, {"الصنمين", "as-Sanamayn"}, {"Ad-Dana", "al-Dana"}},
		"q, k and g":  {{"القامشلي", "Qamishli"}, {"Qamishli", "Kamishly"}, {"قباسين", "Kabassin"}, {"Qabasin", "Gabasin"}},
		"dh, z and d": {{"الضمير", "ad-Dumayr"}, {"ad-Dumayr", "Dhumair"}, {"ذيبان", "Dhiban"}, {"Dhiban", "Ziban"}, {"ظهر", "Zahr"}},
		"kh and x":    {{"خناصر", "Khanaser"}, {"Khanaser", "Xanasir"}},
		"gh":          {{"غرانيج", "Gharanij"}, {"غرانيج", "Granij"}, {"Ghabagheb", "Gabagib"}},
		"th":          {{"الثورة", "Ath-Thawrah"}, {"Thawra", "Tawrah"}, {"الثورة", "al-Saura"}},
		"ch":          {{"الشيخ", "Cheikh"}, {"Sheikh", "Cheikh"}},
		"ou, u, oo":   {{"سلوك", "Suluk"}, {"Suluk", "Slouk"}, {"Suluk", "Sulook"}, {"Duma", "Douma"}, {"دوما", "Douma"}},
		"ei, ay, ai":  {{"حريتان", "Hreitan"}, {"Hreitan", "Hraytan"}, {"Hreitan", "Huraitan"}, {"عين", "Ain"}, {"Ein", "Ayn"}},
		"w, u, ou":    {{"السويداء", "Sweida"}, {"Sweida", "Suwayda"}, {"Sweida", "Souaida"}},
		"endings":     {{"منصورة", "Mansura"}, {"Mansura", "Mansoureh"}, {"Mansura", "Mansourah"}, {"دارة عزة", "Daret Azza"}, {"Darat Izzah", "Daret Azza"}, {"معرة النعمان", "Maarat al-Numan"}},
		"doubled":     {{"Bennsh", "Binnish"}, {"Qabasin", "Qabbassin"}},
		"ayn":         {{"معضمية", "Mu'addamiya"}, {"داعل", "Da'el"}, {"Dael", "Da'il"}, {"عفرين", "Afrin"}},
		"Kurdish":     {{"Efrîn", "Afrin"}, {"Kobanî", "Kobani"}, {"Kobanê", "Kobani"}, {"Xelîlaka", "Khalilaka"}},
		"Turkish":     {{"Çobanbey", "Chobanbay"}, {"Bülbül", "Bulbul"}},
		"hamzas":      {{"أريحا", "اريحا"}, {"إدلب", "ادلب"}, {"رأس العين", "راس العين"}, {"مؤتة", "موتة"}},
		"taa marbuta": {{"الرقة", "الرقه"}, {"معرة مصرين", "معره مصرين"}},
		"maqsura":     {{"نوى", "نوي"}, {"بصرى", "بصري"}},
		"marks":       {{"دَاعِل", "داعل"}, {"داعـــل", "داعل"}, {"\u200fداعل\u200e", "داعل"}},
		"articles":    {{"التل", "At Tall"}, {"الباب", "باب"}, {"Albukamal", "al-Bukamal"}},
		"digits":      {{"تل ١٢", "Tal 12"}},
		"compounds":   {{"كفرتخاريم", "Kafr Takharim"}, {"Kafrtakharim", "Kafr Takhareem"}, {"كفرنبل", "كفر نبل"}},
	} {
		t.Run(name, func(t *testing.T) {
			for _, p := range pairs {
				if cost := costBetween(p[0], p[1]); cost > spelledAlike {
					t.Errorf("%q and %q differ by %d hundredths of a consonant", p[0], p[1], cost)
				}
			}
		})
	}
}

// A Kurdish or Turkish ş and c lose their marks in Normalise, so that they cost more than other
// spellings, but still less than another consonant.
func TestLettersThatLoseTheirMarksCostLessThanAConsonant(t *testing.T) {
	for _, p := range [][2]string{{"Shaykh", "Şêx"}, {"Cindirês", "Jandairis"}, {"Şeran", "Sharan"}, {"Qamişlî", "Qamishli"}, {"القامشلي", "Kamışlı"}} {
		if cost := costBetween(p[0], p[1]); cost >= whole*2/3 {
			t.Errorf("%q and %q differ by %d hundredths of a consonant", p[0], p[1], cost)
		}
	}
}

func TestDifferentNamesCostMore(t *testing.T) {
	for _, p := range [][2]string{
		{"Saraqib", "Sarmin"}, {"سراقب", "سرمين"}, {"Nawa", "Nabul"}, {"Tafas", "Tadaf"}, {"تفتناز", "تادف"}, {"Kafr Nabl", "Kafr Nubbol"}, {"Hama", "Homs"},
		{"حماة", "حمص"}, {"Raqqa", "Ariha"}, {"Jasim", "Qasim"}, {"Duma", "Dura"}, {"الباب", "Darayya"}, {"تل رفعت", "Tal Abyad"}, {"حي 12", "حي 13"}, {"Idlib", "Aleppo"},
	} {
		if cost := costBetween(p[0], p[1]); cost <= spelledAlike {
			t.Errorf("%q and %q differ by only %d hundredths of a consonant", p[0], p[1], cost)
		}
	}
}

// randomSounds returns a name of up to maxSounds random sounds.
func randomSounds(r *rand.Rand) sounds {
	s := make(sounds, r.IntN(maxSounds))
	for i := range s {
		s[i] = byte(r.IntN(len(alphabet)))
	}
	return s
}

func TestDistanceIsSymmetricAndZeroForTheSame(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		a, b := randomSounds(r), randomSounds(r)
		for mode := range missing {
			there, back := distance(a, b, mode, far), distance(b, a, mode, far)
			if there != back {
				t.Fatalf("%v to %v costs %d, and back %d", a, b, there, back)
			}
			if self := distance(a, a, mode, far); self != 0 {
				t.Fatalf("%v to itself costs %d", a, self)
			}
		}
	}
}

func TestDistanceStopsOnlyAboveTheLimit(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 6000 {
		a := randomSounds(r)
		b := slices.Clone(a)
		for range r.IntN(3) { // as another spelling has them
			if i := r.IntN(maxSounds); i+1 < len(b) {
				b[i], b[i+1] = b[i+1], b[i]
			}
		}
		full, limit := distance(a, b, sameLatin, far), r.IntN(250)
		if cut := distance(a, b, sameLatin, limit); cut != full && (full <= limit || cut <= limit) {
			t.Fatalf("%v to %v costs %d, but %d under a limit of %d", a, b, full, cut, limit)
		}
	}
}

func TestTablesAreComplete(t *testing.T) {
	for mode := range missing {
		for sign, cost := range missing[mode] {
			if cost == 0 {
				t.Errorf("mode %d: a missing %q costs nothing", mode, alphabet[sign])
			}
		}
	}
	for i := range substitution {
		for j := range substitution[i] {
			pair := string(alphabet[min(i, j)]) + string(alphabet[max(i, j)])
			if free := i == j || slices.Contains([]string{"aL", "HX", "Hh", "Xh"}, pair); (substitution[i][j] == 0) != free {
				t.Errorf("%q for %q costs %d", alphabet[i], alphabet[j], substitution[i][j])
			}
		}
	}
}
