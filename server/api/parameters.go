package api

import (
	"strconv"

	"tawthiq/data/atlas"
	"tawthiq/geo"
	"tawthiq/server/answer"
)

// The parameters that several operations take.

func limitParameter(most, otherwise int) answer.Parameter {
	return answer.Parameter{Name: "limit", Format: answer.WholeNumber, Least: 1, Most: most, Default: strconv.Itoa(otherwise),
		About: geo.Label{EN: "How many of the list one answer has at the most.", AR: "أقصى عدد من عناصر القائمة في الجواب الواحد."}}
}

func cursorParameter() answer.Parameter {
	return answer.Parameter{Name: "cursor", About: geo.Label{
		EN: "Where to go on: next of the page before. The other parameters stay as they were.",
		AR: "من أين تُتابع القائمة: قيمة next من الصفحة السابقة. تبقى المعاملات الأخرى كما كانت."}}
}

func formatParameter(forms ...string) answer.Parameter {
	return answer.Parameter{Name: "format", Values: forms, About: geo.Label{EN: "The form of the answer.", AR: "صيغة الجواب."}}
}

func metricParameter() answer.Parameter {
	return answer.OneOf(answer.Parameter{Name: "metric", About: geo.Label{EN: "What is added up.", AR: "ما الذي يُجمع."}}, atlas.Metrics())
}

func levelParameter(levels ...geo.Level) answer.Parameter {
	p := answer.Parameter{Name: "level", About: geo.Label{EN: "The administrative level.", AR: "المستوى الإداري."}}
	for _, level := range levels {
		p.Values = append(p.Values, level.String())
	}
	return p
}
