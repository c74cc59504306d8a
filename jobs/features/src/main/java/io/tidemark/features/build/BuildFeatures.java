package io.tidemark.features.build;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.tidemark.core.UserFault;
import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.job.BuildFeaturesRequest;
import io.tidemark.core.market.Universe;
import io.tidemark.core.time.SessionAxis;
import io.tidemark.lake.Lake;
import io.tidemark.lake.Lake.Written;
import io.tidemark.lake.Table;
import io.tidemark.lake.tables.FeatureTable;
import io.tidemark.lake.tables.Halts;
import io.tidemark.lake.tables.MarketPrices;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Computes a feature set from agreed prices. Every value is what its day could see: prices adjusted
 * and restated as known at that day's decision time. Labels alone use what is known now. Tickers
 * that are halted at the request's knowledge time are left out.
 */
public final class BuildFeatures {
  private final Lake lake;

  public BuildFeatures(Lake lake) {
    this.lake = lake;
  }

  /** Builds the set; rows that the table already holds are not written again. */
  public BuildFeaturesRequest.Result run(BuildFeaturesRequest request, Consumer<String> stage) {
    FeatureSet set = FeatureSet.load(request.featureSet());
    Table table =
        FeatureTable.of(set.name(), set.definitionHash(), set.featureNames(), set.labelNames());
    Dataset<Row> all = prices(request);
    List<String> halted = haltedAmong(all, request);
    Dataset<Row> prices =
        halted.isEmpty() ? all : all.where(not(col("ticker").isin(halted.toArray())));

    if (!halted.isEmpty()) {
      stage.accept("leaving out %d halted tickers".formatted(halted.size()));
    }
    stage.accept("computing " + set.featureNames().size() + " features");
    Dataset<Row> rows = new SetBuilder(set, axis(set, prices)).rows(prices);
    Dataset<Row> wanted = within(request, rows).cache();
    try {
      long computed = wanted.count();
      int tickers = (int) wanted.select("ticker").distinct().count();
      stage.accept("writing " + table.name());
      Written written = lake.append(table, stamped(request, wanted), request.runKey());
      return new BuildFeaturesRequest.Result(
          set.name(),
          set.definitionHash(),
          tickers,
          computed,
          written.rows(),
          written.version(),
          request.pricesVersion(),
          halted.size());
    } finally {
      wanted.unpersist();
    }
  }

  private Dataset<Row> prices(BuildFeaturesRequest request) {
    Dataset<Row> prices =
        lake.history(MarketPrices.TABLE, request.pricesVersion(), request.asOf())
            .where(col("sources").equalTo(String.join("+", request.vendors())));
    return request.tickers().isEmpty()
        ? prices
        : prices.where(col("ticker").isin(request.tickers().toArray()));
  }

  /** Those whose prices would be used, if nobody had halted them. */
  private List<String> haltedAmong(Dataset<Row> prices, BuildFeaturesRequest request) {
    List<String> halted = Halts.halted(lake, request.asOf());
    return halted.isEmpty()
        ? halted
        : prices
            .where(col("ticker").isin(halted.toArray()))
            .select("ticker")
            .distinct()
            .as(Encoders.STRING())
            .collectAsList();
  }

  private static SessionAxis axis(FeatureSet set, Dataset<Row> prices) {
    Row span = prices.selectExpr("min(date)", "max(date)").head();
    if (span.isNullAt(0)) {
      throw new UserFault(
          "market.prices has no rows for these vendors, tickers and knowledge time, or all of them are halted; "
              + "reconcile them first, as the pipeline does, or resolve the halts");
    }
    LocalDate last = span.getDate(1).toLocalDate();
    return new SessionAxis(set.calendar(), span.getDate(0).toLocalDate(), last);
  }

  private static Dataset<Row> within(BuildFeaturesRequest request, Dataset<Row> rows) {
    return rows.where(
        col("date").between(Date.valueOf(request.from()), Date.valueOf(request.to())));
  }

  private static Dataset<Row> stamped(BuildFeaturesRequest request, Dataset<Row> rows) {
    return rows.withColumn("sources", lit(String.join("+", request.vendors())))
        .withColumn("universe", lit(Universe.id(request.tickers())))
        .withColumn(Table.KNOWN_AT, lit(Timestamp.from(request.asOf())));
  }
}
