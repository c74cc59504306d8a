package io.tidemark.core.source;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** One row of a lake table, valid only during the call that passes it. */
public interface SourceRow {
  /** A text; empty if it is missing. */
  String text(String column);

  /** A number; NaN if it is missing. */
  double number(String column);

  /** A day; must be present. */
  LocalDate date(String column);

  /** A day; empty if it is missing. */
  Optional<LocalDate> dateIfAny(String column);

  /** A time; must be present. */
  Instant instant(String column);
}
