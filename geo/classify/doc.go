// Package classify groups the values of a choropleth into classes. It answers where one class
// ends and the next begins; it does not choose colours, and knows nothing of what is counted.
//
// The methods and when each misleads: I. S. Evans, "The selection of class intervals",
// Transactions of the Institute of British Geographers, new series 2 (1977) 98–124.
package classify
