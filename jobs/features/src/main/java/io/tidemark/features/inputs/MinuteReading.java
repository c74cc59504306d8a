package io.tidemark.features.inputs;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import io.tidemark.api.market.MarketScope;
import io.tidemark.core.UserFault;
import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.source.SourceProvenance;
import io.tidemark.core.table.market.ActionsTable;
import io.tidemark.core.table.market.MinuteBarsTable;
import io.tidemark.lake.HaltedTickers;
import io.tidemark.lake.Lake;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/** One vendor's bars within the day, of some sessions and of all before them. */
public final class MinuteReading implements AutoCloseable {
  /** Tickers differ in length; several pieces a core even that out. */
  private static final int PIECES_A_CORE = 4;

  /** Bars of one ticker that are worth a task of their own. */
  private static final int BARS_A_PIECE = 250_000;

  private final FeatureSet set;
  private final JavaRDD<TickerMinutes> minutes;
  private final List<String> halted;
  private final SourceProvenance reading;
  private Optional<JavaRDD<TickerBars>> pieces = Optional.empty();

  private MinuteReading(
      FeatureSet set,
      JavaRDD<TickerMinutes> minutes,
      List<String> halted,
      SourceProvenance reading) {
    this.set = set;
    this.minutes = minutes;
    this.halted = halted;
    this.reading = reading;
  }

  /**
   * Reads them.
   *
   * @param scope of one vendor, with the sessions of which rows are wanted
   * @throws UserFault if several vendors are named
   */
  public static MinuteReading of(Lake lake, FeatureSet set, MarketScope scope) {
    String vendor = only(scope.vendors());
    if (!scope.universe().isEmpty()) {
      throw new UserFault(
          "the universe '%s' has members by session, and %s has rows within the day; name its tickers with --tickers"
              .formatted(scope.universe(), set.name()));
    }
    long minutesVersion = lake.version(MinuteBarsTable.TABLE);
    long actionsVersion = lake.version(ActionsTable.TABLE);
    Dataset<Row> all =
        lake.history(MinuteBarsTable.TABLE, minutesVersion, scope.asOf())
            .where(col("vendor").equalTo(vendor));
    Dataset<Row> asked =
        scope.tickers().isEmpty() ? all : all.where(col("ticker").isin(scope.tickers().toArray()));
    MinuteReader reader =
        new MinuteReader(
            MinuteReader.actions(
                lake.history(ActionsTable.TABLE, actionsVersion, scope.asOf())
                    .where(col("vendor").equalTo(vendor))),
            set.calendar(),
            scope.from(),
            scope.to());
    Object[] unusable = HaltedTickers.at(lake, scope.asOf()).toArray();
    List<String> leftOut =
        unusable.length == 0
            ? List.of()
            : asked
                .where(col("ticker").isin(unusable))
                .select("ticker")
                .distinct()
                .orderBy("ticker")
                .as(Encoders.STRING())
                .collectAsList();
    JavaRDD<TickerMinutes> minutes =
        reader
            .of(
                leftOut.isEmpty() ? asked : asked.where(not(col("ticker").isin(unusable))),
                PIECES_A_CORE * lake.spark().sparkContext().defaultParallelism())
            .filter(TickerMinutes::hasWanted)
            .persist(StorageLevel.MEMORY_AND_DISK());
    return new MinuteReading(
        set,
        minutes,
        leftOut,
        new SourceProvenance(
            vendor,
            Map.of(
                MinuteBarsTable.TABLE.name(),
                minutesVersion,
                ActionsTable.TABLE.name(),
                actionsVersion)));
  }

  private static String only(List<String> vendors) {
    if (vendors.size() != 1) {
      throw new UserFault(
          "bars within the day are each vendor's own and are not reconciled, and %s are several; name one with --vendor"
              .formatted(vendors));
    }
    return vendors.get(0);
  }

  /** Whether there is nothing to compute from. */
  public boolean isEmpty() {
    return minutes.isEmpty();
  }

  /** How many tickers have a bar in the sessions asked for. */
  public int tickers() {
    return (int) minutes.count();
  }

  /** Tickers with bars that were left out, since they were halted; in order. */
  public List<String> halted() {
    return halted;
  }

  /** Whose bars of which tables they are. */
  public SourceProvenance reading() {
    return reading;
  }

  /** The bars by ticker. A long history is cut into pieces, so that every core has some. */
  public JavaRDD<? extends TickerBars> bars() {
    if (set.features().stages() > 0) {
      return minutes;
    }
    if (pieces.isEmpty()) {
      int lookBack = Math.max(set.features().lookBack(), set.labels().lookBack());
      int lookAhead = set.labels().lookAhead();
      pieces =
          Optional.of(
              minutes
                  .flatMap(ticker -> ticker.pieces(BARS_A_PIECE, lookBack, lookAhead).iterator())
                  .persist(StorageLevel.MEMORY_AND_DISK()));
    }
    int count = (int) pieces.get().count();
    int tasks =
        Math.max(1, Math.min(count, PIECES_A_CORE * minutes.context().defaultParallelism()));
    return pieces
        .get()
        .zipWithIndex()
        .mapToPair(piece -> new Tuple2<>((int) (piece._2() * tasks / count), piece))
        .partitionBy(new NumberPartitioner(tasks))
        .values()
        .mapPartitions(MinuteReading::inOrder);
  }

  /** A shuffle keeps no order, and files are in order of ticker and time. */
  private static Iterator<TickerBars> inOrder(Iterator<Tuple2<TickerBars, Long>> pieces) {
    List<Tuple2<TickerBars, Long>> numbered = new ArrayList<>();
    pieces.forEachRemaining(numbered::add);
    numbered.sort(Comparator.comparing(Tuple2::_2));
    return numbered.stream().map(Tuple2::_1).iterator();
  }

  @Override
  public void close() {
    pieces.ifPresent(JavaRDD::unpersist);
    minutes.unpersist();
  }
}
