package io.tidemark.ingest.land;

import static io.tidemark.ingest.land.TextRows.missing;
import static io.tidemark.ingest.land.TextRows.text;
import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.util.List;
import org.apache.spark.sql.Column;

/** Rules that facts of several kinds share. */
final class CommonRules {
  private CommonRules() {}

  static Rule present(String field) {
    return Rule.of("missing-" + field, missing(field), field + " is missing");
  }

  static Rule readableDate() {
    return Rule.of(
        "unreadable-date",
        col("date").isNull(),
        "date '%s' is not of the form yyyy-mm-dd",
        shown("date"));
  }

  /** A source cannot know on Monday what Tuesday's close will be. */
  static Rule notAfterKnownAt() {
    return Rule.of(
        "date-after-known-at",
        col("event_time").gt(col("known_at")),
        "date %s was not over when it was known, %s",
        col("date"),
        col("known_at"));
  }

  /** That a field is there, is a number, and is finite: one rule each. */
  static List<Rule> number(String field) {
    return List.of(
        present(field),
        Rule.of(
            "unreadable-" + field,
            not(missing(field)).and(col(field).isNull()),
            field + " '%s' is not a number",
            shown(field)),
        Rule.of(
            "non-finite-" + field,
            not(finite(field)),
            field + " '%s' is not finite",
            shown(field)));
  }

  static Rule positive(String field) {
    return Rule.of(
        "non-positive-" + field,
        finite(field).and(col(field).leq(0)),
        field + " %s is not above 0",
        shown(field));
  }

  /** Whether a typed number is neither infinite nor NaN; null if it is not there. */
  static Column finite(String field) {
    return abs(col(field)).lt(lit(Double.POSITIVE_INFINITY));
  }

  /** A field as it came, for a sentence. */
  static Column shown(String field) {
    return coalesce(text(field), lit(""));
  }
}
