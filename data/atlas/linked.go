package atlas

import (
	"context"

	"tawthiq/data"
	"tawthiq/data/linkage"
)

// LinkedRecord is a record of another dataset that is likely to be of the same event as an incident. Where
// there is no link between the two themselves the score is that of the weakest on the best way through
// others, and there are no reasons.
type LinkedRecord struct {
	Summary
	Score   float64  `json:"score"`   // 0 to 1: how much speaks for it
	Reasons []string `json:"reasons"` // codes of what speaks for it
}

// linked returns the other records of the group that a record is in.
func (v *View) linked(ctx context.Context, key int64) ([]LinkedRecord, error) {
	out := []LinkedRecord{}
	row, _ := v.index.Position(key)
	event, ok := v.events().Of(row)
	if !ok {
		return out, nil
	}
	group, others := v.links().groups[event], []data.Key{}
	for _, member := range group.Members {
		if member != key {
			others = append(others, data.Key(member))
		}
	}
	incidents, err := v.released(ctx, others)
	if err != nil {
		return nil, err
	}
	scores := scoresFrom(group, key)
	for i, in := range incidents {
		l := directLink(group, key, int64(others[i]))
		one := LinkedRecord{summarise(in), scoreOf(scores[int64(others[i])]), l.Reasons.Codes()}
		if l.Score > 0 {
			one.Score = scoreOf(l.Score)
		}
		out = append(out, one)
	}
	return out, nil
}

// directLink returns the link of two members, the zero Link where there is none.
func directLink(g linkage.Group, a, b int64) linkage.Link {
	for _, l := range g.Links {
		if l.A == min(a, b) && l.B == max(a, b) {
			return l
		}
	}
	return linkage.Link{}
}

// scoresFrom returns the score of the weakest link on the best way from a member to each other one.
func scoresFrom(g linkage.Group, from int64) map[int64]int32 {
	best := map[int64]int32{from: 1000}
	for range g.Members {
		for _, l := range g.Links {
			best[l.A], best[l.B] = max(best[l.A], min(best[l.B], l.Score)), max(best[l.B], min(best[l.A], l.Score))
		}
	}
	return best
}
