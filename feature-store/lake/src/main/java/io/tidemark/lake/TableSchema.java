package io.tidemark.lake;

import io.tidemark.core.table.ColumnType;
import io.tidemark.core.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The Spark schema of a table. */
public final class TableSchema {
  private TableSchema() {}

  /** The whole schema: own columns, the clocks, the run key. */
  public static StructType of(Table table) {
    List<StructField> fields = new ArrayList<>();
    for (Table.Column column : table.columns()) {
      fields.add(field(column.name(), type(column.type()), column.comment()));
    }
    fields.add(field(Table.EVENT_TIME, DataTypes.TimestampType, "when it was so"));
    fields.add(field(Table.KNOWN_AT, DataTypes.TimestampType, "when this platform could know it"));
    fields.add(field(Table.RUN_KEY, DataTypes.StringType, "the run that wrote the row"));
    return new StructType(fields.toArray(StructField[]::new));
  }

  /**
   * The columns that a writer supplies: the whole schema except the run key, which the lake adds.
   */
  public static StructType given(Table table) {
    return new StructType(
        Arrays.stream(of(table).fields())
            .filter(field -> !field.name().equals(Table.RUN_KEY))
            .toArray(StructField[]::new));
  }

  /** The schema of rows that all stand: without the time since when a fact holds no longer. */
  static StructType standing(Table table) {
    return new StructType(
        Arrays.stream(of(table).fields())
            .filter(field -> !field.name().equals(Table.WITHDRAWN))
            .toArray(StructField[]::new));
  }

  /**
   * The order of rows within a file: by year, then by key. A page contains adjacent rows, so both a
   * reader of one ticker and a reader of the last days of all tickers read few other rows.
   */
  static Column[] order(Table table) {
    Stream<Column> years =
        table.isByYear() ? Stream.of(functions.year(functions.col("date"))) : Stream.of();
    return Stream.concat(years, table.key().stream().map(name -> functions.col(name)))
        .toArray(Column[]::new);
  }

  private static DataType type(ColumnType type) {
    return switch (type) {
      case TEXT -> DataTypes.StringType;
      case DOUBLE -> DataTypes.DoubleType;
      case INTEGER -> DataTypes.IntegerType;
      case LONG -> DataTypes.LongType;
      case DATE -> DataTypes.DateType;
      case TIME -> DataTypes.TimestampType;
      case BYTES -> DataTypes.BinaryType;
      case TEXTS -> DataTypes.createArrayType(DataTypes.StringType);
      case DOUBLES -> DataTypes.createArrayType(DataTypes.DoubleType);
    };
  }

  private static StructField field(String name, DataType type, String meaning) {
    Metadata comment = new MetadataBuilder().putString("comment", meaning).build();
    return new StructField(name, type, true, comment);
  }
}
