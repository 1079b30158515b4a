package placelist

import "fmt"

// remark is something that this package adds to a reason.
type remark int

const (
	rowBroken          remark = iota // with the problem
	cellsLeftOut                     // with the cells
	textBroken                       // nothing was looked up
	coordinatesBroken                // with both cells
	coordinatesSwapped               // with the latitude and the longitude that were used
)

// remarks are the formats of the remarks, in English and Arabic.
var remarks = [...][2]string{
	rowBroken:          {"the row is damaged (%s), so its texts may be in the wrong columns", "السطر معطوب (%s)، فقد تكون نصوصه في غير أعمدتها"},
	cellsLeftOut:       {"left out because no column is theirs: %s", "حُذفت خلايا لا عمود لها: %s"},
	textBroken:         {"the description is not valid text: give the file's encoding", "الوصف ليس نصًا صالحًا: حدّد ترميز الملف"},
	coordinatesBroken:  {"the coordinates %q, %q cannot be read and are not used", "تعذّرت قراءة الإحداثيات %q، %q فلم تُستعمل"},
	coordinatesSwapped: {"latitude and longitude were exchanged, read as %g, %g", "خط العرض وخط الطول متبادلان، وقُرئا %g، %g"},
}

// say returns a remark in the language of the reasons.
func (j *job) say(r remark, args ...any) string {
	format := remarks[r][english]
	if j.config.Language == "ar" {
		format = remarks[r][arabic]
	}
	return fmt.Sprintf(format, args...)
}
