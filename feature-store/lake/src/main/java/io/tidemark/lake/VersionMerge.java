package io.tidemark.lake;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import io.tidemark.core.table.Table;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** Finds the arriving versions with content that was not known at their time. */
final class VersionMerge {
  /** Facts whose last content a process can hold beside its work: 25 bytes each. */
  private static final long MOST_AT_HAND = 8_000_000;

  static final String CONTENT = "_content";
  private static final String ARRIVING = "_arriving";
  private static final String BEFORE = "_before";
  private static final String TIME_BEFORE = "_time_before";
  private static final String LAST = "_last";
  private static final String LAST_ARRIVING = "_last_arriving";
  private static final String SAID = "_said";

  private VersionMerge() {}

  /**
   * The rows whose content differs from that of the version before them: compared in memory where
   * all are of one time and few enough, else by Spark. Both give the same rows.
   *
   * @param arrivals those rows' facts and times
   * @param stored the stored rows that may be of the same facts; empty if there are none
   * @param arrival see {@link #compared}
   */
  static Dataset<Row> onlyNew(
      Table table,
      Dataset<Row> rows,
      IncomingVersions arrivals,
      Optional<Dataset<Row>> stored,
      Timestamp arrival) {
    Dataset<Row> arriving = withContent(table, rows);
    Column[] key = columns(table.key());
    if (!arrivals.areOfOneTime() || arrivals.size() > MOST_AT_HAND) {
      Dataset<Row> before =
          stored
              .map(s -> withContent(table, s))
              .orElseGet(() -> nothing(rows.sparkSession(), table));
      return compared(table, arriving, before, key, arrival);
    }
    LongIndex facts = arrivals.facts();
    Dataset<Row> news =
        stored
            .map(s -> PriorVersions.of(table, facts, arrivals.knownAt(), s))
            .map(known -> known.onlyNew(table, arriving, arrival))
            .orElse(arriving);
    return facts.size() == arrivals.size()
        ? news.repartition(columns(table.subject())).sortWithinPartitions(TableSchema.order(table))
        : compared(table, news, nothing(rows.sparkSession(), table), key, null);
  }

  /**
   * The arriving rows with content that differs from the version before them, by {@code known_at},
   * among both the arriving and the stored ones; with equal times the stored one comes first, and
   * of two stored ones the one with the smaller run key.
   *
   * @param arrival the time from which a row counts that differs from the last stored version but
   *     has the same {@code known_at}, since something else was known then. The same holds for a
   *     row that differs from an earlier version, if it is the last arriving row of its fact and
   *     its content never occurred before; otherwise it is left out. Null: rows keep their times
   */
  private static Dataset<Row> compared(
      Table table, Dataset<Row> arriving, Dataset<Row> stored, Column[] key, Timestamp arrival) {
    Dataset<Row> before =
        stored.select(
            Stream.concat(
                    Arrays.stream(key),
                    Stream.of(col(Table.KNOWN_AT), col(Table.RUN_KEY), col(CONTENT)))
                .toArray(Column[]::new));
    Dataset<Row> all =
        arriving
            .drop(Table.RUN_KEY)
            .withColumn(ARRIVING, lit(true))
            .unionByName(before.withColumn(ARRIVING, lit(false)), true)
            .repartition(columns(table.subject()));
    WindowSpec versions =
        Window.partitionBy(key)
            .orderBy(col(Table.KNOWN_AT), col(ARRIVING), col(Table.RUN_KEY), col(CONTENT));
    Dataset<Row> compared = all.withColumn(BEFORE, lag(col(CONTENT), 1).over(versions));
    Dataset<Row> news =
        (arrival == null ? compared : withTimes(compared, key, versions))
            .where(col(ARRIVING).and(col(BEFORE).isNull().or(col(BEFORE).notEqual(col(CONTENT)))));
    return (arrival == null ? news : dated(news, arrival))
        .drop(CONTENT, ARRIVING, BEFORE, TIME_BEFORE, LAST, LAST_ARRIVING, SAID)
        .sortWithinPartitions(TableSchema.order(table));
  }

  private static Dataset<Row> withTimes(Dataset<Row> rows, Column[] key, WindowSpec versions) {
    return rows.withColumn(
            TIME_BEFORE, lag(when(not(col(ARRIVING)), col(Table.KNOWN_AT)), 1).over(versions))
        .withColumn(LAST, max(col(Table.KNOWN_AT)).over(Window.partitionBy(key)))
        .withColumn(
            LAST_ARRIVING,
            max(when(col(ARRIVING), col(Table.KNOWN_AT))).over(Window.partitionBy(key)))
        .withColumn(
            SAID,
            collect_set(when(not(col(ARRIVING)), col(CONTENT))).over(Window.partitionBy(key)));
  }

  private static Dataset<Row> dated(Dataset<Row> news, Timestamp arrival) {
    Column contradicts = col(TIME_BEFORE).eqNullSafe(col(Table.KNOWN_AT));
    Column unheardOf =
        col(Table.KNOWN_AT)
            .equalTo(col(LAST_ARRIVING))
            .and(not(array_contains(col(SAID), col(CONTENT))));
    return news.where(not(contradicts).or(col(Table.KNOWN_AT).equalTo(col(LAST))).or(unheardOf))
        .withColumn(
            Table.KNOWN_AT,
            when(contradicts, greatest(col(Table.KNOWN_AT), lit(arrival)))
                .otherwise(col(Table.KNOWN_AT)));
  }

  private static Dataset<Row> nothing(SparkSession spark, Table table) {
    return withContent(table, spark.createDataFrame(List.of(), TableSchema.of(table)));
  }

  private static Dataset<Row> withContent(Table table, Dataset<Row> rows) {
    return rows.withColumn(VersionMerge.CONTENT, Fingerprint.of(table, table.content()));
  }

  private static Column[] columns(List<String> names) {
    return names.stream().map(n -> col(n)).toArray(Column[]::new);
  }
}
