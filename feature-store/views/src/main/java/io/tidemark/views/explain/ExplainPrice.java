package io.tidemark.views.explain;

import io.tidemark.core.market.PaymentTotals;
import io.tidemark.core.table.market.ActionsTable;
import io.tidemark.core.table.market.DailyBarsTable;
import io.tidemark.views.LakeFolder;
import io.tidemark.views.delta.BatchRow;
import io.tidemark.views.delta.ColumnPredicate;
import io.tidemark.views.ops.DisputeList;
import io.tidemark.views.ops.DisputeRecord;
import io.tidemark.views.ops.QuarantineQueue;
import io.tidemark.views.ops.QuarantinedRow;
import io.tidemark.views.prices.FactorStep;
import io.tidemark.views.prices.PriceSeries;
import io.tidemark.views.prices.TickerPrices;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Collects all data of the lake about one ticker and day. */
public final class ExplainPrice {
  /**
   * An action applies on the first day with a price from its ex-date on, which may be some days
   * later.
   */
  private static final int ACTION_REACH_DAYS = 10;

  private static final Set<String> OF_ACTIONS = Set.of("split", "dividend");

  private final LakeFolder lake;
  private final TickerPrices prices;
  private final Instant asOf;

  /**
   * @param prices all prices of the ticker
   * @param asOf data that became known later is ignored
   */
  public ExplainPrice(LakeFolder lake, TickerPrices prices, Instant asOf) {
    this.lake = lake;
    this.prices = prices;
    this.asOf = asOf;
  }

  /**
   * Explains a day.
   *
   * @param vendors in order of trust; empty: as {@link TickerPrices#sources} chooses
   * @throws io.tidemark.views.UnknownNameFault if there are no prices of the ticker reconciled from
   *     these vendors
   */
  public Explanation on(LocalDate date, List<String> vendors) {
    String sources = prices.sources(vendors, asOf);
    PriceSeries series = prices.bySources().get(sources).asOf(asOf);
    Optional<Explanation.AgreedPrice> price = agreed(series, date);
    List<QuarantinedRow> queue = queue(date);
    List<RawBar> bars = bars(date, queue);
    List<Factor> factors = factors(series, date, List.of(sources.split("\\+", -1)));
    FactorStep none = new FactorStep(date, FactorStep.Kind.SPLIT, 1, 1, 1, 1);
    Factor last = factors.isEmpty() ? Factor.of(none, Map.of()) : factors.get(factors.size() - 1);
    return new Explanation(
        prices.ticker(),
        date,
        sources,
        asOf,
        price,
        votes(sources, queue, bars, price),
        bars,
        last.splitChain(),
        last.dividendChain(),
        factors,
        disputes(sources, Optional.of(date), Optional.of(date)),
        actionDisputes(sources, date),
        payloads(bars));
  }

  private static Optional<Explanation.AgreedPrice> agreed(PriceSeries series, LocalDate date) {
    return series
        .on(date)
        .map(
            row ->
                new Explanation.AgreedPrice(
                    row.open(),
                    row.high(),
                    row.low(),
                    row.close(),
                    row.volume(),
                    series.vendorOn(date).orElse(""),
                    row.status(),
                    row.knownAt()));
  }

  private List<RawBar> bars(LocalDate date, List<QuarantinedRow> queue) {
    return rows(
            DailyBarsTable.TABLE.name(),
            ColumnPredicate.all().is("ticker", prices.ticker()).is("date", date))
        .stream()
        .map(row -> RawBar.of(row, queue))
        .sorted(Comparator.comparing(RawBar::vendor).thenComparing(RawBar::knownAt))
        .toList();
  }

  private List<VendorVote> votes(
      String sources,
      List<QuarantinedRow> queue,
      List<RawBar> bars,
      Optional<Explanation.AgreedPrice> price) {
    Map<String, RawBar> last = new LinkedHashMap<>();
    bars.stream().filter(bar -> !bar.isOver()).forEach(bar -> last.put(bar.vendor(), bar));
    List<VendorVote> votes = new ArrayList<>();
    for (String vendor : sources.split("\\+", -1)) {
      votes.add(
          VendorVote.of(
              vendor,
              Optional.ofNullable(last.get(vendor)),
              queue.stream().filter(row -> row.source().equals(vendor)).toList(),
              price.map(Explanation.AgreedPrice::close)));
    }
    return votes;
  }

  private List<QuarantinedRow> queue(LocalDate date) {
    QuarantineQueue.Filter ofTicker =
        new QuarantineQueue.Filter(
            Optional.empty(),
            Optional.of("bars"),
            Optional.empty(),
            Optional.of(prices.ticker()),
            Optional.empty());
    return QuarantineQueue.read(lake, ofTicker, asOf).stream()
        .filter(row -> row.date().equals(date.toString()))
        .toList();
  }

  private List<Factor> factors(PriceSeries series, LocalDate date, List<String> vendors) {
    List<FactorStep> steps = series.factorsAfter(date);
    if (steps.isEmpty()) {
      return List.of();
    }
    List<BatchRow> actions =
        rows(ActionsTable.TABLE.name(), ColumnPredicate.all().is("ticker", prices.ticker()))
            .stream()
            .filter(row -> vendors.contains(row.text("vendor")))
            .sorted(Comparator.comparing(row -> row.instant("known_at")))
            .toList();
    return steps.stream().map(step -> Factor.of(step, listedBy(step, actions))).toList();
  }

  private static Map<String, Double> listedBy(FactorStep step, List<BatchRow> actions) {
    Map<String, Map<String, Double>> exact = new LinkedHashMap<>();
    Map<String, Map<String, Double>> near = new LinkedHashMap<>();
    for (BatchRow action : actions) {
      LocalDate exDate = action.date("date");
      if (!step.kind().name().equals(action.text("kind")) || exDate.isAfter(step.exDate())) {
        continue;
      }
      if (exDate.equals(step.exDate())) {
        put(exact, action);
      } else if (exDate.isAfter(step.exDate().minusDays(ACTION_REACH_DAYS))) {
        put(near, action);
      }
    }
    Map<String, Double> totals = new LinkedHashMap<>();
    (exact.isEmpty() ? near : exact)
        .forEach((vendor, parts) -> totals.put(vendor, PaymentTotals.sum(parts.values())));
    return totals;
  }

  /** Stores the last version of each payment by vendor. */
  private static void put(Map<String, Map<String, Double>> byVendor, BatchRow action) {
    byVendor
        .computeIfAbsent(action.text("vendor"), vendor -> new LinkedHashMap<>())
        .put(action.textOrEmpty("payment"), action.number("amount"));
  }

  private List<DisputeRecord> actionDisputes(String sources, LocalDate date) {
    return disputes(sources, Optional.of(date.plusDays(1)), Optional.empty()).stream()
        .filter(dispute -> OF_ACTIONS.contains(dispute.field()))
        .filter(dispute -> dispute.date().isAfter(date) && dispute.state().equals("open"))
        .toList();
  }

  private List<DisputeRecord> disputes(
      String sources, Optional<LocalDate> from, Optional<LocalDate> to) {
    return DisputeList.read(
        lake,
        new DisputeList.Filter(
            List.of(sources.split("\\+", -1)), from, to, Optional.of(prices.ticker())),
        asOf);
  }

  private List<Payload> payloads(List<RawBar> bars) {
    TreeSet<String> hashes = new TreeSet<>();
    bars.stream().map(RawBar::payload).filter(hash -> !hash.isEmpty()).forEach(hashes::add);
    return hashes.stream().map(hash -> Payload.find(lake, hash, asOf)).toList();
  }

  private List<BatchRow> rows(String table, ColumnPredicate where) {
    List<BatchRow> rows = new ArrayList<>();
    lake.table(table)
        .ifPresent(
            found -> found.read(found.columns(), where, batch -> rows.addAll(batch.eachRow())));
    return rows.stream().filter(row -> !row.instant("known_at").isAfter(asOf)).toList();
  }
}
