package tiles

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"tawthiq/geo"
	"tawthiq/geo/tile"
)

var update = flag.Bool("update", false, "write the golden files")

// TestTheEditionIsRaisedWithTheTiles keeps clients from being left with tiles that the program
// would make otherwise today: their addresses carry the edition.
func TestTheEditionIsRaisedWithTheTiles(t *testing.T) {
	f := facts(t)
	sum := sha256.New()
	for _, layers := range [][]featureLayer{
		areaLayers(f.Areas, geo.Governorate), areaLayers(f.Areas, geo.District), areaLayers(f.Areas, geo.Subdistrict), baseLayers(f), territoryLayers(t),
	} {
		for _, at := range append(tilesOf(5), drawnTiles()...) {
			sum.Write(tile.MVT(at, layersAt(layers, at)))
		}
	}
	got := fmt.Sprintf("edition %d\nfacts %s\ntiles %x\n", edition, f.Digest, sum.Sum(nil))
	golden := filepath.Join("testdata", "edition.txt")
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		t.Errorf("the tiles have changed. Where the facts have not, raise the edition; then run the test with -update.\nwant %sgot %s", want, got)
	}
}
