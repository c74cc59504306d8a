/** The exchange's calendar as Spark columns. */
package io.tidemark.ingest.calendar;
