package io.tidemark.core.table;

/** The type of a table's column. Any value may be missing. */
public enum ColumnType {
  TEXT,
  DOUBLE,
  INTEGER,
  LONG,
  /** A day without a time. */
  DATE,
  /** A point in time, to the microsecond. */
  TIME,
  BYTES,
  /** A list of texts. */
  TEXTS,
  /** A list of doubles. */
  DOUBLES
}
