package io.tidemark.features.factors;

import static org.apache.spark.sql.functions.col;

import io.tidemark.features.factors.statistics.RankCorrelations;
import java.io.Serializable;
import java.sql.Date;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import scala.Tuple2;

/**
 * Correlates features with features on a sample of evenly spaced sessions: rows are shuffled by
 * session, and the sums of the sessions are added up.
 */
final class Redundancy implements Serializable {
  private static final long serialVersionUID = 1;

  /** More sessions would change the mean correlations only slightly. */
  static final int MOST_SESSIONS = 250;

  private final int features;
  private final int all;
  private final Broadcast<PanelGrid> grid;

  /**
   * @param all number of features of both sets together
   */
  Redundancy(int features, int all, Broadcast<PanelGrid> grid) {
    this.features = features;
    this.all = all;
    this.grid = grid;
  }

  /**
   * The rows of one set.
   *
   * @param rows of all sessions, with all versions
   * @param grid of these rows
   * @param first index of the set's first feature among the features of both sets
   */
  record Source(Dataset<Row> rows, List<String> names, Broadcast<PanelGrid> grid, int first) {}

  /** Values of one set's features at one name and session. */
  private record Values(int name, int first, double[] values) implements Serializable {}

  /** Indexes of the sampled sessions, evenly spaced. */
  static List<Integer> sample(int sessions) {
    int step = (sessions + MOST_SESSIONS - 1) / MOST_SESSIONS;
    return IntStream.iterate(sessions - 1, t -> t >= 0, t -> t - step).boxed().toList();
  }

  RankCorrelations over(List<Source> sources, List<Integer> sessions, JavaSparkContext spark) {
    JavaPairRDD<Integer, Values> rows =
        sources.stream()
            .map(source -> values(source, sessions))
            .reduce(JavaPairRDD::union)
            .orElse(JavaPairRDD.fromJavaRDD(spark.emptyRDD()));
    int pieces = Math.max(1, Math.min(sessions.size(), 4 * spark.defaultParallelism()));
    return rows.groupByKey(pieces).mapPartitions(this::summed).collect().stream()
        .reduce(new RankCorrelations(features, all), RankCorrelations::and);
  }

  private JavaPairRDD<Integer, Values> values(Source source, List<Integer> sessions) {
    Object[] dates = sessions.stream().map(t -> Date.valueOf(grid.value().date(t))).toArray();
    Broadcast<PanelGrid> own = source.grid();
    int first = source.first();
    int count = source.names().size();
    return source
        .rows()
        .where(col("date").isin(dates))
        .select(FeatureColumns.columns(source.rows(), source.names()))
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .filter(row -> own.value().cell(row) >= 0)
        .mapToPair(row -> new Tuple2<>(row.getInt(PanelKeys.DAY), values(row, first, count)));
  }

  private Values values(InternalRow row, int first, int count) {
    double[] values = new double[count];
    for (int f = 0; f < count; f++) {
      values[f] = row.getDouble(PanelKeys.COUNT + f);
    }
    return new Values(grid.value().name(row), first, values);
  }

  private Iterator<RankCorrelations> summed(Iterator<Tuple2<Integer, Iterable<Values>>> days) {
    RankCorrelations sums = new RankCorrelations(features, all);
    List<Tuple2<Integer, Iterable<Values>>> ordered = new ArrayList<>();
    days.forEachRemaining(ordered::add);
    ordered.sort((a, b) -> Integer.compare(a._1(), b._1()));
    for (Tuple2<Integer, Iterable<Values>> day : ordered) {
      double[][] values = new double[all][grid.value().names()];
      Arrays.stream(values).forEach(column -> Arrays.fill(column, Double.NaN));
      for (Values some : day._2()) {
        for (int f = 0; f < some.values().length && some.name() >= 0; f++) {
          values[some.first() + f][some.name()] = some.values()[f];
        }
      }
      sums.add(values);
    }
    return List.of(sums).iterator();
  }
}
