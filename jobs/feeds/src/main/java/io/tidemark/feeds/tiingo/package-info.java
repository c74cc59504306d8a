/** The Tiingo protocol: daily prices with their dividends and splits in one answer. */
package io.tidemark.feeds.tiingo;
