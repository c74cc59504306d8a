package io.tidemark.ingest.land;

import static io.tidemark.ingest.land.TextRows.isMissing;
import static io.tidemark.ingest.land.TextRows.text;
import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.trim;

import java.util.List;
import org.apache.spark.sql.Column;

/** Rules that facts of several kinds share. */
final class CommonRules {
  /** Where nothing suggests itself. */
  static final Column NO_REPAIR = lit("{}");

  private CommonRules() {}

  /** That the row says what it is about; any word may be a ticker, also NA or NAN. */
  static Rule named(String field) {
    return Rule.of("missing-" + field, trim(text(field)).equalTo(""), field + " is missing");
  }

  static Rule readableDate() {
    return Rule.of(
        "unreadable-date",
        col("date").isNull(),
        "date '%s' is not of the form yyyy-mm-dd",
        text("date"));
  }

  static Rule readableKnownAt() {
    return Rule.of(
        "unreadable-known-at",
        text("known_at").notEqual(""),
        "known-at '%s' is neither a day nor a moment",
        text("known_at"));
  }

  /** A source cannot know on Monday what Tuesday's close will be. */
  static Rule notAfterKnownAt() {
    return Rule.of(
        "date-after-known-at",
        col("event_time").gt(col("known_at")),
        "date %s was not over when it was known, %s",
        text("date"),
        col("known_at").cast("string"));
  }

  /** That a field is there, is a number, and is finite: one rule each. */
  static List<Rule> number(String field) {
    return List.of(
        Rule.of(
            "missing-" + field, col(field).isNull().and(isMissing(field)), field + " is missing"),
        Rule.of(
            "unreadable-" + field,
            col(field).isNull().and(not(isMissing(field))),
            field + " '%s' is not a number",
            text(field)),
        Rule.of(
            "non-finite-" + field, not(finite(field)), field + " '%s' is not finite", text(field)));
  }

  static Rule positive(String field) {
    return Rule.of(
        "non-positive-" + field,
        finite(field).and(col(field).leq(0)),
        field + " %s is not above 0",
        text(field));
  }

  /** Whether a number is not infinite; null if it is not there. */
  static Column finite(String field) {
    return abs(col(field)).lt(lit(Double.POSITIVE_INFINITY));
  }
}
