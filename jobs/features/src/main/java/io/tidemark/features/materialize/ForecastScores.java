package io.tidemark.features.materialize;

import static org.apache.spark.sql.functions.col;

import io.tidemark.api.features.ExportFeaturesRequest.Forecast;
import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.series.SeriesMean;
import io.tidemark.lake.LocalPaths;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import scala.Tuple2;

/** Scores the forecasts of a set on the rows that were written. */
final class ForecastScores {
  private final SparkSession spark;
  private final FeatureSet set;

  ForecastScores(SparkSession spark, FeatureSet set) {
    this.spark = spark;
    this.set = set;
  }

  /**
   * The losses of one session.
   *
   * @param sums summed loss per forecast
   */
  private record Losses(long rows, double[] sums) implements Serializable {
    Losses and(Losses other) {
      double[] both = sums.clone();
      Arrays.setAll(both, i -> both[i] + other.sums[i]);
      return new Losses(rows + other.rows, both);
    }
  }

  /** The scores of all labels that have a forecast. */
  List<Forecast> of(List<String> files) {
    List<Forecast> scores = new ArrayList<>();
    set.forecasts().forEach((label, features) -> scores.addAll(of(files, label, features)));
    return scores;
  }

  private List<Forecast> of(List<String> files, String label, List<String> features) {
    Column[] columns =
        Stream.concat(Stream.of("date", label), features.stream())
            .map(name -> col("`" + name + "`"))
            .toArray(Column[]::new);
    int count = features.size();
    Map<Integer, Losses> sessions = new TreeMap<>();
    LocalPaths.parquet(spark, files.stream().map(Path::of).toList())
        .select(columns)
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .mapPartitions(rows -> bySession(rows, count))
        .collect()
        .forEach(session -> sessions.merge(session._1(), session._2(), Losses::and));
    List<Losses> losses = List.copyOf(sessions.values());
    long rows = losses.stream().mapToLong(Losses::rows).sum();
    List<Forecast> scores = new ArrayList<>();
    for (int f = 0; f < count; f++) {
      int place = f;
      double sum = losses.stream().mapToDouble(session -> session.sums()[place]).sum();
      SeriesMean difference = difference(losses, f);
      boolean isTested = difference.standardError() > 0;
      double t = isTested ? difference.mean() / difference.standardError() : 0;
      scores.add(
          new Forecast(
              label,
              features.get(f),
              rows,
              sum / rows,
              t,
              isTested ? (Double) SeriesMean.twoSided(t, difference.degrees()) : null));
    }
    return scores;
  }

  /**
   * Sums the losses by session. Most rows of a session are adjacent; if a session occurs again, its
   * sums are added up later.
   */
  private static Iterator<Tuple2<Integer, Losses>> bySession(
      Iterator<InternalRow> rows, int count) {
    Map<Integer, Losses> sessions = new TreeMap<>();
    double[] losses = new double[count];
    double[] sums = new double[count];
    long there = 0;
    int session = 0;
    while (rows.hasNext()) {
      InternalRow row = rows.next();
      if (row.getInt(0) != session) {
        sessions.merge(session, new Losses(there, sums), Losses::and);
        session = row.getInt(0);
        sums = new double[count];
        there = 0;
      }
      if (isScored(row, losses)) {
        there++;
        for (int f = 0; f < count; f++) {
          sums[f] += losses[f];
        }
      }
    }
    sessions.merge(session, new Losses(there, sums), Losses::and);
    return sessions.entrySet().stream()
        .filter(losing -> losing.getValue().rows() > 0)
        .map(losing -> new Tuple2<>(losing.getKey(), losing.getValue()))
        .iterator();
  }

  /** Computes the QLIKE losses of a row if it has the label and all forecasts. */
  private static boolean isScored(InternalRow row, double[] losses) {
    double label = row.getDouble(1);
    boolean isThere = label > 0;
    for (int f = 0; f < losses.length && isThere; f++) {
      double ratio = label / row.getDouble(2 + f);
      isThere = ratio > 0 && Double.isFinite(ratio);
      losses[f] = ratio - StrictMath.log(ratio) - 1;
    }
    return isThere;
  }

  /**
   * The mean loss difference to the first forecast per row, with the standard error of a ratio of
   * sums over sessions. Losses of one session do not look ahead to the next.
   */
  private static SeriesMean difference(List<Losses> sessions, int forecast) {
    double difference = 0;
    double rows = 0;
    for (Losses session : sessions) {
      difference += session.sums()[forecast] - session.sums()[0];
      rows += session.rows();
    }
    double mean = difference / rows;
    double[] errors =
        sessions.stream()
            .mapToDouble(s -> s.sums()[forecast] - s.sums()[0] - mean * s.rows())
            .toArray();
    int[] places = IntStream.range(0, errors.length).toArray();
    SeriesMean error = SeriesMean.of(errors, places, 1);
    double perRow = error.standardError() * errors.length / rows;
    return new SeriesMean(errors.length, mean, perRow, error.degrees());
  }
}
