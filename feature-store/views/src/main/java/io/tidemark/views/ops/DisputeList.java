package io.tidemark.views.ops;

import io.tidemark.core.table.ops.DisputesTable;
import io.tidemark.views.LakeFolder;
import io.tidemark.views.UnknownNameFault;
import io.tidemark.views.ViewJson;
import io.tidemark.views.delta.BatchRow;
import io.tidemark.views.delta.ColumnPredicate;
import io.tidemark.views.prices.PriceTable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;

/** Reads {@code ops.disputes}. */
public final class DisputeList {
  private static final String TABLE = DisputesTable.TABLE.name();

  private DisputeList() {}

  /**
   * Selects disputes.
   *
   * @param vendors the list of compared vendors, in order of trust; empty: any
   * @param from only disputes that last to this day or longer
   * @param to only disputes that begin by this day
   */
  public record Filter(
      List<String> vendors,
      Optional<LocalDate> from,
      Optional<LocalDate> to,
      Optional<String> ticker) {
    /** Selects all disputes. */
    public static final Filter ALL =
        new Filter(List.of(), Optional.empty(), Optional.empty(), Optional.empty());

    public Filter {
      vendors = List.copyOf(vendors);
    }

    private ColumnPredicate where() {
      ColumnPredicate where = ColumnPredicate.all().is("ticker", ticker);
      where = vendors.isEmpty() ? where : where.is("sources", VendorList.join(vendors));
      return to.isEmpty() ? where : where.atMost("date", to.get());
    }
  }

  /**
   * The last row of each dispute known by {@code asOf}, by ticker, date and field.
   *
   * @throws UnknownNameFault if there is none and the lake has no prices of the ticker or the
   *     vendors
   */
  public static List<DisputeRecord> read(LakeFolder lake, Filter filter, Instant asOf) {
    List<DisputeRecord> disputes =
        TableRows.asOf(lake, TABLE, filter.where(), asOf, DisputeList::key).stream()
            .map(DisputeList::dispute)
            .filter(d -> filter.from().isEmpty() || !d.until().isBefore(filter.from().get()))
            .sorted(
                Comparator.comparing(DisputeRecord::ticker)
                    .thenComparing(DisputeRecord::date)
                    .thenComparing(DisputeRecord::field)
                    .thenComparing(d -> VendorList.join(d.vendors())))
            .toList();
    if (disputes.isEmpty()) {
      refuseUnknown(lake, filter);
    }
    return disputes;
  }

  /**
   * Fails on an unknown name, so that a mistyped one does not look like the absence of disputes.
   */
  private static void refuseUnknown(LakeFolder lake, Filter filter) {
    Optional<PriceTable> prices = PriceTable.latest(lake);
    if (prices.isEmpty()) {
      return;
    }
    if (filter.ticker().isPresent()) {
      NavigableSet<String> tickers = prices.get().distinct("ticker");
      if (!tickers.contains(filter.ticker().get())) {
        throw UnknownNameFault.of("ticker", filter.ticker().get(), tickers);
      }
    }
    if (!filter.vendors().isEmpty()) {
      NavigableSet<String> lists = prices.get().distinct("sources");
      if (!lists.contains(VendorList.join(filter.vendors()))) {
        throw new UnknownNameFault(
            "vendors %s were never compared; the compared ones are %s"
                .formatted(
                    String.join(",", filter.vendors()),
                    String.join(" and ", lists).replace('+', ',')));
      }
    }
  }

  private static Object key(BatchRow row) {
    return List.of(row.text("sources"), row.text("ticker"), row.date("date"), row.text("field"));
  }

  private static DisputeRecord dispute(BatchRow row) {
    LocalDate until = row.date("until");
    return new DisputeRecord(
        row.text("ticker"),
        row.date("date"),
        row.text("field"),
        ViewJson.node(row.text("values")),
        row.textOrEmpty("verdict"),
        row.textOrEmpty("state"),
        row.textOrEmpty("evidence"),
        until == null ? row.date("date") : until,
        row.amount("sessions"),
        row.textOrEmpty("suspect"),
        VendorList.split(row.text("sources")),
        row.instant("known_at"));
  }
}
