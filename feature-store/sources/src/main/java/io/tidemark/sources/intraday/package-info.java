/**
 * The variance of a future within its day: what the time of day, scheduled releases and the last
 * minutes to weeks say of the next half hour. A session's figures rest on the sixty sessions before
 * it and on its own bars so far.
 */
package io.tidemark.sources.intraday;
