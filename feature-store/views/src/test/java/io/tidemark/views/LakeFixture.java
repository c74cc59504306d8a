package io.tidemark.views;

import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampType;
import io.tidemark.views.delta.DeltaFixture;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A small lake with the tables that the views read, written row by row. */
public final class LakeFixture {
  private static final Map<String, DataType> TYPES =
      Map.of(
          "text", StringType.STRING,
          "date", DateType.DATE,
          "number", DoubleType.DOUBLE,
          "int", IntegerType.INTEGER,
          "long", LongType.LONG,
          "time", TimestampType.TIMESTAMP,
          "texts", new ArrayType(StringType.STRING, true));

  private static final String BAR =
      "ticker:text date:date open:number high:number low:number close:number volume:number ";

  private static final Map<String, String> COLUMNS =
      Map.ofEntries(
          Map.entry(
              "market.prices",
              "sources:text "
                  + BAR
                  + "split_ratio:number cash_dividend:number vendor:text status:text"),
          Map.entry(
              "market.bars",
              "vendor:text " + BAR + "vwap:number adj_close:number place:text payload:text"),
          Map.entry(
              "market.actions",
              "vendor:text ticker:text date:date kind:text amount:number payment:text place:text"
                  + " payload:text"),
          Map.entry(
              "ops.disputes",
              "sources:text ticker:text date:date field:text until:date sessions:long values:text"
                  + " verdict:text suspect:text state:text evidence:text"),
          Map.entry(
              "ops.quarantine",
              "id:text kind:text source:text ticker:text date:text raw:text fields:text stage:text"
                  + " rules:texts reasons:texts repair:text place:text payload:text"),
          Map.entry(
              "ops.overrides", "id:text decision:text who:text why:text until:time fields:text"),
          Map.entry("ops.halts", "ticker:text state:text opened_by:text why:text date:date"),
          Map.entry(
              "ops.alerts",
              "id:text kind:text severity:text sources:text ticker:text date:date message:text"),
          Map.entry("ops.coverage", "vendor:text ticker:text date:date reason:text"),
          Map.entry(
              "ops.summary_checks",
              "vendor:text ticker:text date:date until:date rows:long rows_told:long volume:number"
                  + " volume_told:number breach:text"),
          Map.entry(
              "raw.failures",
              "vendor:text resource:text subject:text url:text status:int attempts:int"
                  + " reason:text"),
          Map.entry(
              "raw.files", "source:text kind:text name:text path:text bytes:long sha256:text"),
          Map.entry(
              "raw.responses",
              "vendor:text resource:text subject:text page:int url:text status:int sha256:text"));

  private final Path root;

  public LakeFixture(Path root) {
    this.root = root;
  }

  /** The lake for reading. */
  public LakeFolder folder() {
    return new LakeFolder(root);
  }

  /**
   * A row from alternating columns and values. Dates and {@code known_at} may be texts.
   *
   * @param knownAt ISO instant
   */
  public static Map<String, Object> row(String knownAt, Object... columns) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (int i = 0; i < columns.length; i += 2) {
      row.put((String) columns[i], columns[i + 1]);
    }
    row.put("known_at", Instant.parse(knownAt));
    row.putIfAbsent("run_key", "test");
    return row;
  }

  /**
   * A row of prices with a high and a low one dollar from the close, and a volume of 1000 shares.
   */
  public static Map<String, Object> price(
      String sources, String ticker, String date, double close, String knownAt) {
    return row(
        knownAt,
        "sources",
        sources,
        "ticker",
        ticker,
        "date",
        date,
        "open",
        close,
        "high",
        close + 1,
        "low",
        close - 1,
        "close",
        close,
        "volume",
        1000.0,
        "split_ratio",
        1.0,
        "cash_dividend",
        0.0,
        "vendor",
        sources.split("\\+", -1)[0],
        "status",
        "agreed");
  }

  /** The row with another value in one column. */
  public static Map<String, Object> with(Map<String, Object> row, String column, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(row);
    changed.put(column, value);
    return changed;
  }

  /** Appends rows to a table, in one file. */
  public LakeFixture add(String table, List<Map<String, Object>> rows) {
    StructType schema = schema(table);
    List<List<?>> values = new ArrayList<>();
    for (Map<String, Object> row : rows) {
      if (!schema.fieldNames().containsAll(row.keySet())) {
        throw new IllegalArgumentException(row.keySet() + " are not all in " + schema);
      }
      Object[] cells = new Object[schema.length()];
      for (int c = 0; c < cells.length; c++) {
        cells[c] = cell(row.get(schema.at(c).getName()), schema.at(c).getDataType());
      }
      values.add(Arrays.asList(cells));
    }
    DeltaFixture.append(root.resolve(table.replace('.', '/')), schema, values);
    return this;
  }

  /** Appends one row. */
  public LakeFixture add(String table, Map<String, Object> row) {
    return add(table, List.of(row));
  }

  private static Object cell(Object value, DataType type) {
    return value instanceof String text && type.equals(DateType.DATE)
        ? LocalDate.parse(text)
        : value;
  }

  private static StructType schema(String table) {
    StructType schema = new StructType();
    for (String column : (COLUMNS.get(table) + " known_at:time run_key:text").split(" ", -1)) {
      String[] parts = column.split(":", -1);
      schema = schema.add(parts[0], TYPES.get(parts[1]));
    }
    return schema;
  }
}
