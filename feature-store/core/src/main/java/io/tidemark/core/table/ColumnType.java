package io.tidemark.core.table;

/** What a column of a table holds. Any value may be missing. */
public enum ColumnType {
  TEXT,
  DOUBLE,
  INTEGER,
  LONG,
  /** A day without a time. */
  DATE,
  /** A moment, to the microsecond. */
  TIME,
  BYTES,
  /** A list of texts. */
  TEXTS,
  /** A list of doubles. */
  DOUBLES
}
