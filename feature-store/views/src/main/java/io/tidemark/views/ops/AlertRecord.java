package io.tidemark.views.ops;

import io.tidemark.core.table.ops.AlertsTable;
import io.tidemark.views.LakeFolder;
import io.tidemark.views.delta.BatchRow;
import io.tidemark.views.delta.ColumnPredicate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * An alert from {@code ops.alerts}.
 *
 * @param kind such as factor-changed
 * @param severity warning or critical
 * @param vendors in order of trust
 * @param ticker empty if it is about several
 * @param date session or ex-date; null if unknown
 */
public record AlertRecord(
    String id,
    String kind,
    String severity,
    List<String> vendors,
    String ticker,
    LocalDate date,
    String message,
    Instant knownAt) {

  /** The alerts known by {@code asOf}, newest first. */
  public static List<AlertRecord> read(LakeFolder lake, Instant asOf) {
    return TableRows.asOf(
            lake, AlertsTable.TABLE.name(), ColumnPredicate.all(), asOf, row -> row.text("id"))
        .stream()
        .map(AlertRecord::of)
        .sorted(
            Comparator.comparing(AlertRecord::knownAt).reversed().thenComparing(AlertRecord::id))
        .toList();
  }

  private static AlertRecord of(BatchRow row) {
    return new AlertRecord(
        row.text("id"),
        row.textOrEmpty("kind"),
        row.textOrEmpty("severity"),
        VendorList.split(row.text("sources")),
        row.textOrEmpty("ticker"),
        row.date("date"),
        row.textOrEmpty("message"),
        row.instant("known_at"));
  }
}
