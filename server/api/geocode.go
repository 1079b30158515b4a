package api

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"unicode/utf8"

	"tawthiq/data"
	"tawthiq/geo"
	"tawthiq/geo/geocode"
	"tawthiq/server/answer"
)

// Limits of what is asked of the geocoder at a time.
const (
	maxQueries   = 1000
	maxTextRunes = 1000 // of a text or a region
)

// completeParam asks for completions, of one text only.
const completeParam = "complete"

// description is a place as a client describes it. A text without one in Arabic beside it may be
// in either script.
type description struct {
	Text     string `json:"text"`      // the place as a source describes it
	TextAR   string `json:"text_ar"`   // the same in Arabic, where the source has both
	Region   string `json:"region"`    // the wider area that the source names
	RegionAR string `json:"region_ar"` // the same in Arabic
	Lat      degree `json:"lat"`       // the latitude that the source gives, in degrees
	Lon      degree `json:"lon"`       // the longitude that the source gives, in degrees
	Lang     string `json:"lang"`      // language of the reasons: en or ar
}

// degree is a coordinate as it was written: in JSON as a number or as a text.
type degree string

// UnmarshalJSON reads a number, a text, or null for none.
func (d *degree) UnmarshalJSON(value []byte) error {
	switch {
	case bytes.Equal(value, []byte("null")):
		return nil
	case value[0] == '"':
		return json.Unmarshal(value, (*string)(d))
	}
	var number json.Number
	err := json.Unmarshal(value, &number)
	*d = degree(number)
	return err
}

// sentQueries is what is sent: one description, or several under queries, for which lang is the default.
type sentQueries struct {
	description
	Queries []json.RawMessage `json:"queries"` // up to a thousand descriptions
}

type geocoded struct {
	Results []geocode.Result `json:"results"` // what each description means, in the order they were sent
}

// suggested is what a text means with what it can become, where that is asked for.
type suggested struct {
	geocode.Result
	Completions []geocode.Completion `json:"completions,omitempty"` // with complete=yes: what the text can become, at most ten, the most populous first; nothing is placed by them
}

var languages = []string{"en", "ar"}

// Geocode answers what a description of a place means, and what a text can become that is being
// typed. Of what reviewers taught it uses only what
// public records describe, and names no one.
func (a *API) Geocode() answer.Operation {
	text := func(name, example, en, ar string) answer.Parameter {
		return answer.Parameter{Name: name, Example: example, About: geo.Label{EN: en, AR: ar}}
	}
	lat, lon := text("lat", "35.86", "The latitude that the source gives; lon goes with it.", "خط العرض كما يذكره المصدر؛ يُذكر معه lon."),
		text("lon", "36.8", "The longitude that the source gives; lat goes with it.", "خط الطول كما يذكره المصدر؛ يُذكر معه lat.")
	lat.With, lon.With = "lon=36.8", "lat=35.86"
	return answer.Operation{
		Name: "geocode", Resource: a.geocode, Forms: answer.JSONForm(suggested{}),
		Query: []answer.Parameter{
			text("text", "Saraqab", "The place as a source describes it, in either script.", "المكان كما يصفه المصدر، بأي من الأبجديتين."),
			text("text_ar", "سراقب", "The same in Arabic, where the source has both.", "المكان بالعربية، إن كان المصدر باللغتين."),
			text("region", "Idlib", "The wider area that the source names.", "المنطقة الأوسع التي يسميها المصدر."),
			text("region_ar", "إدلب", "The same in Arabic.", "المنطقة الأوسع بالعربية."),
			lat, lon,
			{Name: "lang", Values: languages, With: "text=Saraqab", About: geo.Label{EN: "The language of the reasons.", AR: "لغة الأسباب."}},
			{Name: completeParam, Values: []string{"no", data.Yes}, Example: data.Yes, With: "text=Jisr%20al-Sh", About: geo.Label{
				EN: "Whether to say also what a text that is being typed can become.", AR: "أن يُذكر أيضًا ما يمكن أن يصير إليه نص لم تكتمل كتابته."}},
		},
		About: geo.Label{EN: "What a description of a place means, with candidates, scores and reasons.", AR: "ما يعنيه وصف مكان، مع المرشّحات والدرجات والأسباب."},
	}
}

func (a *API) geocode(_ context.Context, call answer.Call) (answer.Answer, error) {
	get := call.Query.Get
	one := description{get("text"), get("text_ar"), get("region"), get("region_ar"), degree(get("lat")), degree(get("lon")), get("lang")}
	asked, err := one.asking()
	if err != nil {
		return answer.Answer{}, err
	}
	completes, err := answer.Choice[string](call, completeParam)
	if err != nil {
		return answer.Answer{}, err
	}
	found := suggested{Result: a.located(asked)}
	if completes == data.Yes {
		found.Completions = a.geocoder().Complete(cmp.Or(one.Text, one.TextAR))
	}
	body, err := answer.Encode(found)
	if err != nil {
		return answer.Answer{}, err
	}
	// An answer costs less than it takes to tell on what it depends: its tag is the digest of its text.
	digest := sha256.Sum256(body)
	return answer.Answer{Tag: string(digest[:]), Type: answer.JSONType, Body: func(context.Context) ([]byte, error) { return body, nil }}, nil
}

// GeocodeSent answers one description that was sent, as Geocode does, or up to a thousand, in their
// order. A description of several may be blank: nothing is found for it.
func (a *API) GeocodeSent() answer.Operation {
	return answer.Operation{
		Name: "geocode-sent", Resource: a.geocodeSent, Sends: sentQueries{}, Forms: answer.JSONForm(geocode.Result{}, geocoded{}),
		About: geo.Label{EN: "The same for one description that is sent, or for up to a thousand under queries.", AR: "الأمر نفسه لوصف واحد يُرسَل، أو لما يصل إلى ألف وصف تحت queries."},
	}
}

func (a *API) geocodeSent(_ context.Context, call answer.Call) (answer.Answer, error) {
	sent, err := answer.Decode[sentQueries](call)
	if err != nil {
		return answer.Answer{}, err
	}
	if sent.Queries == nil {
		one, err := sent.asking()
		return answer.JSON("", func(context.Context) (geocode.Result, error) { return a.located(one), nil }), err
	}
	queries, err := sent.queries()
	if err != nil {
		return answer.Answer{}, err
	}
	return answer.JSON("", func(ctx context.Context) (geocoded, error) { return a.geocodeAll(ctx, queries) }), nil
}

// asking is a query with what its answer is to say besides.
type asking struct {
	geocode.Query
	note string
}

// asking returns the query that a description alone is. Errors: InvalidKind.
func (d description) asking() (asking, error) {
	if (d == description{Lang: d.Lang}) {
		return asking{}, data.Invalid("text", "nothing is asked").WithHint("give a text, a region, or coordinates")
	}
	q, note, err := d.query("")
	return asking{q, note}, err
}

func (a *API) located(one asking) geocode.Result {
	return noted(a.geocoder().Geocode(one.Query), one.note)
}

func (s sentQueries) queries() ([]asking, error) {
	switch {
	case s.description != description{Lang: s.Lang}:
		return nil, data.Invalid("queries", "one description is given beside them").WithHint("give one, or queries")
	case len(s.Queries) > maxQueries:
		return nil, &data.Error{Kind: data.TooLarge, Field: "queries", Message: fmt.Sprintf("there are %d; at most %d are answered at a time", len(s.Queries), maxQueries)}
	}
	out := make([]asking, len(s.Queries))
	for i, raw := range s.Queries {
		d, err := answer.Decode[description](answer.Call{Body: raw})
		if err != nil {
			return nil, ofQuery(i, err)
		}
		if d.Lang == "" {
			d.Lang = s.Lang
		}
		q, note, err := d.query(fmt.Sprintf("queries[%d].", i))
		if err != nil {
			return nil, err
		}
		out[i] = asking{q, note}
	}
	return out, nil
}

// ofQuery says of what is wrong which of the queries it is in.
func ofQuery(i int, problem error) error {
	var e *data.Error
	if !errors.As(problem, &e) {
		return problem
	}
	twin := *e
	twin.Field = fmt.Sprintf("queries[%d]", i)
	return &twin
}

func (a *API) geocodeAll(ctx context.Context, queries []asking) (geocoded, error) {
	geocoder := a.geocoder() // the same for all
	out := geocoded{Results: make([]geocode.Result, len(queries))}
	for i, q := range queries {
		if err := ctx.Err(); err != nil {
			return geocoded{}, err
		}
		out.Results[i] = noted(geocoder.Geocode(q.Query), q.note)
	}
	return out, nil
}

// exchanged is said where the source's coordinates were put right.
var exchanged = geo.Label{EN: "latitude and longitude were exchanged", AR: "خط العرض وخط الطول متبادلان"}

func noted(r geocode.Result, note string) geocode.Result {
	if note != "" {
		r.Reason += "; " + note
	}
	return r
}

// query returns what is asked. prefix stands before the names of fields in errors. Errors: InvalidKind.
func (d description) query(prefix string) (q geocode.Query, note string, err error) {
	for _, field := range []struct{ name, text string }{
		{"text", d.Text}, {"text_ar", d.TextAR}, {"region", d.Region}, {"region_ar", d.RegionAR},
	} {
		switch {
		case !utf8.ValidString(field.text):
			return q, "", data.Invalid(prefix+field.name, "it is not text in UTF-8")
		case utf8.RuneCountInString(field.text) > maxTextRunes:
			return q, "", data.Invalid(prefix+field.name, "it is longer than %d characters", maxTextRunes)
		}
	}
	q = geocode.Query{Text: inBoth(d.Text, d.TextAR), Region: inBoth(d.Region, d.RegionAR)}
	if q.Language, err = language(prefix, d.Lang); err != nil {
		return q, "", err
	}
	note, err = d.locate(&q, prefix)
	return q, note, err
}

// inBoth returns a text in both languages; one alone by its letters.
func inBoth(text, arabic string) geo.Label {
	if text == "" || arabic == "" {
		return geo.LabelOf(text + arabic)
	}
	return geo.Label{EN: text, AR: arabic}
}

func language(prefix, given string) (string, error) {
	for _, known := range languages {
		if given == known {
			return known, nil
		}
	}
	if given == "" {
		return languages[0], nil
	}
	return "", data.Invalid(prefix+"lang", "there is no language \"%s\"", answer.Shown(given)).Allow(languages)
}

// locate sets the coordinates of a query, and returns what its answer is to say of them.
func (d description) locate(q *geocode.Query, prefix string) (note string, err error) {
	switch {
	case d.Lat == "" && d.Lon == "":
		return "", nil
	case d.Lat == "":
		return "", data.Invalid(prefix+"lat", "it is missing: lon goes with it")
	case d.Lon == "":
		return "", data.Invalid(prefix+"lon", "it is missing: lat goes with it")
	}
	point, err := geocode.ParseCoordinates(string(d.Lat), string(d.Lon))
	switch {
	case errors.Is(err, geocode.ErrSwapped):
		note = exchanged.In(q.Language)
	case err != nil:
		return "", data.Invalid(prefix+d.wrongAxis(), "it cannot be read: \"%s\", \"%s\"", answer.Shown(string(d.Lat)), answer.Shown(string(d.Lon))).
			WithHint("write degrees as 36.2021, 36,2021 or 36°12'7.5\"N").Because(err)
	}
	q.Point = &point
	return note, nil
}

// wrongAxis returns the coordinate that cannot be read beside any other.
func (d description) wrongAxis() string {
	if _, err := geocode.ParseCoordinates(string(d.Lat), "37"); err != nil && !errors.Is(err, geocode.ErrSwapped) {
		return "lat"
	}
	return "lon"
}
