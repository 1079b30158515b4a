package placement

import (
	"fmt"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"tawthiq/data"
	"tawthiq/geo"
)

func TestEveryPartOfADescriptionIsAskedFor(t *testing.T) {
	t.Parallel()
	a := newAnswers()
	point, other := orb.Point{36, 35}, orb.Point{0, 0}
	wheres := []data.Where{
		{}, {Text: geo.Label{EN: "x"}}, {Text: geo.Label{AR: "x"}}, {Region: geo.Label{EN: "x"}}, {Region: geo.Label{AR: "x"}},
		{Precision: "x"}, {Point: &point}, {Point: &other},
	}
	for range 2 {
		for i, w := range wheres {
			got := a.of(descriptionOf(w), func() *answer { return &answer{placement: data.Placement{UncertaintyM: i}} })
			if got.placement.UncertaintyM != i {
				t.Errorf("%+v has the answer of %+v", w, wheres[got.placement.UncertaintyM])
			}
		}
	}
}

func TestAnswersAreForgottenWhereThereAreTooMany(t *testing.T) {
	t.Parallel()
	a := newAnswers()
	where := func(n int) description { return description{text: geo.Label{EN: fmt.Sprint(n)}} }
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			for n := range 3 * answersHeld {
				for _, n := range []int{n, 7} { // 7 is asked for throughout
					if got := a.of(where(n), func() *answer { return &answer{placement: data.Placement{UncertaintyM: n}} }); got.placement.UncertaintyM != n {
						t.Errorf("%d is answered with %d", n, got.placement.UncertaintyM)
					}
				}
			}
		})
	}
	wait.Wait()
	if held := len(a.young) + len(a.old); held > 2*answersHeld {
		t.Errorf("%d answers are kept", held)
	}
	asked := false
	a.of(where(7), func() *answer { asked = true; return &answer{} })
	if asked {
		t.Error("what is asked for all the time is forgotten")
	}
}

func TestAPlacementThatIsRememberedIsTheSame(t *testing.T) {
	t.Parallel()
	p := newPlacer(t)
	for _, w := range []data.Where{
		{Text: geo.Label{EN: "Saraqab"}, Region: geo.Label{EN: "Idlib"}}, {Text: geo.Label{AR: "الباب"}}, {Text: geo.Label{EN: "nowhere at all"}},
		{Text: geo.Label{EN: "Saraqab"}, Point: &orb.Point{36.8, 35.86}, Precision: "exact"},
	} {
		first, second := data.Incident{Where: w}, data.Incident{Where: w}
		p.Place(&first)
		p.Place(&second)
		if diff := cmp.Diff(first, second); diff != "" {
			t.Errorf("%+v:\n%s", w, diff)
		}
	}
}
