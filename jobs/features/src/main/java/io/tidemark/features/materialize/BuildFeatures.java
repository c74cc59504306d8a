package io.tidemark.features.materialize;

import io.tidemark.api.features.BuildFeaturesRequest;
import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.source.FeatureSources;
import io.tidemark.core.source.SourceProvenance;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.learning.FeatureTable;
import io.tidemark.core.table.market.PricesTable;
import io.tidemark.features.inputs.AgreedPrices;
import io.tidemark.features.inputs.DailyReading;
import io.tidemark.features.inputs.LoadedSources;
import io.tidemark.features.inputs.MinuteReading;
import io.tidemark.features.inputs.RequestUniverse;
import io.tidemark.features.inputs.TickerBars;
import io.tidemark.features.inputs.TickerPriceVersions;
import io.tidemark.lake.Lake;
import io.tidemark.lake.Lake.Written;
import io.tidemark.lake.Region;
import io.tidemark.lake.TableSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Computes a feature set from agreed daily prices, or from one vendor's bars within the day. Every
 * value is what its row could see: bars adjusted and restated as known at the row's decision time.
 * Labels alone use what is known now. Tickers that are halted at the request's knowledge time are
 * left out.
 */
public final class BuildFeatures {
  /** Tickers have histories of different lengths; several partitions per core balance the load. */
  private static final int PIECES_A_CORE = 4;

  private final Lake lake;

  public BuildFeatures(Lake lake) {
    this.lake = lake;
  }

  /** Builds the set. Idempotent: rows that the table already contains are not written again. */
  public BuildFeaturesRequest.Result run(BuildFeaturesRequest request, Consumer<String> stage) {
    FeatureSet set = FeatureSet.load(request.featureSet());
    FeatureSources.installed().beyondCoverage(set.sources().values(), request.to()).forEach(stage);
    return set.isIntraday() ? minutes(set, request, stage) : days(set, request, stage);
  }

  private BuildFeaturesRequest.Result days(
      FeatureSet set, BuildFeaturesRequest request, Consumer<String> stage) {
    long version =
        request.pricesVersion() == BuildFeaturesRequest.CURRENT
            ? lake.version(PricesTable.TABLE)
            : request.pricesVersion();
    RequestUniverse universe = RequestUniverse.of(lake, request.scope());
    AgreedPrices agreed =
        AgreedPrices.of(lake, version, request.asOf(), request.vendors(), universe);
    int halted = agreed.halted().size();
    if (halted > 0) {
      stage.accept("leaving out %d halted tickers".formatted(halted));
    }
    stage.accept("reading prices");
    int pieces = PIECES_A_CORE * lake.spark().sparkContext().defaultParallelism();
    try (DailyReading reading =
        DailyReading.of(
            set, agreed, request.from(), request.to(), TickerPriceVersions::of, pieces)) {
      if (reading.isEmpty()) {
        withdrawAll(request, set);
        throw nothingToBuildFrom();
      }
      LoadedSources sources = LoadedSources.of(lake, set, request.macro(), request.asOf());
      PlaceTimes times = PlaceTimes.ofSessions(set.calendar(), reading.axis());
      Outcome outcome = write(request, set, sources, reading.bars(), times, stage);
      Map<String, SourceProvenance> readings = new TreeMap<>(sources.readings());
      readings.putAll(universe.readings());
      return new BuildFeaturesRequest.Result(
          set.name(),
          set.definitionHash(),
          reading.tickers(),
          outcome.computed(),
          outcome.written().rows(),
          outcome.written().version(),
          version,
          halted,
          readings);
    }
  }

  private BuildFeaturesRequest.Result minutes(
      FeatureSet set, BuildFeaturesRequest request, Consumer<String> stage) {
    if (request.pricesVersion() != BuildFeaturesRequest.CURRENT) {
      throw new UserFault(
          "%s has rows within the day, and a pipeline trains on daily rows; publish it without training: ./tidemark features publish %s --vendor %s"
              .formatted(set.name(), set.name(), String.join(",", request.vendors())));
    }
    stage.accept("reading minutes");
    try (MinuteReading reading = MinuteReading.of(lake, set, request.scope())) {
      if (reading.isEmpty()) {
        withdrawAll(request, set);
        throw noMinutes(request);
      }
      if (!reading.halted().isEmpty()) {
        stage.accept("leaving out %d halted tickers".formatted(reading.halted().size()));
      }
      LoadedSources sources = LoadedSources.of(lake, set, request.macro(), request.asOf());
      Outcome outcome =
          write(request, set, sources, reading.bars(), PlaceTimes.ofMinutes(set), stage);
      Map<String, SourceProvenance> readings = new TreeMap<>(sources.readings());
      readings.put(set.rowTable(), reading.reading());
      return new BuildFeaturesRequest.Result(
          set.name(),
          set.definitionHash(),
          reading.tickers(),
          outcome.computed(),
          outcome.written().rows(),
          outcome.written().version(),
          BuildFeaturesRequest.NO_PRICES,
          reading.halted().size(),
          readings);
    }
  }

  /** Of a build that has no rows, as when all tickers are halted, none of the earlier ones hold. */
  private void withdrawAll(BuildFeaturesRequest request, FeatureSet set) {
    Table table = FeatureTable.of(set);
    if (lake.exists(table)) {
      Dataset<Row> nothing = lake.spark().createDataFrame(List.of(), TableSchema.given(table));
      lake.append(
          table,
          new WithdrawnRows(lake, table, request).beside(nothing),
          request.runKey().step("withdrawn"));
    }
  }

  private record Outcome(long computed, Written written) {}

  /**
   * Writes the rows. If the table has no rows of these days yet, no comparison with existing rows
   * is needed.
   */
  private Outcome write(
      BuildFeaturesRequest request,
      FeatureSet set,
      LoadedSources joined,
      JavaRDD<? extends TickerBars> bars,
      PlaceTimes times,
      Consumer<String> stage) {
    stage.accept("computing " + set.featureNames().size() + " features");
    JavaRDD<ComputedValues> values = new SetBuilder(set, joined.values()).values(bars);
    Table table = FeatureTable.of(set);
    String sources = String.join("+", request.vendors());
    String universe = request.scope().universeId();
    RunKey key = request.runKey().step("new");
    FeatureTableRows rows =
        new FeatureTableRows(sources, universe, key.value(), request.asOf(), times);
    Optional<Written> inserted =
        lake.insert(
            table,
            new Region(
                Map.of("sources", sources, "universe", universe), request.from(), request.to()),
            values.mapPartitions(rows::groups),
            key);
    if (inserted.isPresent()) {
      return new Outcome(inserted.get().rows(), inserted.get());
    }
    stage.accept("comparing with " + table.name());
    JavaRDD<ComputedValues> kept = values.persist(StorageLevel.MEMORY_AND_DISK());
    try {
      long computed = kept.mapToDouble(ComputedValues::rows).sum().longValue();
      Dataset<Row> one =
          lake.spark().createDataFrame(kept.mapPartitions(rows::rows), TableSchema.given(table));
      Dataset<Row> gone = new WithdrawnRows(lake, table, request).beside(one);
      return new Outcome(computed, lake.append(table, one.unionByName(gone), request.runKey()));
    } finally {
      kept.unpersist();
    }
  }

  private static UserFault nothingToBuildFrom() {
    return new UserFault(
        "market.prices has no rows for these vendors, tickers and knowledge time, or"
            + " all of them are halted; reconcile them first, as the pipeline does, or lift"
            + " the halts");
  }

  private static UserFault noMinutes(BuildFeaturesRequest request) {
    return new UserFault(
        "market.minutes has no bar of %s%s from %s to %s known by %s, or the tickers are halted; import such bars first: ./tidemark import bars"
            .formatted(
                String.join("+", request.vendors()),
                request.tickers().isEmpty() ? "" : " " + request.tickers(),
                request.from(),
                request.to(),
                request.asOf()));
  }
}
