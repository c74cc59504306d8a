package io.tidemark.features.materialize;

import io.tidemark.api.features.ExportFeaturesRequest;
import io.tidemark.core.CodeVersion;
import io.tidemark.core.UserFault;
import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.source.FeatureSources;
import io.tidemark.core.table.market.MinuteBarsTable;
import io.tidemark.core.table.market.PricesTable;
import io.tidemark.features.inputs.AgreedPrices;
import io.tidemark.features.inputs.DailyReading;
import io.tidemark.features.inputs.LoadedSources;
import io.tidemark.features.inputs.MinuteReading;
import io.tidemark.features.inputs.RequestUniverse;
import io.tidemark.features.inputs.TickerBars;
import io.tidemark.features.inputs.TickerPriceVersions;
import io.tidemark.lake.Lake;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaRDD;

/**
 * Computes a feature set into Parquet files outside the lake, in order of ticker and time. Values
 * are the point-in-time values of {@link BuildFeatures}.
 */
public final class ExportFeatures {
  /** Tickers have histories of different lengths; several partitions per core balance the load. */
  private static final int PIECES_A_CORE = 4;

  private final Lake lake;

  public ExportFeatures(Lake lake) {
    this.lake = lake;
  }

  /** Writes the files. An existing file is replaced; an existing folder must be empty. */
  public ExportFeaturesRequest.Result run(ExportFeaturesRequest request, Consumer<String> stage) {
    FeatureSet set = FeatureSet.load(request.featureSet());
    FeatureSources.installed().beyondCoverage(set.sources().values(), request.to()).forEach(stage);
    ExportTarget out = ExportTarget.at(request.out());
    return set.isIntraday() ? minutes(set, request, out, stage) : days(set, request, out, stage);
  }

  private ExportFeaturesRequest.Result days(
      FeatureSet set, ExportFeaturesRequest request, ExportTarget out, Consumer<String> stage) {
    AgreedPrices agreed =
        AgreedPrices.of(
            lake,
            lake.version(PricesTable.TABLE),
            request.asOf(),
            request.vendors(),
            RequestUniverse.of(lake, request.scope()));
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
          PlaceTimes.ofSessions(set.calendar(), reading.axis()),
          new Found(reading.tickers(), agreed.halted()),
          out,
          stage);
    }
  }

  private ExportFeaturesRequest.Result minutes(
      FeatureSet set, ExportFeaturesRequest request, ExportTarget out, Consumer<String> stage) {
    stage.accept("reading minutes");
    try (MinuteReading reading = MinuteReading.of(lake, set, request.scope())) {
      if (reading.isEmpty()) {
        throw nothing(request, MinuteBarsTable.TABLE.name());
      }
      return write(
          set,
          request,
          reading.bars(),
          PlaceTimes.ofMinutes(set),
          new Found(reading.tickers(), reading.halted()),
          out,
          stage);
    }
  }

  private ExportFeaturesRequest.Result write(
      FeatureSet set,
      ExportFeaturesRequest request,
      JavaRDD<? extends TickerBars> bars,
      PlaceTimes times,
      Found found,
      ExportTarget out,
      Consumer<String> stage) {
    LoadedSources sources = LoadedSources.of(lake, set, request.macro(), request.asOf());
    stage.accept("computing " + set.featureNames().size() + " features");
    JavaRDD<ComputedValues> values = new SetBuilder(set, sources.values()).values(bars);
    ExportRows rows = new ExportRows(set, times);
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
        "tidemark.universe", request.scope().universeId(),
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
