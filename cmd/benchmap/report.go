package main

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"text/tabwriter"
)

// line is a measure on one line, for those who wait.
func (m measured) line() string {
	problem := ""
	if m.Errors > 0 {
		problem = fmt.Sprintf("; %d errors: %s", m.Errors, m.Problem)
	}
	return fmt.Sprintf("%-13s %-21s %-6s: p50 %.2f, p95 %.2f, p99 %.2f ms; %.0f a second; %.0f µs of processor%s",
		m.Contender, m.Question, m.Mode, m.P50MS, m.P95MS, m.P99MS, m.PerSecond, m.CPUMicros, problem)
}

// print writes every table.
func (r *report) print(w io.Writer) error {
	for _, table := range []func(io.Writer) error{r.printMeasured, r.printServers, r.printGrowth, r.printGrouping, r.printAims, r.printMissing} {
		if err := table(w); err != nil {
			return err
		}
	}
	return nil
}

func (r *report) printMeasured(w io.Writer) error {
	fmt.Fprintf(w, "\n%d incidents, %s, %g s a measure. Times in ms at one connection, tiles a second at %d.\n", r.Rows, r.Machine, r.Seconds, throughputConnections)
	fmt.Fprintf(w, "warm: the list of tiles over and over. screen: another period every %d tiles. cold: another period every time. So only warm answers can have been kept.\n", screenTiles)
	fmt.Fprintf(w, "The npm contenders do not compress, which spares them time; the others send gzip.\n\n")
	return table(w, "asked for\twho\t\ttiles\tpoints\tp50\tp95\tp99\ta second\tCPU µs\tkB raw\tkB sent\tMB\terrors", r.Measured, func(m measured) string {
		return fmt.Sprintf("%s\t%s\t%s\t%d\t%.0f\t%.2f\t%.2f\t%.2f\t%.0f\t%.0f\t%.1f\t%.1f\t%.0f\t%d", m.Question, m.Contender, m.Mode, m.Tiles, m.Points,
			m.P50MS, m.P95MS, m.P99MS, m.PerSecond, m.CPUMicros, m.RawBytes/1e3, m.SentBytes/1e3, m.MemoryMB, m.Errors)
	})
}

func (r *report) printServers(w io.Writer) error {
	fmt.Fprintf(w, "\nThe program itself\n\n")
	return table(w, "incidents\ts to store\ts to start\tMB ready\tMB after\tMB at most\tMB database\tmost points a tile", r.Servers, func(s served) string {
		return fmt.Sprintf("%d\t%.1f\t%.2f\t%.0f\t%.0f\t%.0f\t%.0f\t%d", s.Rows, s.StoreSeconds, s.StartSeconds, s.ReadyMB, s.MemoryMB, s.PeakMemoryMB, s.DatabaseMB, s.MostPoints)
	})
}

func (r *report) printGrowth(w io.Writer) error {
	fmt.Fprintf(w, "\nHow cost grows: the same list of tiles, and tiles of about as many points each, another period every %d tiles\n\n", screenTiles)
	return table(w, "asked for\tincidents\ttiles\tpoints\tp50\tp99\ta second\tCPU µs", r.Growth, func(m measured) string {
		return fmt.Sprintf("%s\t%d\t%d\t%.0f\t%.2f\t%.2f\t%.0f\t%.0f", m.Question, m.Rows, m.Tiles, m.Points, m.P50MS, m.P99MS, m.PerSecond, m.CPUMicros)
	})
}

func (r *report) printGrouping(w io.Writer) error {
	fmt.Fprintf(w, "\nGrouping %d incidents by governorate and party in three years, each time a day later\n\n", r.Rows)
	if err := table(w, "who\thow\trounds\tp50\tp99", r.Grouping, func(g grouped) string {
		return fmt.Sprintf("%s\t%s\t%d\t%.3f\t%.3f", g.Contender, g.How, g.Rounds, g.P50MS, g.P99MS)
	}); err != nil {
		return err
	}
	_, err := fmt.Fprintf(w, "\nPoint → subdistrict: %s\n", r.Locating)
	return err
}

func (r *report) printAims(w io.Writer) error {
	fmt.Fprintf(w, "\nWhat is to be reached\n\n")
	return table(w, "what\tto reach\treached\t", r.Aims, func(a aim) string {
		verdict := "no"
		switch {
		case a.Got == "":
			verdict = "not measured"
		case a.Reached:
			verdict = "yes"
		}
		return fmt.Sprintf("%s\t%s\t%s\t%s", a.What, a.Want, a.Got, verdict)
	})
}

func (r *report) printMissing(w io.Writer) error {
	for _, m := range r.Missing {
		if _, err := fmt.Fprintf(w, "\nWithout %s: %s\n", m.Contender, m.Why); err != nil {
			return err
		}
	}
	return nil
}

// table writes rows in columns, under a head.
func table[T any](w io.Writer, head string, rows []T, line func(T) string) error {
	columns := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(columns, head)
	for _, row := range rows {
		fmt.Fprintln(columns, line(row))
	}
	return columns.Flush()
}

// machine says what the figures were measured on.
func machine() string {
	model := "an unknown processor"
	text, _ := os.ReadFile("/proc/cpuinfo") // Linux only
	for line := range strings.Lines(string(text)) {
		if name, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(name) == "model name" {
			model = strings.TrimSpace(value)
			break
		}
	}
	return fmt.Sprintf("%d processors (%s), %s", runtime.NumCPU(), model, runtime.Version())
}

// busy returns how many programs wanted a processor at once in the last minute, 0 where that is not
// known (it is on Linux).
func busy() (programs float64) {
	text, err := os.ReadFile("/proc/loadavg")
	if err == nil {
		_, err = fmt.Sscan(string(text), &programs)
	}
	if err != nil {
		return 0
	}
	return programs
}
