package io.tidemark.features.inputs;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.market.BarArrival;
import io.tidemark.core.time.SessionAxis;
import io.tidemark.core.universe.SessionMembers;
import io.tidemark.features.inputs.TickerBars.Span;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * Daily bars of a range of sessions and of the sessions that they look back to. Earlier prices are
 * not read, so the cost of one more day depends on the look-back and not on the length of the
 * history.
 */
public final class DailyReading implements AutoCloseable {
  /** Calendars know no sessions before this date, so no look-back is computed. */
  private static final LocalDate FIRST_SESSIONS = LocalDate.of(1963, 1, 1);

  /** Tickers per partition; with fewer, the overhead of a partition exceeds its work. */
  private static final int TICKERS_A_PIECE = 200;

  private final JavaRDD<TickerPriceVersions> prices;
  private final PriceExtent extent;
  private final SessionAxis axis;
  private final Set<String> continued;
  private final Span wanted;
  private final SessionMembers members;

  private DailyReading(
      JavaRDD<TickerPriceVersions> prices,
      PriceExtent extent,
      SessionAxis axis,
      Set<String> continued,
      Span wanted,
      SessionMembers members) {
    this.prices = prices;
    this.extent = extent;
    this.axis = axis;
    this.continued = continued;
    this.wanted = wanted;
    this.members = members;
  }

  /**
   * Reads the bars.
   *
   * @param from the first session of which rows are wanted
   * @param to the last
   * @param byTicker groups rows by ticker where Spark reads them
   * @param pieces number of partitions for the computation where Spark does not read them
   */
  public static DailyReading of(
      FeatureSet set,
      AgreedPrices agreed,
      LocalDate from,
      LocalDate to,
      BiFunction<Dataset<Row>, Integer, JavaRDD<TickerPriceVersions>> byTicker,
      int pieces) {
    LocalDate cut = cut(set, from);
    JavaRDD<TickerPriceVersions> prices;
    PriceExtent extent;
    if (agreed.isShortSince(cut)) {
      List<TickerPriceVersions> few = agreed.since(cut);
      extent = PriceExtent.of(few, cut, from, to, agreed.members());
      prices = spread(few, agreed.spark(), pieces);
    } else {
      prices =
          byTicker
              .apply(agreed.rows().where(dated(cut)), pieces)
              .persist(StorageLevel.MEMORY_AND_DISK());
      extent = PriceExtent.of(prices, cut, from, to, agreed.members());
    }
    if (extent.isEmpty()) {
      return new DailyReading(prices, extent, null, Set.of(), null, agreed.members());
    }
    Set<String> continued =
        cut.isAfter(FIRST_SESSIONS) ? agreed.before(cut, extent.late()) : Set.of();
    LocalDate first = continued.isEmpty() ? extent.first() : cut;
    SessionAxis axis = new SessionAxis(set.calendar(), first, extent.last());
    Span wanted = new Span(axis.firstFrom(from), axis.firstFrom(to.plusDays(1)));
    return new DailyReading(prices, extent, axis, continued, wanted, agreed.members());
  }

  /** Whether there are no prices to compute from. */
  public boolean isEmpty() {
    return extent.isEmpty();
  }

  /** The number of tickers of the universe with a price in the requested range. */
  public int tickers() {
    return extent.tickers();
  }

  /** The sessions from the first one of the look-back to the last known one. */
  public SessionAxis axis() {
    return axis;
  }

  public JavaRDD<DailyBars> bars() {
    SessionAxis sessions = axis;
    Span span = wanted;
    Set<String> from = continued;
    SessionMembers universe = members;
    int[] ends = extent.sortedEnds();
    return prices.map(
        ticker ->
            new DailyBars(ticker, sessions, from.contains(ticker.ticker()), span, ends, universe));
  }

  @Override
  public void close() {
    prices.unpersist();
  }

  private static JavaRDD<TickerPriceVersions> spread(
      List<TickerPriceVersions> prices, SparkSession spark, int pieces) {
    return JavaSparkContext.fromSparkContext(spark.sparkContext())
        .parallelize(prices, Math.max(1, Math.min(pieces, prices.size() / TICKERS_A_PIECE)));
  }

  /**
   * The first session that rows from that day on look back to, and a few sessions before it, which
   * are needed to see how the first of these bars {@linkplain BarArrival arrived}.
   */
  private static LocalDate cut(FeatureSet set, LocalDate from) {
    LocalDate cut = from;
    int back = Math.max(set.features().lookBack(), set.labels().lookBack());
    back += BarArrival.REACH_SESSIONS;
    for (int i = 0; i < back && cut.isAfter(FIRST_SESSIONS); i++) {
      cut = set.calendar().previous(cut);
    }
    return cut;
  }

  private static Column dated(LocalDate cut) {
    return cut.isAfter(FIRST_SESSIONS) ? col("date").geq(lit(Date.valueOf(cut))) : lit(true);
  }
}
