package io.tidemark.core.source;

import java.time.Instant;
import java.time.LocalDate;

/** One row of a lake table, for as long as its reader shows it. */
public interface SourceRow {
  /** A text; empty where there is none. */
  String text(String column);

  /** A number; NaN where there is none. */
  double number(String column);

  /** A day, which must be there. */
  LocalDate date(String column);

  /** A moment, which must be there. */
  Instant instant(String column);
}
