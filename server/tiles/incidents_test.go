package tiles

import (
	"net/url"
	"slices"
	"testing"

	"tawthiq/server/answer"
)

func TestReadingHowToShowATileChangesNoDefault(t *testing.T) {
	before := slices.Clone(defaultWith)
	for range 2 {
		how, err := shape(answer.Call{Query: url.Values{}, Parameters: incidentParameters()}, "mvt")
		if err != nil || len(how.Terms) != 1 || len(how.Measures) != 1 {
			t.Errorf("the default is %+v, %v", how, err)
		}
	}
	if !slices.Equal(before, defaultWith) {
		t.Errorf("the default was %v and is %v", before, defaultWith)
	}
}
