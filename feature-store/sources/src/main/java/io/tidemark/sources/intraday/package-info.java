/**
 * The intraday variance of a future: a forecast of the next half hour from the time of day,
 * scheduled releases and the variance of the last minutes to weeks. The values of a session depend
 * on the sixty sessions before it and on its own bars so far.
 */
package io.tidemark.sources.intraday;
