package io.tidemark.ingest.reconcile;

import static org.apache.spark.sql.functions.col;

import io.tidemark.ingest.consensus.AgreedPrice;
import io.tidemark.ingest.consensus.Consensus;
import io.tidemark.ingest.consensus.Disagreement;
import io.tidemark.ingest.consensus.TickerOutcome;
import io.tidemark.ingest.disputes.Dispute;
import io.tidemark.ingest.disputes.DisputeClassifier;
import io.tidemark.ingest.screen.BarFlag;
import io.tidemark.ingest.screen.PlausibilityCheck;
import io.tidemark.ingest.screen.PlausibilityChecks;
import io.tidemark.ingest.screen.RepeatedBars;
import io.tidemark.ingest.vendors.VendorBar;
import io.tidemark.ingest.vendors.VendorSeries;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * What the histories of all tickers come to, as rows: each is a price, a disagreement, a bar to
 * look at, a dispute, a halt or a tally. {@link ReconciliationTables} takes them apart.
 */
public final class ReconciliationRows {
  private ReconciliationRows() {}

  /**
   * The days for which rows are made, in addition to days with a decision by a person and days with
   * a copy of a bar in the span: an expired decision changes its day, whichever days are requested,
   * and a repeat doubts the day before. Decisions always use all days. A dispute that overlaps the
   * span is written as a whole, with all its bars; a halt is written whenever its dispute was.
   */
  public record Span(LocalDate from, LocalDate to) implements Serializable {
    private static final long serialVersionUID = 1L;

    private boolean holds(LocalDate date) {
      return !date.isBefore(from) && !date.isAfter(to);
    }
  }

  /**
   * Reconciles every ticker.
   *
   * @param bars rows of {@code market.bars} of these vendors only
   * @param actions rows of {@code market.actions} of these vendors only
   * @param trust the vendors, most trusted first
   * @param screens the checks of single bars
   * @param span the requested days
   * @param partitions number of partitions
   */
  public static Dataset<Row> of(
      Dataset<Row> bars,
      Dataset<Row> actions,
      List<String> trust,
      PlausibilityChecks screens,
      Span span,
      int partitions) {
    List<String> vendors = new ArrayList<>(trust);
    return TickerInputs.union(bars, actions)
        .repartition(partitions, col("ticker"))
        .sortWithinPartitions("ticker")
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>) rows -> decide(rows, vendors, screens, span),
            Encoders.row(ReconciliationColumns.SCHEMA));
  }

  private static Iterator<Row> decide(
      Iterator<Row> rows, List<String> trust, PlausibilityChecks screens, Span span) {
    Iterator<TickerInputs> tickers = TickerInputs.byTicker(rows);
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(tickers, Spliterator.ORDERED), false)
        .flatMap(facts -> rows(facts, trust, screens.of(facts.ticker()), span).stream())
        .iterator();
  }

  static List<Row> rows(
      TickerInputs facts, List<String> trust, PlausibilityCheck screen, Span span) {
    String ticker = facts.ticker();
    TickerOutcome verdict = new Consensus(trust).of(ticker, facts.bars(), facts.actions(), screen);
    List<VendorSeries> vendors = VendorSeries.of(facts.bars(), facts.actions(), trust);
    List<Dispute> all =
        DoubtedActions.added(
            DisputeClassifier.of(vendors), verdict.disagreements(), verdict.prices());
    List<Dispute> disputes =
        all.stream().filter(dispute -> dispute.overlaps(span.from(), span.to())).toList();
    Set<LocalDate> reopened = reopened(facts.bars(), span);
    Predicate<LocalDate> isReported =
        date -> span.holds(date) || screen.speaksOf(date) || reopened.contains(date);
    List<AgreedPrice> prices = of(verdict.prices(), AgreedPrice::date, isReported);
    List<Disagreement> disagreements = of(verdict.disagreements(), Disagreement::date, isReported);
    List<BarFlag> holds =
        SuspectBars.joined(
            ticker,
            of(verdict.holds(), hold -> hold.bar().date(), isReported),
            SuspectBars.of(disputes, vendors, verdict.prices()));
    List<Row> rows = new ArrayList<>();
    prices.forEach(price -> rows.add(ReconciliationColumns.price(ticker, price)));
    disagreements.forEach(d -> rows.add(ReconciliationColumns.disagreement(ticker, d)));
    holds.forEach(hold -> rows.add(ReconciliationColumns.hold(ticker, hold)));
    disputes.forEach(dispute -> rows.add(ReconciliationColumns.dispute(ticker, dispute)));
    HaltRule.of(all, vendors)
        .ifPresent(dispute -> rows.add(ReconciliationColumns.halt(ticker, dispute)));
    rows.add(
        ReconciliationColumns.tally(
            ticker,
            span.to(),
            AgreementTally.row(
                !facts.bars().isEmpty(),
                of(prices, AgreedPrice::date, span::holds),
                of(disagreements, Disagreement::date, span::holds),
                holds)));
    return rows;
  }

  /** Days outside the span whose bar is a copy of one in it. */
  private static Set<LocalDate> reopened(List<VendorBar> bars, Span span) {
    Set<LocalDate> dates = new HashSet<>();
    for (RepeatedBars.Pair pair : RepeatedBars.of(bars)) {
      if (span.holds(pair.first()) != span.holds(pair.again())) {
        dates.add(span.holds(pair.first()) ? pair.again() : pair.first());
      }
    }
    return dates;
  }

  private static <T> List<T> of(
      List<T> all, Function<T, LocalDate> date, Predicate<LocalDate> wanted) {
    return all.stream().filter(one -> wanted.test(date.apply(one))).toList();
  }
}
