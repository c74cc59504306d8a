package io.tidemark.views.ops;

import io.tidemark.core.table.raw.RawFailuresTable;
import io.tidemark.views.LakeFolder;
import io.tidemark.views.delta.BatchRow;
import io.tidemark.views.delta.ColumnPredicate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A request to a vendor that was given up, from {@code raw.failures}.
 *
 * @param subject ticker or series
 * @param status last HTTP status, 0 if none
 * @param attempts requests sent
 */
public record Failure(
    String vendor,
    String resource,
    String subject,
    String url,
    int status,
    int attempts,
    String reason,
    Instant knownAt) {

  /** The failures known by {@code asOf}, newest first. */
  public static List<Failure> read(LakeFolder lake, Instant asOf) {
    return TableRows.history(lake, RawFailuresTable.TABLE.name(), ColumnPredicate.all(), asOf)
        .stream()
        .map(Failure::of)
        .sorted(
            Comparator.comparing(Failure::knownAt)
                .reversed()
                .thenComparing(Failure::vendor)
                .thenComparing(Failure::resource)
                .thenComparing(Failure::subject))
        .toList();
  }

  private static Failure of(BatchRow row) {
    return new Failure(
        row.textOrEmpty("vendor"),
        row.textOrEmpty("resource"),
        row.textOrEmpty("subject"),
        row.textOrEmpty("url"),
        row.count("status"),
        row.count("attempts"),
        row.textOrEmpty("reason"),
        row.instant("known_at"));
  }
}
