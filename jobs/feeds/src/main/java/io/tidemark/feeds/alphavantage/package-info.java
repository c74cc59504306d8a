/** The Alpha Vantage protocol: all of a ticker's days in one answer, newest first. */
package io.tidemark.feeds.alphavantage;
