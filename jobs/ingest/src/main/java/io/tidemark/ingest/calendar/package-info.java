/** Exchange calendars: sessions and trading hours, also as Spark columns. */
package io.tidemark.ingest.calendar;
