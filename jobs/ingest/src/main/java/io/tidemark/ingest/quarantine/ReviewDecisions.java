package io.tidemark.ingest.quarantine;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.tidemark.core.review.RowReview.Decision;
import io.tidemark.core.table.ops.OverridesTable;
import io.tidemark.core.table.ops.QuarantineTable;
import io.tidemark.ingest.vendors.ManualOverride;
import io.tidemark.lake.Lake;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** People's decisions about rows in quarantine, as of a time. */
public final class ReviewDecisions {
  private ReviewDecisions() {}

  /** Ids of rows that are approved unchanged as of that time. */
  public static Set<String> approved(Lake lake, Instant asOf) {
    if (!lake.exists(OverridesTable.TABLE)) {
      return Set.of();
    }
    return lake
        .asOf(OverridesTable.TABLE, asOf)
        .where(col("decision").equalTo(Decision.APPROVE.label()))
        .where(col("until").isNull().or(col("until").gt(lit(Timestamp.from(asOf)))))
        .select("id")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .collect(Collectors.toSet());
  }

  /**
   * All decisions about bars known by {@code asOf}, by ticker. Each is valid from when it was made
   * until the next decision about the same row, or until it expires. An overridden bar is not used;
   * its replacement is a separate bar, which is used whatever rule it breaks while the override is
   * valid, and not used afterwards. A future expiry has no effect before its time.
   */
  public static Map<String, List<ManualOverride>> onBars(Lake lake, Instant asOf) {
    if (!lake.exists(OverridesTable.TABLE)) {
      return Map.of();
    }
    Map<String, List<ManualOverride>> rulings = new HashMap<>();
    Map<String, Instant> next = new HashMap<>();
    for (ReviewDecision word : lastFirst(lake, asOf)) {
      Instant lapse = word.until().isAfter(asOf) ? Instant.MAX : word.until();
      Instant until = earlier(lapse, next.put(word.id(), word.since()));
      List<ManualOverride> ticker =
          rulings.computeIfAbsent(word.ticker(), name -> new ArrayList<>());
      ticker.add(word.ruling(word.id(), word.isApproval(), word.since(), until));
      if (word.isRelease()) {
        ticker.add(word.ruling(word.released(), true, word.since(), until));
        Instant again = earlier(Instant.MAX, next.put(word.released(), word.since()));
        if (until.isBefore(again)) {
          ticker.add(word.ruling(word.released(), false, until, again));
        }
      }
    }
    return rulings;
  }

  private static List<ReviewDecision> lastFirst(Lake lake, Instant asOf) {
    Dataset<Row> rows =
        lake.asOf(QuarantineTable.TABLE, asOf)
            .where(col("kind").equalTo("bars"))
            .select(
                col("id"),
                col("source"),
                col("ticker"),
                col("date"),
                col("stage"),
                col("fields").as("said"));
    return lake
        .history(OverridesTable.TABLE, asOf)
        .join(rows, "id")
        .orderBy(col("known_at").desc())
        .select(
            "id",
            "source",
            "ticker",
            "date",
            "stage",
            "said",
            "decision",
            "fields",
            "known_at",
            "until")
        .collectAsList()
        .stream()
        .flatMap(row -> ReviewDecision.of(row).stream())
        .toList();
  }

  private static Instant earlier(Instant a, Instant b) {
    return b == null || a.isBefore(b) ? a : b;
  }
}
