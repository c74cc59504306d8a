/** Which days vendors have bars of, as arrays. */
package io.tidemark.ingest.days;
