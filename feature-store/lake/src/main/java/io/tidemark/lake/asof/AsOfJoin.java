package io.tidemark.lake.asof;

import io.tidemark.core.UserFault;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Joins to every left row the last right row of the same key that could be known at the left row's
 * time.
 *
 * <p>A row is visible from the later of its two clocks on. The match is the visible right row with
 * the greatest event time; among several with that event time, the one known last. So a restatement
 * replaces the row that it restates, and an older event that arrives late replaces nothing. Among
 * rows with the same key and clocks any one may be the match. Every left row occurs once; without a
 * match the right columns are null. A row without key or time, on either side, is an error.
 *
 * <pre>{@code
 * AsOfJoin join =
 *     AsOfJoin.of(Order.by("symbol", "time"), Order.by("symbol", "time", "known_at"), "bid", "ask");
 * Dataset<Row> rows = join.rows(trades, quotes, asOf);
 * }</pre>
 *
 * @param left how left rows are ordered
 * @param right how right rows are ordered
 * @param columns the right columns to add to the left ones
 * @param prefix prefix of their names in the result
 * @param tie whether a right row that becomes visible at exactly the left row's time counts
 * @param tolerance the longest time by which the event of a match may be earlier than the left row,
 *     in whole microseconds; an older row is not a match
 */
public record AsOfJoin(
    SortOrder left,
    SortOrder right,
    List<String> columns,
    String prefix,
    Tie tie,
    Optional<Duration> tolerance) {

  /** Whether a row that becomes visible at exactly a time counts at that time. */
  public enum Tie {
    AT_OR_BEFORE,
    STRICTLY_BEFORE
  }

  public AsOfJoin {
    columns = List.copyOf(columns);
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("name the right columns that are to be joined");
    }
    if (tolerance.filter(Duration::isNegative).isPresent()) {
      throw new IllegalArgumentException("tolerance %s is negative".formatted(tolerance.get()));
    }
  }

  /** A join without tolerance and prefix that accepts rows at or before the left row's time. */
  public static AsOfJoin of(SortOrder left, SortOrder right, String... columns) {
    return new AsOfJoin(
        left, right, Arrays.asList(columns), "", Tie.AT_OR_BEFORE, Optional.empty());
  }

  public AsOfJoin withPrefix(String other) {
    return new AsOfJoin(left, right, columns, other, tie, tolerance);
  }

  public AsOfJoin withTie(Tie other) {
    return new AsOfJoin(left, right, columns, prefix, other, tolerance);
  }

  public AsOfJoin withTolerance(Duration other) {
    return new AsOfJoin(left, right, columns, prefix, tie, Optional.of(other));
  }

  /**
   * Joins any rows: both sides are partitioned by ranges of key and time and sorted, in one
   * shuffle, which runs immediately.
   *
   * @param asOf right rows known later are ignored
   * @return the left columns, then the right ones
   * @throws UserFault if a column is missing, of a wrong type or in both sides
   */
  public Dataset<Row> rows(Dataset<Row> leftRows, Dataset<Row> rightRows, Instant asOf) {
    left.requireIn(leftRows.schema());
    right.requireIn(rightRows.schema());
    StructType schema = schema(leftRows.schema(), rightRows.schema());
    return new ShuffledJoin(this, rule(asOf), schema).rows(leftRows, rightRows);
  }

  /**
   * Joins tables of sorted runs straight from their files, if these can be read in columns;
   * otherwise joins them as rows.
   *
   * @param asOf right rows known later are ignored
   * @return the left columns, key and clocks first, then the right ones
   * @throws UserFault if a column is missing or in both sides, or a table has another sort order
   */
  public Dataset<Row> rows(SortedRuns leftRuns, SortedRuns rightRuns, Instant asOf) {
    if (!canReadInColumns(leftRuns, rightRuns)) {
      return rows(leftRuns.rows(), rightRuns.select(rightNames()).rows(), asOf);
    }
    JavaRDD<InternalRow> rows = batches(leftRuns, rightRuns, asOf, AsOfJoin::rows);
    StructType schema = schema(leftRuns.schema(), rightRuns.schema());
    return dataset(leftRuns.spark(), rows, schema);
  }

  /**
   * Joins tables of sorted runs and passes the result on in columns, for consumers that need no
   * rows.
   *
   * @param asOf right rows known later are ignored
   * @param then receives the matches of a task, in order of key and time
   * @throws UserFault if a column is missing or in both sides, or a table has another sort order or
   *     cannot be read in columns
   */
  public <T> JavaRDD<T> batches(
      SortedRuns leftRuns,
      SortedRuns rightRuns,
      Instant asOf,
      FlatMapFunction<Iterator<Matches>, T> then) {
    requireOrder(left, leftRuns);
    requireOrder(right, rightRuns);
    StructType schema = schema(leftRuns.schema(), rightRuns.schema());
    SortedRuns some = rightRuns.select(rightNames());
    if (!canReadInColumns(leftRuns, some)) {
      throw new UserFault(
          "the tables cannot be read in columns: they have deleted rows, renamed columns or nested"
              + " ones, or the session's vectorized Parquet reader is off; join them with rows()");
    }
    int[] places = columns.stream().mapToInt(name -> some.schema().fieldIndex(name)).toArray();
    return new ColumnarJoin(rule(asOf), left, right, schema, places).join(leftRuns, some, then);
  }

  private boolean canReadInColumns(SortedRuns leftRuns, SortedRuns rightRuns) {
    StructType taken = rightRuns.select(rightNames()).schema();
    return leftRuns.isReadableInColumns()
        && rightRuns.isReadableInColumns()
        && Arrays.stream(taken.fields()).allMatch(field -> Matches.canHold(field.dataType()));
  }

  private String[] rightNames() {
    return columns.toArray(String[]::new);
  }

  private MergePass.Rule rule(Instant asOf) {
    return new MergePass.Rule(
        tie == Tie.STRICTLY_BEFORE,
        tolerance.map(t -> RunFile.micros(Instant.EPOCH.plus(t))).orElse(MergePass.Rule.ENDLESS),
        RunFile.micros(asOf));
  }

  /** The left columns, then the right ones, which may be null. */
  private StructType schema(StructType leftSchema, StructType rightSchema) {
    StructType schema = leftSchema;
    for (String column : columns) {
      SortOrder.require(rightSchema, column);
      if (List.of(leftSchema.fieldNames()).contains(prefix + column)) {
        throw new UserFault(
            "column '%s' is on both sides; give the right columns a prefix"
                .formatted(prefix + column));
      }
      StructField field = rightSchema.apply(column);
      schema = schema.add(prefix + column, field.dataType(), true, field.metadata());
    }
    return schema;
  }

  private static void requireOrder(SortOrder order, SortedRuns runs) {
    if (!order.equals(runs.order())) {
      throw new UserFault(
          "the table is sorted by %s and cannot be joined by %s; join its rows()"
              .formatted(runs.order(), order));
    }
  }

  static Dataset<Row> dataset(SparkSession spark, JavaRDD<InternalRow> rows, StructType schema) {
    return ((org.apache.spark.sql.classic.SparkSession) spark)
        .internalCreateDataFrame(rows.rdd(), schema, false);
  }

  /** The rows of all matches, one after the other; a Java stream would read ahead. */
  private static Iterator<InternalRow> rows(Iterator<Matches> matches) {
    return CollectionConverters.asJava(
        CollectionConverters.asScala(matches)
            .flatMap(some -> CollectionConverters.asScala(some.rows())));
  }
}
