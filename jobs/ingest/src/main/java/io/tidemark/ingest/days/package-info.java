/** The days on which vendors have bars, as arrays. */
package io.tidemark.ingest.days;
