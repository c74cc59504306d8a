package io.tidemark.features.materialize;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import io.tidemark.api.features.ExportFeaturesRequest;
import io.tidemark.core.CodeVersion;
import io.tidemark.core.UserFault;
import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.table.market.MinuteBarsTable;
import io.tidemark.core.table.market.PricesTable;
import io.tidemark.features.inputs.AgreedPrices;
import io.tidemark.features.inputs.DailyReading;
import io.tidemark.features.inputs.LoadedSources;
import io.tidemark.features.inputs.MinuteReader;
import io.tidemark.features.inputs.TickerBars;
import io.tidemark.features.inputs.TickerMinutes;
import io.tidemark.features.inputs.TickerPriceVersions;
import io.tidemark.lake.HaltedTickers;
import io.tidemark.lake.Lake;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Computes a feature set into Parquet files outside the lake, in order of ticker and time. Values
 * are the point-in-time values of {@link BuildFeatures}.
 */
public final class ExportFeatures {
  /** Tickers have histories of different lengths; several partitions per core balance the load. */
  private static final int PIECES_A_CORE = 4;

  /** Bars of one ticker per piece; a longer history is computed in several pieces. */
  private static final int BARS_A_PIECE = 250_000;

  private final Lake lake;

  public ExportFeatures(Lake lake) {
    this.lake = lake;
  }

  /** Writes the files. An existing file is replaced; an existing folder must be empty. */
  public ExportFeaturesRequest.Result run(ExportFeaturesRequest request, Consumer<String> stage) {
    FeatureSet set = FeatureSet.load(request.featureSet());
    ExportTarget out = ExportTarget.at(request.out());
    return set.rowTable().equals(PricesTable.TABLE.name())
        ? days(set, request, out, stage)
        : minutes(set, request, out, stage);
  }

  private ExportFeaturesRequest.Result days(
      FeatureSet set, ExportFeaturesRequest request, ExportTarget out, Consumer<String> stage) {
    AgreedPrices agreed =
        AgreedPrices.of(
            lake,
            lake.version(PricesTable.TABLE),
            request.asOf(),
            request.vendors(),
            request.tickers());
    stage.accept("reading prices");
    try (DailyReading reading =
        DailyReading.of(
            set, agreed, request.from(), request.to(), TickerPriceVersions::inOrder, pieces())) {
      if (reading.isEmpty()) {
        throw nothing(request, PricesTable.TABLE.name());
      }
      return write(
          set,
          request,
          reading.bars(),
          ExportRows.ofDays(set, reading.axis()),
          new Found(reading.tickers(), agreed.halted()),
          out,
          stage);
    }
  }

  private ExportFeaturesRequest.Result minutes(
      FeatureSet set, ExportFeaturesRequest request, ExportTarget out, Consumer<String> stage) {
    if (request.vendors().size() != 1) {
      throw new UserFault(
          "minute bars are read from one vendor, but %s are several; name one with --vendor"
              .formatted(request.vendors()));
    }
    String vendor = request.vendors().get(0);
    stage.accept("reading minutes");
    Dataset<Row> all =
        lake.history(MinuteBarsTable.TABLE, request.asOf()).where(col("vendor").equalTo(vendor));
    List<String> halted = HaltedTickers.at(lake, request.asOf());
    Dataset<Row> asked =
        request.tickers().isEmpty()
            ? all
            : all.where(col("ticker").isin(request.tickers().toArray()));
    MinuteReader reader =
        new MinuteReader(
            MinuteReader.actions(lake, vendor, request.asOf()),
            set.calendar(),
            request.from(),
            request.to());
    List<String> leftOut =
        halted.isEmpty()
            ? halted
            : asked
                .where(col("ticker").isin(halted.toArray()))
                .select("ticker")
                .distinct()
                .as(Encoders.STRING())
                .collectAsList();
    JavaRDD<TickerMinutes> tickers =
        reader
            .of(
                halted.isEmpty() ? asked : asked.where(not(col("ticker").isin(halted.toArray()))),
                pieces())
            .filter(TickerMinutes::hasWanted)
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      if (tickers.isEmpty()) {
        throw nothing(request, MinuteBarsTable.TABLE.name());
      }
      return write(
          set,
          request,
          pieces(set, tickers),
          ExportRows.ofMinutes(set),
          new Found((int) tickers.count(), leftOut),
          out,
          stage);
    } finally {
      tickers.unpersist();
    }
  }

  /** Cuts long histories into pieces, so that all cores share the work. */
  private static JavaRDD<? extends TickerBars> pieces(
      FeatureSet set, JavaRDD<TickerMinutes> tickers) {
    if (set.features().stages() > 0) {
      return tickers;
    }
    int lookBack = Math.max(set.features().lookBack(), set.labels().lookBack());
    int lookAhead = set.labels().lookAhead();
    JavaRDD<TickerBars> pieces =
        tickers
            .flatMap(ticker -> ticker.pieces(BARS_A_PIECE, lookBack, lookAhead).iterator())
            .persist(StorageLevel.MEMORY_AND_DISK());
    return pieces
        .zipWithIndex()
        .mapToPair(piece -> piece.swap())
        .partitionBy(new NumberPartitioner((int) pieces.count()))
        .values();
  }

  private ExportFeaturesRequest.Result write(
      FeatureSet set,
      ExportFeaturesRequest request,
      JavaRDD<? extends TickerBars> bars,
      ExportRows rows,
      Found found,
      ExportTarget out,
      Consumer<String> stage) {
    LoadedSources sources = LoadedSources.of(lake, set, request.macro(), request.asOf());
    stage.accept("computing " + set.featureNames().size() + " features");
    JavaRDD<ComputedValues> values = new SetBuilder(set, sources.values()).values(bars);
    ExportTarget.Written written =
        out.write(values.mapPartitions(rows::groups), rows.schema(), provenance(set, request));
    List<ExportFeaturesRequest.Forecast> scores;
    try {
      scores =
          written.rows() == 0
              ? List.of()
              : new ForecastScores(lake.spark(), set).of(written.parts());
      written.publish();
    } catch (RuntimeException e) {
      written.discard();
      throw e;
    }
    return new ExportFeaturesRequest.Result(
        set.name(),
        set.definitionHash(),
        found.tickers(),
        written.rows(),
        set.featureNames().size() + set.labelNames().size(),
        written.files(),
        written.bytes(),
        found.halted(),
        scores);
  }

  /**
   * The tickers of which there are bars.
   *
   * @param halted tickers that are left out because they are halted
   */
  private record Found(int tickers, List<String> halted) {}

  /** The key-value metadata of each file. */
  private static Map<String, String> provenance(FeatureSet set, ExportFeaturesRequest request) {
    return Map.of(
        "tidemark.set", set.name(),
        "tidemark.definition", set.definitionHash(),
        "tidemark.vendors", String.join("+", request.vendors()),
        "tidemark.as_of", request.asOf().toString(),
        "tidemark.code", CodeVersion.current());
  }

  private static UserFault nothing(ExportFeaturesRequest request, String table) {
    return new UserFault(
        "%s has no rows of %s%s from %s to %s known by %s, or they are of halted tickers; import them"
                .formatted(
                    table,
                    String.join("+", request.vendors()),
                    request.tickers().isEmpty() ? "" : " " + request.tickers(),
                    request.from(),
                    request.to(),
                    request.asOf())
            + " first, or choose other vendors, tickers or dates");
  }

  private int pieces() {
    return PIECES_A_CORE * lake.spark().sparkContext().defaultParallelism();
  }
}
