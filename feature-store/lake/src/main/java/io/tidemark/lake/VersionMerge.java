package io.tidemark.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** Tells which arriving versions say something that was not known at their time. */
final class VersionMerge {
  static final String CONTENT = "_content";
  private static final String ARRIVING = "_arriving";
  private static final String BEFORE = "_before";

  private VersionMerge() {}

  /**
   * The arriving rows whose content differs from that of the version before them, by {@code
   * known_at}, among both the arriving and the stored ones; of two at the same time the stored one
   * comes first.
   */
  static Dataset<Row> onlyNew(
      Table table, Dataset<Row> arriving, Dataset<Row> stored, Column[] key) {
    Dataset<Row> all =
        arriving
            .withColumn(ARRIVING, lit(true))
            .unionByName(stored.withColumn(ARRIVING, lit(false)), true);
    WindowSpec versions =
        Window.partitionBy(key).orderBy(col(Table.KNOWN_AT), col(ARRIVING), col(CONTENT));
    return all.withColumn(BEFORE, lag(col(CONTENT), 1).over(versions))
        .where(col(ARRIVING).and(col(BEFORE).isNull().or(col(BEFORE).notEqual(col(CONTENT)))))
        .drop(CONTENT, ARRIVING, BEFORE);
  }
}
