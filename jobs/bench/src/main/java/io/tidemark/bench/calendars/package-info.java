/** Compares trading calendars with those of public libraries. */
package io.tidemark.bench.calendars;
