/** The Tiingo protocol: daily prices with dividends and splits in one response. */
package io.tidemark.feeds.tiingo;
