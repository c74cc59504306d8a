package io.tidemark.lake.asof;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.PartitionedFile;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.types.StructType;
import scala.Function1;

/**
 * Joins two tables of sorted runs without moving a row. All that lies in their files is cut into
 * ranges of keys and times, also within a key; each task reads its range of both sides and, where
 * it begins within a key, the best right row before it, which it finds in the last file or so.
 */
final class ColumnarJoin implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Ranges a core, so that the slowest task does not come alone at the end. */
  private static final int PIECES = 4;

  /** More rows than this are no task's work. */
  private static final long MOST_ROWS = 8_000_000;

  /** A file and what reads it. */
  private record Piece(
      RunFile file, Function1<PartitionedFile, scala.collection.Iterator<InternalRow>> reader)
      implements Serializable {}

  /**
   * What a task does.
   *
   * @param before files that may have the right row that was best before the range; those with the
   *     latest event first
   */
  private record Work(Range range, List<Piece> left, List<Piece> right, List<Piece> before)
      implements Serializable {}

  private final Merge.Rule rule;
  private final Order left;
  private final Order right;
  private final StructType schema;
  private final int[] rightColumns;

  /**
   * @param schema of the result: all of the left's columns, then some of the right's
   * @param rightColumns where in the right's batches those are
   */
  ColumnarJoin(Merge.Rule rule, Order left, Order right, StructType schema, int[] rightColumns) {
    this.rule = rule;
    this.left = left;
    this.right = right;
    this.schema = schema;
    this.rightColumns = rightColumns;
  }

  <T> JavaRDD<T> join(
      SortedRuns leftRuns, SortedRuns rightRuns, FlatMapFunction<Iterator<Matches>, T> then) {
    List<RunFile> leftFiles = leftRuns.files();
    List<RunFile> rightFiles =
        rightRuns.files().stream().filter(file -> file.minKnown() <= rule.asOf()).toList();
    JavaSparkContext context = JavaSparkContext.fromSparkContext(leftRuns.spark().sparkContext());
    List<RunFile> all = Stream.concat(leftFiles.stream(), rightFiles.stream()).toList();
    List<Work> works = new ArrayList<>();
    var wholeLeft = leftRuns.reader(List.of());
    var wholeRight = rightRuns.reader(List.of());
    for (Range range : Range.cut(all, pieces(all, context.defaultParallelism()))) {
      works.add(
          new Work(
              range,
              pieces(range, leftRuns, leftFiles, wholeLeft),
              pieces(range, rightRuns, rightFiles, wholeRight),
              before(range, rightRuns, rightFiles)));
    }
    return context
        .parallelize(works, works.size())
        .mapPartitions(work -> then.call(merge(work.next())));
  }

  private static int pieces(List<RunFile> files, int cores) {
    long rows = files.stream().mapToLong(RunFile::rows).sum();
    return (int) Math.max((long) cores * PIECES, rows / MOST_ROWS);
  }

  private static List<Piece> pieces(
      Range range,
      SortedRuns runs,
      List<RunFile> files,
      Function1<PartitionedFile, scala.collection.Iterator<InternalRow>> whole) {
    List<RunFile> touched = files.stream().filter(range::touches).toList();
    var part =
        touched.stream().allMatch(range::holds) ? whole : runs.reader(range.filters(runs.order()));
    return touched.stream().map(file -> new Piece(file, range.holds(file) ? whole : part)).toList();
  }

  private List<Piece> before(Range range, SortedRuns runs, List<RunFile> files) {
    List<Piece> before = new ArrayList<>();
    if (!range.beginsWithinKey()) {
      return before;
    }
    List<RunFile> touched =
        files.stream()
            .filter(range.before()::touches)
            .sorted(Comparator.comparingLong(RunFile::maxEvent).reversed())
            .toList();
    List<Filter> filters = new ArrayList<>(range.before().filters(right));
    for (RunFile file : touched) {
      // All its rows come before and can be seen: the best of them is that of the latest event.
      boolean whole =
          file.ofOneKey() && range.before().holds(file) && file.maxKnown() <= rule.asOf();
      List<Filter> last = new ArrayList<>(filters);
      if (whole) {
        last.add(Range.since(right.eventTime(), file.maxEvent() - 1_000));
      }
      before.add(new Piece(file, runs.reader(last)));
    }
    return before;
  }

  private Merge merge(Work work) {
    Matches matches = new Matches(schema, rightColumns);
    Merge merge =
        new Merge(
            rule, runs(work.left, left, work.range), runs(work.right, right, work.range), matches);
    long best = Long.MIN_VALUE;
    for (Piece piece : work.before) {
      if (piece.file.maxEvent() >= best) {
        best = merge.carryIn(runs(List.of(piece), right, work.range.before()));
      }
    }
    return merge;
  }

  private static Runs runs(List<Piece> pieces, Order order, Range range) {
    return new Runs(
        pieces.stream()
            .map(piece -> new Run(piece.file, piece.reader, order.hasOneClock(), range))
            .toList());
  }
}
