package io.tidemark.features.materialize;

import io.tidemark.api.features.BuildFeaturesRequest;
import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.market.Universe;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.learning.FeatureTable;
import io.tidemark.core.table.market.PricesTable;
import io.tidemark.core.time.SessionAxis;
import io.tidemark.features.inputs.AgreedPrices;
import io.tidemark.features.inputs.DailyReading;
import io.tidemark.features.inputs.LoadedSources;
import io.tidemark.features.inputs.TickerPriceVersions;
import io.tidemark.lake.Lake;
import io.tidemark.lake.Lake.Written;
import io.tidemark.lake.Region;
import io.tidemark.lake.TableSchema;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Computes a feature set from reconciled prices. Every value is point in time: prices are adjusted
 * and restated as known at that day's decision time. Only labels use what became known later.
 * Tickers that are halted at the request's {@code asOf} are left out.
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
    if (!set.rowTable().equals(PricesTable.TABLE.name())) {
      throw notOfDays(set);
    }
    long version =
        request.pricesVersion() == BuildFeaturesRequest.CURRENT
            ? lake.version(PricesTable.TABLE)
            : request.pricesVersion();
    AgreedPrices agreed =
        AgreedPrices.of(lake, version, request.asOf(), request.vendors(), request.tickers());
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
        throw nothingToBuildFrom();
      }
      LoadedSources sources = LoadedSources.of(lake, set, request.macro(), request.asOf());
      stage.accept("computing " + set.featureNames().size() + " features");
      JavaRDD<ComputedValues> values = new SetBuilder(set, sources.values()).values(reading.bars());
      Outcome outcome = write(request, set, reading.axis(), values, stage);
      return new BuildFeaturesRequest.Result(
          set.name(),
          set.definitionHash(),
          reading.tickers(),
          outcome.computed(),
          outcome.written().rows(),
          outcome.written().version(),
          version,
          halted,
          sources.readings());
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
      SessionAxis axis,
      JavaRDD<ComputedValues> values,
      Consumer<String> stage) {
    Table table =
        FeatureTable.of(set.name(), set.definitionHash(), set.featureNames(), set.labelNames());
    String sources = String.join("+", request.vendors());
    String universe = Universe.id(request.tickers());
    RunKey key = request.runKey().step("new");
    FeatureTableRows rows =
        new FeatureTableRows(sources, universe, key.value(), request.asOf(), set.calendar(), axis);
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
      return new Outcome(computed, lake.append(table, one, request.runKey()));
    } finally {
      kept.unpersist();
    }
  }

  private static UserFault notOfDays(FeatureSet set) {
    return new UserFault(
        "feature set %s has the rows of %s, but feature tables have one row per day; write it to files with"
                .formatted(set.name(), set.rowTable())
            + " tidemark features build --out");
  }

  private static UserFault nothingToBuildFrom() {
    return new UserFault(
        "market.prices has no rows for these vendors, tickers and knowledge time, or"
            + " all of them are halted; reconcile them first, as the pipeline does, or lift"
            + " the halts");
  }
}
