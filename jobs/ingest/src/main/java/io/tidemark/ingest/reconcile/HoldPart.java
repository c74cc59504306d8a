package io.tidemark.ingest.reconcile;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;

import io.tidemark.core.Json;
import io.tidemark.ingest.screen.BarFlag;
import io.tidemark.ingest.vendors.VendorBar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Extracts the bars that need a review by a person from the results. */
public final class HoldPart {
  static final String NAME = "hold";
  static final StructType TYPE =
      new StructType()
          .add("id", DataTypes.StringType)
          .add("source", DataTypes.StringType)
          .add("open", DataTypes.DoubleType)
          .add("high", DataTypes.DoubleType)
          .add("low", DataTypes.DoubleType)
          .add("close", DataTypes.DoubleType)
          .add("volume", DataTypes.DoubleType)
          .add("raw", DataTypes.StringType)
          .add("stage", DataTypes.StringType)
          .add("rules", DataTypes.createArrayType(DataTypes.StringType))
          .add("reasons", DataTypes.createArrayType(DataTypes.StringType))
          .add("repair", DataTypes.StringType);

  /** The columns that identify a version of a bar. */
  private static final String[] BAR = {
    "source", "ticker", "date", "open", "high", "low", "close", "volume"
  };

  private HoldPart() {}

  /** The rows for {@code ops.quarantine}, with the place and payload of their bars. */
  public static Dataset<Row> rows(Dataset<Row> verdicts, Dataset<Row> bars) {
    Dataset<Row> held =
        VerdictRows.part(verdicts, NAME, "")
            .withColumn("kind", lit("bars"))
            .withColumn("fields", col("raw"));
    Column[] columns = Arrays.stream(BAR).map(name -> col(name)).toArray(Column[]::new);
    return bars.withColumnRenamed("vendor", "source")
        .join(broadcast(held.select(columns).distinct()), BAR, "leftsemi")
        .groupBy(columns)
        .agg(max_by(struct(col("place"), col("payload")), col("known_at")).as("origin"))
        .join(broadcast(held), BAR)
        .select(col("*"), col("origin.*"))
        .drop("origin", "open", "high", "low", "close", "volume")
        .withColumn("date", col("date").cast("string"));
  }

  /**
   * Merges all findings about bars, from screening and from disputes: one version per change.
   *
   * @param screened findings from deciding the days, sorted by time within each bar
   * @param suspected findings from the disputes over all days, one per bar
   */
  static List<BarFlag> all(String ticker, List<BarFlag> screened, List<BarFlag> suspected) {
    Map<String, List<BarFlag>> byBar = new LinkedHashMap<>();
    for (BarFlag hold : screened) {
      byBar.computeIfAbsent(hold.bar().id(ticker), id -> new ArrayList<>()).add(hold);
    }
    for (BarFlag suspect : suspected) {
      byBar.merge(
          suspect.bar().id(ticker), List.of(suspect), (told, one) -> withSuspect(told, suspect));
    }
    return byBar.values().stream().flatMap(List::stream).toList();
  }

  private static List<BarFlag> withSuspect(List<BarFlag> told, BarFlag suspect) {
    List<BarFlag> all = new ArrayList<>();
    BarFlag before = null;
    boolean isOut = false;
    for (BarFlag hold : told) {
      if (!isOut && hold.knownAt().isAfter(suspect.knownAt())) {
        all.add(joined(before, suspect, suspect.knownAt()));
        isOut = true;
      }
      all.add(isOut ? joined(hold, suspect, hold.knownAt()) : hold);
      before = hold;
    }
    if (!isOut) {
      all.add(joined(before, suspect, suspect.knownAt()));
    }
    return all;
  }

  private static BarFlag joined(BarFlag hold, BarFlag suspect, Instant time) {
    boolean alone = hold == null || hold.standing() == BarFlag.Standing.SETTLED;
    return (alone ? suspect : hold.with(suspect)).toldAt(time);
  }

  static Row of(String ticker, BarFlag hold) {
    VendorBar bar = hold.bar();
    return RowFactory.create(
        bar.id(ticker),
        bar.vendor(),
        bar.open(),
        bar.high(),
        bar.low(),
        bar.close(),
        bar.volume(),
        bar.raw(),
        hold.standing().label(),
        hold.rules().toArray(String[]::new),
        hold.reasons().toArray(String[]::new),
        Json.write(hold.repair()));
  }
}
