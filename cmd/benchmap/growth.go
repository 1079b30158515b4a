package main

import (
	"context"
	"os"
)

// growthQuestions are asked of every number of incidents: the fixed list of tiles, and tiles that
// have about as many points each whatever the number.
func (s source) growthQuestions(fixed []question) []question {
	var list []question
	for _, q := range fixed {
		if q.name == exactFiltered || q.name == binsFiltered {
			list = append(list, q)
		}
	}
	if q := s.alikeQuestion(); len(q.tiles) > 0 {
		list = append(list, q)
	}
	return list
}

// measureGrowth measures the program on the other numbers of incidents.
func (b *bench) measureGrowth(ctx context.Context) error {
	list, err := readTileList(tileList)
	if err != nil {
		return err
	}
	for _, rows := range b.growth {
		if err := b.measureSize(ctx, source{b.generator, rows}, list); err != nil {
			return err
		}
	}
	return nil
}

func (b *bench) measureSize(ctx context.Context, s source, list []listedTile) error {
	defer os.Remove(b.database(s.rows))
	c, it, err := b.startOurs(ctx, s)
	if err != nil {
		return err
	}
	defer c.stop()
	if err := b.askGrowth(ctx, c, s, s.questions(list, it.MostPoints)); err != nil {
		return err
	}
	b.noteServer(c, it)
	return nil
}

func (b *bench) askGrowth(ctx context.Context, c *contender, s source, fixed []question) error {
	for _, q := range s.growthQuestions(fixed) {
		m, err := b.ask(ctx, c, s, q, screen)
		if err != nil {
			return err
		}
		b.report.Growth = append(b.report.Growth, m)
	}
	return nil
}
