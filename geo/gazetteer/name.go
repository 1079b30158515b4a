package gazetteer

// Name is a name prepared for comparison. It needs no memory beside itself and its key.
type Name struct {
	Key        string // Normalise without the spaces: what exact matches are found by
	modifiers  modifiers
	writing    writing
	consonants uint8
	length     uint8 // of spoken
	spoken     [maxSounds]byte
	signs      signSet
	apart      [2]apart // by the writing of another name
}

// NameOf prepares a name. Words that tell namesakes apart (eastern, big, upper, الغربية) are set
// aside, so that they match in either language and at either end of the name.
func NameOf(list []Word) Name {
	n := Name{Key: glued(list)}
	var room [8]Word
	core := list
	for i, w := range list {
		if m := modifierOf(w, i); m != 0 {
			if n.modifiers == 0 {
				core = append(room[:0], list[:i]...)
			}
			n.modifiers |= m
		} else if n.modifiers != 0 {
			core = append(core, w)
		}
	}
	if len(core) == 0 {
		core, n.modifiers = list, 0
	}
	if len(list) > 0 && list[0].Script == Arabic {
		n.writing = inArabic
	}
	n.speak(core)
	return n
}

// speak sets the sounds of the words that are the name without its modifiers, and what follows
// from them.
func (n *Name) speak(core []Word) {
	var room [2 * maxSounds]byte
	n.length = uint8(copy(n.spoken[:], appendSounds(room[:0], core)))
	n.consonants = n.sounds().consonants()
	n.signs, n.apart = setOf(n.sounds()), apartFrom(n.sounds(), n.writing)
}

// sounds returns how the name is pronounced, without its modifiers.
func (n *Name) sounds() sounds { return n.spoken[:n.length] }

// skeleton returns the consonants of the name, without its modifiers; see Skeleton.
func (n *Name) skeleton() string {
	var room [maxSounds]byte
	return string(n.sounds().appendSkeleton(room[:0]))
}

// Consonants returns how many consonants the name has, without its modifiers.
func (n *Name) Consonants() int { return int(n.consonants) }

// IsZero reports whether there is nothing to compare.
func (n *Name) IsZero() bool { return n.Key == "" }

// modifiers is the set of words in a name that tell it from its namesakes.
type modifiers uint16

const (
	eastern modifiers = 1 << iota
	western
	northern
	southern
	big
	small
	upper
	lower
	middle
	oldOne
	newOne
)

// modifierWords are normalised modifiers that are so wherever they stand.
var modifierWords = map[string]modifiers{
	"eastern": eastern, "east": eastern, "western": western, "west": western, "northern": northern, "north": northern,
	"southern": southern, "south": southern, "big": big, "great": big, "greater": big, "large": big, "small": small, "little": small,
	"upper": upper, "lower": lower, "middle": middle, "central": middle, "old": oldOne, "new": newOne,
}

// adjectives are modifiers that follow the name, in Arabic and as Latin letters spell them.
var adjectives = map[string]modifiers{
	"شرقي": eastern, "شرقيه": eastern, "غربي": western, "غربيه": western, "شمالي": northern, "شماليه": northern, "شرق": eastern, "غرب": western,
	"جنوبي": southern, "جنوبيه": southern, "قبلي": southern, "قبليه": southern, "كبير": big, "كبيره": big, "كبري": big,
	"صغير": small, "صغيره": small, "صغري": small, "فوقاني": upper, "فوقانيه": upper, "فوقا": upper, "عليا": upper, "علوي": upper,
	"تحتاني": lower, "تحتانيه": lower, "تحتا": lower, "سفلي": lower, "وسطي": middle, "وسطاني": middle, "وسطانيه": middle, "اوسط": middle,
	"قديم": oldOne, "قديمه": oldOne, "جديد": newOne, "جديده": newOne,
	"foqa": upper, "fawqa": upper, "fouqa": upper, "foka": upper, "ulya": upper, "olya": upper, "tahta": lower, "sufla": lower, "wasta": middle, "wusta": middle, "westa": middle,
	"wastani": middle, "wustani": middle, "awsat": middle, "qibli": southern, "qebli": southern, "qibliyeh": southern, "qebliyeh": southern, "shamal": northern,
}

// adjectiveSkeletons are the consonants of Arabic modifiers that Latin letters spell in many ways.
var adjectiveSkeletons = map[string]modifiers{
	"Srk": eastern, "Grb": western, "jnb": southern, "kbr": big, "sGr": small, "fkn": upper, "thtn": lower, "kdm": oldOne, "jdd": newOne,
}

// modifierOf returns the modifier that the word at a position of a name is, or 0.
func modifierOf(w Word, at int) modifiers {
	if m := modifierWords[w.Text]; m != 0 {
		return m
	}
	if at == 0 {
		return 0
	}
	if m := adjectives[w.Text]; m != 0 || w.Script != Latin || len(w.Text) < 5 {
		return m
	}
	var room [2][maxSounds]byte
	s := appendLatin(room[0][:0], w.Text, true)
	if len(s) > 10 {
		return 0
	}
	skeleton := s.appendSkeleton(room[1][:0])
	if string(skeleton) == "Sml" && (s[len(s)-1] == signOf['i'] || len(s) > 6) {
		return northern
	}
	return adjectiveSkeletons[string(skeleton)]
}

// Agreement says how the modifiers of two names go together.
type Agreement uint8

// The agreements, best first.
const (
	SameModifiers  Agreement = iota // or none
	AskedMore                       // the name that is asked for has one that the other lacks
	AskedLess                       // the other way round
	OtherModifiers                  // both have one that the other lacks
)

func (n *Name) agreement(other *Name) Agreement {
	asked, has := n.modifiers&^other.modifiers, other.modifiers&^n.modifiers
	switch {
	case asked != 0 && has != 0:
		return OtherModifiers
	case asked != 0:
		return AskedMore
	case has != 0:
		return AskedLess
	}
	return SameModifiers
}

// Likeness says how well a name matches one of another bearer.
type Likeness struct {
	Exact      bool // the normalised forms are equal, up to spaces
	Cost       int  // of turning the sounds of one into those of the other, in hundredths of a consonant
	Consonants int  // of the name that was asked for
	Other      bool // the name that matches is in the other script
	Modifiers  Agreement
}

// compare returns how alike two names are, and false where their sounds differ by more than limit.
func (n *Name) compare(o *Name, limit int) (Likeness, bool) {
	if o.apart[n.writing].cost(n.signs) > limit {
		return Likeness{}, false
	}
	mode := modes[n.writing][o.writing]
	a, b := differing(n, o, mode)
	cost := distance(a, b, mode, limit)
	if cost == 0 && n.Key == o.Key {
		return Likeness{Exact: true, Consonants: n.Consonants()}, true
	}
	return Likeness{Cost: cost, Consonants: n.Consonants(), Other: mode == crossScript, Modifiers: n.agreement(o)}, cost <= limit
}

// better reports whether l is the better match.
func (l Likeness) better(o Likeness) bool { return l.Penalty() < o.Penalty() }

// agreementCosts weighs modifiers that do not agree against sounds that do not.
var agreementCosts = [...]int{SameModifiers: 0, AskedMore: 60, AskedLess: 50, OtherModifiers: 200}

// Penalty is Cost with what the modifiers add: 0 for a match that leaves nothing open.
func (l Likeness) Penalty() int { return l.Cost + agreementCosts[l.Modifiers] }
