package io.tidemark.views.ops;

import io.tidemark.core.table.ops.SummaryChecksTable;
import io.tidemark.views.LakeFolder;
import io.tidemark.views.delta.BatchRow;
import io.tidemark.views.delta.ColumnPredicate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Landed rows compared with the vendors' own counts, from {@code ops.summary_checks}, and the
 * number of disputes.
 *
 * @param checks checks with a breach first
 * @param disputes by list of vendors, state and verdict
 */
public record ReconciliationSummary(List<Check> checks, List<DisputeCount> disputes) {
  /**
   * Landed bars of one ticker compared with the vendor's own summary.
   *
   * @param from first session covered
   * @param to last session covered
   * @param rows bars landed
   * @param rowsTold bars according to the summary; null where it has none
   * @param volume shares landed
   * @param volumeTold shares according to the summary
   * @param breach what exceeds its threshold, for people; empty if nothing does
   */
  public record Check(
      String vendor,
      String ticker,
      LocalDate from,
      LocalDate to,
      Long rows,
      Long rowsTold,
      double volume,
      double volumeTold,
      String breach,
      Instant knownAt) {}

  /** The number of disputes of one kind. */
  public record DisputeCount(List<String> vendors, String state, String verdict, int disputes) {}

  /** Reads the summary known by {@code asOf}. */
  public static ReconciliationSummary read(LakeFolder lake, Instant asOf) {
    List<Check> checks =
        TableRows.asOf(
                lake,
                SummaryChecksTable.TABLE.name(),
                ColumnPredicate.all(),
                asOf,
                ReconciliationSummary::fact)
            .stream()
            .map(ReconciliationSummary::check)
            .sorted(
                Comparator.comparing((Check check) -> check.breach().isEmpty())
                    .thenComparing(Check::vendor)
                    .thenComparing(Check::ticker)
                    .thenComparing(Check::from))
            .toList();
    return new ReconciliationSummary(
        checks, counts(DisputeList.read(lake, DisputeList.Filter.ALL, asOf)));
  }

  private static List<DisputeCount> counts(List<DisputeRecord> disputes) {
    Map<String, Integer> counts = new TreeMap<>();
    Map<String, DisputeRecord> examples = new TreeMap<>();
    for (DisputeRecord dispute : disputes) {
      String kind =
          VendorList.join(dispute.vendors()) + " " + dispute.state() + " " + dispute.verdict();
      counts.merge(kind, 1, Integer::sum);
      examples.putIfAbsent(kind, dispute);
    }
    List<DisputeCount> list = new ArrayList<>();
    counts.forEach(
        (kind, count) -> {
          DisputeRecord one = examples.get(kind);
          list.add(new DisputeCount(one.vendors(), one.state(), one.verdict(), count));
        });
    return list;
  }

  private static Object fact(BatchRow row) {
    return Arrays.asList(
        row.text("vendor"), row.text("ticker"), row.date("date"), row.date("until"));
  }

  private static Check check(BatchRow row) {
    return new Check(
        row.textOrEmpty("vendor"),
        row.textOrEmpty("ticker"),
        row.date("date"),
        row.date("until"),
        row.amount("rows"),
        row.amount("rows_told"),
        row.number("volume"),
        row.number("volume_told"),
        row.textOrEmpty("breach"),
        row.instant("known_at"));
  }
}
