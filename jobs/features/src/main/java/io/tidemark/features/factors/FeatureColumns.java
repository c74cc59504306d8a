package io.tidemark.features.factors;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.tidemark.features.factors.statistics.FactorStudy;
import io.tidemark.features.factors.statistics.FeatureStudy;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import scala.Tuple2;

/**
 * Shuffles a feature table by column, so that each Spark task gets all values of a few features and
 * studies them there. The table is read once, and no process holds more than a few columns of it.
 */
final class FeatureColumns implements Serializable {
  private static final long serialVersionUID = 1;

  private static final int MOST_A_TASK = 4;
  private static final int TASKS_A_CORE = 4;
  private static final int VALUES_A_CHUNK = 1_000_000;

  private final List<String> features;
  private final int together;
  private final Broadcast<PanelGrid> grid;
  private final Broadcast<FactorStudy> study;

  /**
   * @param cores that work in parallel
   */
  FeatureColumns(
      List<String> features, int cores, Broadcast<PanelGrid> grid, Broadcast<FactorStudy> study) {
    this.features = List.copyOf(features);
    this.together = Math.max(1, Math.min(MOST_A_TASK, features.size() / (TASKS_A_CORE * cores)));
    this.grid = grid;
    this.study = study;
  }

  /**
   * Values of consecutive features at some cells.
   *
   * @param first index of the first of these features
   * @param values by feature, starting with {@code first}, then by cell of {@code cells}
   */
  private record Chunk(int first, int[] cells, double[][] values) implements Serializable {}

  private record Numbered(int feature, FeatureStudy study) implements Serializable {}

  /** The columns to read from the feature table: those of {@link PanelKeys}, then features. */
  static Column[] columns(Dataset<Row> rows, List<String> features) {
    List<Column> columns = PanelKeys.columns(rows);
    features.forEach(name -> columns.add(coalesce(col(name), lit(Double.NaN))));
    return columns.toArray(Column[]::new);
  }

  /** The study of each feature, in the order of the features. */
  List<FeatureStudy> studies(Dataset<Row> rows) {
    int tasks = (features.size() + together - 1) / together;
    return rows
        .select(columns(rows, features))
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .mapPartitionsToPair(Chunks::new)
        .groupByKey(tasks)
        .flatMap(arrived -> studied(arrived._2()).iterator())
        .collect()
        .stream()
        .sorted(Comparator.comparingInt(Numbered::feature))
        .map(Numbered::study)
        .toList();
  }

  private List<Numbered> studied(Iterable<Chunk> chunks) {
    int first = chunks.iterator().next().first();
    int last = Math.min(features.size(), first + together);
    List<Numbered> studies = new ArrayList<>();
    for (int f = first; f < last; f++) {
      double[][] panel = panel(chunks, f);
      studies.add(new Numbered(f, study.value().of(features.get(f), panel)));
    }
    return studies;
  }

  private double[][] panel(Iterable<Chunk> chunks, int feature) {
    PanelGrid cells = grid.value();
    double[][] panel = new double[cells.sessions()][cells.names()];
    Arrays.stream(panel).forEach(session -> Arrays.fill(session, Double.NaN));
    for (Chunk chunk : chunks) {
      double[] values = chunk.values()[feature - chunk.first()];
      for (int i = 0; i < values.length; i++) {
        panel[cells.session(chunk.cells()[i])][cells.name(chunk.cells()[i])] = values[i];
      }
    }
    return panel;
  }

  /** Cuts rows into chunks in the order of arrival; only the latest version of each row is used. */
  private final class Chunks implements Iterator<Tuple2<Integer, Chunk>> {
    private final Iterator<InternalRow> rows;
    private final int most = Math.max(1, VALUES_A_CHUNK / features.size());
    private final int[] cells = new int[most];
    private final double[][] values = new double[features.size()][most];
    private int count;
    private int next = features.size(); // index of the first feature of the next chunk

    Chunks(Iterator<InternalRow> rows) {
      this.rows = rows;
    }

    @Override
    public boolean hasNext() {
      if (next >= features.size()) {
        read();
        next = 0;
      }
      return count > 0;
    }

    @Override
    public Tuple2<Integer, Chunk> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      int to = Math.min(features.size(), next + together);
      double[][] some = new double[to - next][];
      for (int f = next; f < to; f++) {
        some[f - next] = Arrays.copyOf(values[f], count);
      }
      Chunk chunk = new Chunk(next, Arrays.copyOf(cells, count), some);
      next = to;
      return new Tuple2<>(chunk.first() / together, chunk);
    }

    private void read() {
      count = 0;
      PanelGrid known = grid.value();
      while (count < most && rows.hasNext()) {
        InternalRow row = rows.next();
        int cell = known.cell(row);
        if (cell >= 0) {
          cells[count] = cell;
          for (int f = 0; f < values.length; f++) {
            values[f][count] = row.getDouble(PanelKeys.COUNT + f);
          }
          count++;
        }
      }
    }
  }
}
