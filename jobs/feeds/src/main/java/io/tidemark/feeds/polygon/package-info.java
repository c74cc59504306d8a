/** The Polygon (Massive) protocol: daily aggregates, splits and dividends. */
package io.tidemark.feeds.polygon;
