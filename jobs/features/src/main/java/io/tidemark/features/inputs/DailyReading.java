package io.tidemark.features.inputs;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.market.BarArrival;
import io.tidemark.core.time.SessionAxis;
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
 * Daily bars of some sessions and of those that these look back to. Earlier prices are not read:
 * one more day costs what its look-back holds, not what the years before do.
 */
public final class DailyReading implements AutoCloseable {
  /** Before it no calendar knows sessions, and no look-back is reckoned. */
  private static final LocalDate FIRST_SESSIONS = LocalDate.of(1963, 1, 1);

  /** Fewer, and a piece costs more than what is in it. */
  private static final int TICKERS_A_PIECE = 200;

  private final JavaRDD<TickerPriceVersions> prices;
  private final PriceExtent extent;
  private final SessionAxis axis;
  private final Set<String> continued;
  private final Span wanted;

  private DailyReading(
      JavaRDD<TickerPriceVersions> prices,
      PriceExtent extent,
      SessionAxis axis,
      Set<String> continued,
      Span wanted) {
    this.prices = prices;
    this.extent = extent;
    this.axis = axis;
    this.continued = continued;
    this.wanted = wanted;
  }

  /**
   * Reads them.
   *
   * @param from the first session of which rows are wanted
   * @param to the last
   * @param byTicker brings each ticker's together, where Spark reads them
   * @param pieces in which they are computed, where it does not
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
      extent = PriceExtent.of(few, cut, from, to);
      prices = spread(few, agreed.spark(), pieces);
    } else {
      prices =
          byTicker
              .apply(agreed.rows().where(dated(cut)), pieces)
              .persist(StorageLevel.MEMORY_AND_DISK());
      extent = PriceExtent.of(prices, cut, from, to);
    }
    if (extent.isEmpty()) {
      return new DailyReading(prices, extent, null, Set.of(), null);
    }
    Set<String> continued =
        cut.isAfter(FIRST_SESSIONS) ? agreed.before(cut, extent.late()) : Set.of();
    LocalDate first = continued.isEmpty() ? extent.first() : cut;
    SessionAxis axis = new SessionAxis(set.calendar(), first, extent.last());
    Span wanted = new Span(axis.firstFrom(from), axis.firstFrom(to.plusDays(1)));
    return new DailyReading(prices, extent, axis, continued, wanted);
  }

  /** Whether there is nothing to compute from. */
  public boolean isEmpty() {
    return extent.isEmpty();
  }

  /** How many tickers have a price on the days asked for. */
  public int tickers() {
    return extent.tickers();
  }

  /** From the first session that is looked back to, to the last that is known. */
  public SessionAxis axis() {
    return axis;
  }

  public JavaRDD<DailyBars> bars() {
    SessionAxis sessions = axis;
    Span span = wanted;
    Set<String> from = continued;
    return prices.map(
        ticker -> new DailyBars(ticker, sessions, from.contains(ticker.ticker()), span));
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
   * The first session that rows from that day on look back to, and some more: how the first of
   * their bars {@linkplain BarArrival came} shows in these.
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
