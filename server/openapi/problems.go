package openapi

import (
	"net/http"
	"reflect"
	"strconv"
	"strings"

	"tawthiq/data"
	"tawthiq/geo"
	"tawthiq/server/answer"
)

// problem is a kind of error as the document shows it.
type problem struct {
	status  int // 0: any other
	about   geo.Label
	occurs  func(answer.Operation) bool
	example answer.Problem
}

// problems are the kinds of errors, by status.
var problems = []problem{
	{http.StatusBadRequest, geo.Label{EN: "A parameter, or what was sent, is not known or not allowed.", AR: "معامل أو محتوى مُرسَل غير معروف أو غير مسموح."}, always,
		answer.ProblemOf(data.Invalid("counting", "unknown value \"half\"").Allow([]string{"full", "split", "sole"}))},
	{http.StatusUnauthorized, geo.Label{EN: "The credentials are missing or wrong.", AR: "بيانات الدخول ناقصة أو خاطئة."},
		func(o answer.Operation) bool { return o.Signed != answer.Anyone },
		answer.ProblemOf(&data.Error{Kind: data.Unauthenticated, Message: "the name or the secret is wrong"})},
	{http.StatusForbidden, geo.Label{EN: "A page of another site sent it.", AR: "أرسلته صفحة من موقع آخر."}, sends,
		answer.NewProblem(http.StatusForbidden, "a page of another site may not send anything here")},
	{http.StatusNotFound, geo.Label{EN: "There is nothing of this name, or nothing that is public.", AR: "لا شيء بهذا الاسم، أو لا شيء منه متاح للعموم."},
		func(o answer.Operation) bool { return len(o.Path) > 0 || o.Signed == answer.NobodyElse },
		answer.ProblemOf(&data.Error{Kind: data.NotFoundKind, Field: "incident", Message: "there is no such incident"})},
	{http.StatusConflict, geo.Label{EN: "What is there is not clear, or contradicts what was sent.", AR: "الموجود ملتبس أو يناقض ما أُرسل."},
		func(o answer.Operation) bool { return o.Conflicts },
		answer.ProblemOf(&data.Error{Kind: data.Conflict, Field: "incident", Message: "several incidents have this number", Hint: "ask with the ID of one"})},
	{http.StatusRequestEntityTooLarge, geo.Label{EN: "More was sent than is taken at a time.", AR: "أُرسل أكثر مما يُقبل في المرة الواحدة."},
		func(o answer.Operation) bool { return o.Sends != nil },
		answer.ProblemOf(&data.Error{Kind: data.TooLarge, Field: "queries", Message: "there are 1200; at most 1000 are answered at a time"})},
	{http.StatusUnsupportedMediaType, geo.Label{EN: "What was sent is not JSON.", AR: "المُرسَل ليس JSON."},
		func(o answer.Operation) bool { return o.Sends != nil },
		answer.NewProblem(http.StatusUnsupportedMediaType, "what is sent here must be JSON")},
	{http.StatusServiceUnavailable, geo.Label{EN: "The server is busy, or cannot read its records at the moment; Retry-After may say when to try again.", AR: "الخادم مشغول أو لا يستطيع قراءة سجلاته الآن؛ قد يذكر Retry-After متى تُعاد المحاولة."}, always,
		answer.ProblemOf(&data.Error{Kind: data.Unavailable, Message: "the store cannot be read"})},
	{0, geo.Label{EN: "Any other problem: an address that is too long (414), an encoding that there is not (406), a defect of the server (500).", AR: "أي مشكلة أخرى: عنوان أطول من اللازم (414)، أو ترميز غير متاح (406)، أو خلل في الخادم (500)."}, always,
		answer.ProblemOf(nil)},
}

func always(answer.Operation) bool { return true }

// sends reports whether an operation does more than to read.
func sends(o answer.Operation) bool { return o.Sends != nil || o.Signed == answer.NobodyElse }

// name returns what the component of the problem is called.
func (p problem) name() string {
	if p.status == 0 {
		return "Problem"
	}
	return strings.ReplaceAll(http.StatusText(p.status), " ", "")
}

// code returns what it is declared under among the responses of an operation.
func (p problem) code() string {
	if p.status == 0 {
		return "default"
	}
	return strconv.Itoa(p.status)
}

// response returns the component of the problem.
func (p problem) response(w writer) Response {
	out := Response{Description: p.about.EN, DescriptionAR: p.about.AR,
		Content: map[string]Media{answer.ProblemType: {w.schemas.of(reflect.TypeFor[answer.Problem]()), p.example}}}
	switch p.status {
	case http.StatusUnauthorized:
		out.Headers = map[string]Header{"WWW-Authenticate": {Ref: headerPrefix + "WWW-Authenticate"}}
	case http.StatusServiceUnavailable:
		out.Headers = map[string]Header{"Retry-After": {Ref: headerPrefix + "Retry-After"}}
	}
	return out
}
