package io.tidemark.features.materialize;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;

import io.tidemark.api.features.BuildFeaturesRequest;
import io.tidemark.core.table.Table;
import io.tidemark.lake.Lake;
import io.tidemark.lake.TableSchema;
import java.sql.Timestamp;
import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;

/**
 * The rows that an earlier build of the same sessions has and this one has not, because a ticker
 * was halted or left the universe since, or a price was taken back. They are withdrawn, so that all
 * rows of a session are of one build and a rank among the tickers is one among those that are
 * there.
 */
final class WithdrawnRows {
  private static final String STANDING = "_standing";

  private final Lake lake;
  private final Table table;
  private final BuildFeaturesRequest request;

  WithdrawnRows(Lake lake, Table table, BuildFeaturesRequest request) {
    this.lake = lake;
    this.table = table;
    this.request = request;
  }

  /**
   * The versions that withdraw them, known at the request's {@code asOf}.
   *
   * @param built the rows of this build
   */
  Dataset<Row> beside(Dataset<Row> built) {
    Column[] key = columns(table.key().toArray(String[]::new));
    Dataset<Row> standing =
        lake.history(table, request.asOf())
            .where(col("sources").equalTo(String.join("+", request.vendors())))
            .where(col("universe").equalTo(request.scope().universeId()))
            .where(col("date").between(lit(request.from()), lit(request.to())))
            .groupBy(key)
            .agg(
                max_by(
                        struct(col(Table.WITHDRAWN), col(Table.EVENT_TIME)),
                        struct(col(Table.KNOWN_AT), col(Table.RUN_KEY)))
                    .as(STANDING))
            .where(col(STANDING).getField(Table.WITHDRAWN).isNull());
    return standing
        .join(built.select(key), table.key().toArray(String[]::new), "leftanti")
        .select(
            Arrays.stream(TableSchema.given(table).fields())
                .map(this::cell)
                .toArray(Column[]::new));
  }

  private Column cell(StructField field) {
    String name = field.name();
    Column value =
        switch (name) {
          case Table.WITHDRAWN, Table.KNOWN_AT -> lit(Timestamp.from(request.asOf()));
          case Table.EVENT_TIME -> col(STANDING).getField(Table.EVENT_TIME);
          default -> table.key().contains(name) ? col(name) : lit(null);
        };
    return value.cast(field.dataType()).as(name);
  }

  private static Column[] columns(String[] names) {
    return Arrays.stream(names).map(name -> col(name)).toArray(Column[]::new);
  }
}
