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
 * Joins two tables of sorted runs without moving a row. Their content is split into ranges of key
 * and time, possibly within a key. Each task reads its range of both sides and, if the range begins
 * within a key, the best right row before it, which is usually in the last file before.
 */
final class ColumnarJoin implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Ranges per core, so that the end of the job does not wait for one slow task. */
  private static final int PIECES = 4;

  /**
   * The time range of a file is divided into this many parts, and only the last one is searched
   * first.
   */
  private static final int PARTS = 50;

  /** The largest number of rows of one task. */
  private static final long MOST_ROWS = 8_000_000;

  /** A file with its reader. */
  private record Piece(
      RunFile file, Function1<PartitionedFile, scala.collection.Iterator<InternalRow>> reader)
      implements Serializable {}

  /**
   * A place that may contain the best right row before a range.
   *
   * @param until an event time; the place is not searched if a row at least as late is already
   *     known
   */
  private record Before(Piece piece, long until) implements Serializable {}

  /** The work of one task. */
  private record Work(TaskRange range, List<Piece> left, List<Piece> right, List<Before> before)
      implements Serializable {}

  private final MergePass.Rule rule;
  private final SortOrder left;
  private final SortOrder right;
  private final StructType schema;
  private final int[] rightColumns;

  /**
   * @param schema schema of the result: all left columns, then some right ones
   * @param rightColumns indices of these columns in the right batches
   */
  ColumnarJoin(
      MergePass.Rule rule, SortOrder left, SortOrder right, StructType schema, int[] rightColumns) {
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
    int pieces = pieces(leftFiles, rightFiles, context.defaultParallelism());
    List<Work> works = new ArrayList<>();
    var wholeLeft = leftRuns.reader(List.of());
    var wholeRight = rightRuns.reader(List.of());
    for (TaskRange range : TaskRange.cut(leftFiles, rightFiles, pieces)) {
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

  private static int pieces(List<RunFile> left, List<RunFile> right, int cores) {
    long rows = Stream.concat(left.stream(), right.stream()).mapToLong(RunFile::rows).sum();
    return (int) Math.max((long) cores * PIECES, rows / MOST_ROWS);
  }

  private static List<Piece> pieces(
      TaskRange range,
      SortedRuns runs,
      List<RunFile> files,
      Function1<PartitionedFile, scala.collection.Iterator<InternalRow>> whole) {
    List<RunFile> touched = files.stream().filter(range::touches).toList();
    var part =
        touched.stream().allMatch(range::holds) ? whole : runs.reader(range.filters(runs.order()));
    return touched.stream().map(file -> new Piece(file, range.holds(file) ? whole : part)).toList();
  }

  /** The places that may contain the best row before a range, the most likely one first. */
  private List<Before> before(TaskRange range, SortedRuns runs, List<RunFile> files) {
    List<Before> before = new ArrayList<>();
    if (!range.beginsWithinKey()) {
      return before;
    }
    TaskRange all = range.before();
    List<RunFile> touched =
        files.stream()
            .filter(all::touches)
            .sorted(Comparator.comparingLong(RunFile::maxEvent).reversed())
            .toList();
    var whole = runs.reader(all.filters(right));
    for (RunFile file : touched) {
      if (before.isEmpty()) {
        long since =
            Math.min(file.maxEvent(), range.from().time())
                - (file.maxEvent() - file.minEvent()) / PARTS;
        List<Filter> filters = new ArrayList<>(all.filters(right));
        filters.add(TaskRange.since(right.eventTime(), since));
        before.add(new Before(new Piece(file, runs.reader(filters)), Long.MAX_VALUE));
        before.add(new Before(new Piece(file, whole), since));
      } else {
        before.add(new Before(new Piece(file, whole), file.maxEvent() + 1));
      }
    }
    return before;
  }

  private MergePass merge(Work work) {
    Matches matches = new Matches(schema, rightColumns);
    MergePass merge =
        new MergePass(
            rule, runs(work.left, left, work.range), runs(work.right, right, work.range), matches);
    long best = Long.MIN_VALUE;
    for (Before before : work.before) {
      if (best < before.until) {
        best = merge.carryIn(runs(List.of(before.piece), right, work.range.before()));
      }
    }
    return merge;
  }

  private static Runs runs(List<Piece> pieces, SortOrder order, TaskRange range) {
    return new Runs(
        pieces.stream()
            .map(piece -> new Run(piece.file, piece.reader, order.hasOneClock(), range))
            .toList());
  }
}
