// Package classify groups the values of a choropleth into classes. It answers where one class
// ends and the next begins; it does not choose colours, and knows nothing of what is counted.
package classify
