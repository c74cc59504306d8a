package io.tidemark.ingest.quarantine;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.tidemark.core.job.ReviewRequest.Decision;
import io.tidemark.ingest.vendors.Ruling;
import io.tidemark.lake.Lake;
import io.tidemark.lake.tables.Overrides;
import io.tidemark.lake.tables.Quarantine;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What people have decided about rows in quarantine, as known at a time. */
public final class Decisions {
  private Decisions() {}

  /** Ids of rows that are let in as they are, at that time. */
  public static Set<String> approved(Lake lake, Instant asOf) {
    if (!lake.exists(Overrides.TABLE)) {
      return Set.of();
    }
    return lake
        .asOf(Overrides.TABLE, asOf)
        .where(col("decision").equalTo(Decision.APPROVE.label()))
        .where(col("until").isNull().or(col("until").gt(lit(Timestamp.from(asOf)))))
        .select("id")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .collect(Collectors.toSet());
  }

  /**
   * Every word on bars that were known by {@code asOf}, by ticker: each counts from when it was
   * given until the next word on the same row, or until it lapses. A bar that was overridden counts
   * for nothing: what was put in its place is a bar of its own.
   */
  public static Map<String, List<Ruling>> onBars(Lake lake, Instant asOf) {
    if (!lake.exists(Overrides.TABLE)) {
      return Map.of();
    }
    Dataset<Row> words = lake.history(Overrides.TABLE, asOf).withColumnRenamed("known_at", "since");
    Dataset<Row> rows =
        lake.asOf(Quarantine.TABLE, asOf)
            .where(col("kind").equalTo("bars"))
            .select("id", "source", "ticker", "date");
    Map<String, List<Ruling>> rulings = new HashMap<>();
    Map<String, Instant> next = new HashMap<>();
    words
        .join(rows, "id")
        .orderBy(col("since").desc())
        .select("id", "source", "ticker", "date", "decision", "since", "until")
        .collectAsList()
        .forEach(
            row -> {
              Instant since = row.getTimestamp(5).toInstant();
              Instant until = earlier(next.put(row.getString(0), since), row.getTimestamp(6));
              rulings
                  .computeIfAbsent(row.getString(2), ticker -> new ArrayList<>())
                  .add(
                      new Ruling(
                          row.getString(1),
                          LocalDate.parse(row.getString(3)),
                          row.getString(0),
                          row.getString(4).equals(Decision.APPROVE.label()),
                          since,
                          until));
            });
    return rulings;
  }

  private static Instant earlier(Instant next, Timestamp until) {
    if (until == null) {
      return next == null ? Instant.MAX : next;
    }
    return next == null || until.toInstant().isBefore(next) ? until.toInstant() : next;
  }
}
