/** The Alpha Vantage protocol: all days of a ticker in one response, newest first. */
package io.tidemark.feeds.alphavantage;
