package tabular

// Peek returns the first row without taking it, as far as it can be read: before the first Next.
func (f *File) Peek() Row {
	if f.peeked == nil {
		return Row{}
	}
	return *f.peeked
}
