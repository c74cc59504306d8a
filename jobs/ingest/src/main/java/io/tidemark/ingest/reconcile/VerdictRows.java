package io.tidemark.ingest.reconcile;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.timestamp_micros;

import io.tidemark.ingest.calendar.SessionColumns;
import io.tidemark.ingest.consensus.AgreedPrice;
import io.tidemark.ingest.consensus.Consensus;
import io.tidemark.ingest.consensus.Disagreement;
import io.tidemark.ingest.consensus.TickerOutcome;
import io.tidemark.ingest.disputes.Dispute;
import io.tidemark.ingest.disputes.DisputeClassifier;
import io.tidemark.ingest.screen.BarFlag;
import io.tidemark.ingest.screen.PlausibilityCheck;
import io.tidemark.ingest.screen.PlausibilityChecks;
import io.tidemark.ingest.vendors.VendorSeries;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The results of reconciling all tickers, as rows. Each row has exactly one part: a price, a
 * disagreement, a flagged bar, a dispute, a halt or counts. The classes named {@code …Part} extract
 * theirs.
 */
public final class VerdictRows {
  private static final StructType SCHEMA =
      new StructType()
          .add("ticker", DataTypes.StringType)
          .add("day", DataTypes.IntegerType)
          .add("known", DataTypes.LongType)
          .add(PricePart.NAME, PricePart.TYPE)
          .add(DisagreementPart.NAME, DisagreementPart.TYPE)
          .add(HoldPart.NAME, HoldPart.TYPE)
          .add(DisputePart.NAME, DisputePart.TYPE)
          .add(HaltPart.NAME, HaltPart.TYPE)
          .add(TallyPart.NAME, TallyPart.TYPE);

  private static final int FIRST_PART = 3;

  private VerdictRows() {}

  /**
   * The days for which rows are made, in addition to days with a decision by a person: an expired
   * decision changes its day, whichever days are requested. Decisions always use all days. A
   * dispute that overlaps the span is written as a whole, with all its bars; a halt is written
   * whenever its dispute was.
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
    return TickerFacts.union(bars, actions)
        .repartition(partitions, col("ticker"))
        .sortWithinPartitions("ticker")
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>) rows -> decide(rows, vendors, screens, span),
            Encoders.row(SCHEMA));
  }

  private static Iterator<Row> decide(
      Iterator<Row> rows, List<String> trust, PlausibilityChecks screens, Span span) {
    Iterator<TickerFacts> tickers = TickerFacts.byTicker(rows);
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(tickers, Spliterator.ORDERED), false)
        .flatMap(facts -> rows(facts, trust, screens.of(facts.ticker()), span).stream())
        .iterator();
  }

  private static List<Row> rows(
      TickerFacts facts, List<String> trust, PlausibilityCheck screen, Span span) {
    String ticker = facts.ticker();
    TickerOutcome verdict = new Consensus(trust).of(ticker, facts.bars(), facts.actions(), screen);
    List<VendorSeries> vendors = VendorSeries.of(facts.bars(), facts.actions(), trust);
    List<Dispute> all =
        DoubtedActions.added(
            DisputeClassifier.of(vendors), verdict.disagreements(), verdict.prices());
    List<Dispute> disputes =
        all.stream().filter(dispute -> dispute.overlaps(span.from(), span.to())).toList();
    Predicate<LocalDate> told = date -> span.holds(date) || screen.speaksOf(date);
    List<AgreedPrice> prices = of(verdict.prices(), AgreedPrice::date, told);
    List<Disagreement> disagreements = of(verdict.disagreements(), Disagreement::date, told);
    List<BarFlag> holds =
        HoldPart.all(
            ticker,
            of(verdict.holds(), hold -> hold.bar().date(), told),
            SuspectBars.of(disputes, vendors, verdict.prices()));
    List<Row> rows = new ArrayList<>();
    prices.forEach(p -> rows.add(row(ticker, p.date(), p.knownAt(), 0, PricePart.of(p))));
    disagreements.forEach(
        d -> rows.add(row(ticker, d.date(), d.knownAt(), 1, DisagreementPart.of(d))));
    holds.forEach(
        h -> rows.add(row(ticker, h.bar().date(), h.knownAt(), 2, HoldPart.of(ticker, h))));
    disputes.forEach(d -> rows.add(row(ticker, d.date(), d.knownAt(), 3, DisputePart.of(d))));
    HaltRule.of(all, vendors)
        .ifPresent(d -> rows.add(row(ticker, d.date(), d.knownAt(), 4, HaltPart.of(d))));
    rows.add(
        row(
            ticker,
            span.to(),
            Instant.EPOCH,
            5,
            TallyPart.of(
                !facts.bars().isEmpty(),
                of(prices, AgreedPrice::date, span::holds),
                of(disagreements, Disagreement::date, span::holds),
                holds)));
    return rows;
  }

  private static <T> List<T> of(
      List<T> all, Function<T, LocalDate> date, Predicate<LocalDate> wanted) {
    return all.stream().filter(one -> wanted.test(date.apply(one))).toList();
  }

  private static Row row(String ticker, LocalDate date, Instant knownAt, int part, Row content) {
    Object[] values = new Object[SCHEMA.size()];
    values[0] = ticker;
    values[1] = (int) date.toEpochDay();
    values[2] = ChronoUnit.MICROS.between(Instant.EPOCH, knownAt);
    values[FIRST_PART + part] = content;
    return RowFactory.create(values);
  }

  /** The rows of one part, with the columns that all result tables have in common. */
  static Dataset<Row> part(Dataset<Row> verdicts, String name, String sources) {
    Column date = date_from_unix_date(col("day"));
    return verdicts
        .where(col(name).isNotNull())
        .select(
            lit(sources).as("sources"),
            col("ticker"),
            date.as("date"),
            SessionColumns.close(date).as("event_time"),
            timestamp_micros(col("known")).as("known_at"),
            col(name + ".*"));
  }
}
