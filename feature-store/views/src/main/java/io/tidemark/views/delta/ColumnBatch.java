package io.tidemark.views.delta;

import io.delta.kernel.data.ArrayValue;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Some rows of a table; each column is an array of its type. */
public final class ColumnBatch {
  private final Map<String, ColumnVector> vectors;
  private final int[] rows;

  private ColumnBatch(Map<String, ColumnVector> vectors, int[] rows) {
    this.vectors = vectors;
    this.rows = rows;
  }

  static ColumnBatch of(ColumnarBatch batch, List<String> columns, int[] rows) {
    Map<String, ColumnVector> vectors = new HashMap<>();
    for (String column : columns) {
      vectors.put(column, batch.getColumnVector(batch.getSchema().indexOf(column)));
    }
    return new ColumnBatch(vectors, rows);
  }

  /** Number of rows. */
  public int size() {
    return rows.length;
  }

  /** The rows, one by one. */
  public List<BatchRow> eachRow() {
    return IntStream.range(0, rows.length).mapToObj(row -> new BatchRow(this, row)).toList();
  }

  /** A column of text; null where missing. */
  public String[] texts(String column) {
    ColumnVector vector = vector(column);
    String[] values = new String[rows.length];
    for (int i = 0; i < rows.length; i++) {
      values[i] = vector.isNullAt(rows[i]) ? null : vector.getString(rows[i]);
    }
    return values;
  }

  /** A column of numbers; NaN where missing. */
  public double[] doubles(String column) {
    ColumnVector vector = vector(column);
    double[] values = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      values[i] = vector.isNullAt(rows[i]) ? Double.NaN : vector.getDouble(rows[i]);
    }
    return values;
  }

  /**
   * A column of dates, as days since 1970-01-01.
   *
   * @throws IllegalArgumentException if one is missing
   */
  public int[] days(String column) {
    ColumnVector vector = vector(column);
    int[] values = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      values[i] = required(vector, rows[i], column).getInt(rows[i]);
    }
    return values;
  }

  /**
   * A column of instants, as microseconds since 1970-01-01T00:00Z.
   *
   * @throws IllegalArgumentException if one is missing
   */
  public long[] micros(String column) {
    ColumnVector vector = vector(column);
    long[] values = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      values[i] = required(vector, rows[i], column).getLong(rows[i]);
    }
    return values;
  }

  /** Whether a column has a value in each row; in none if the column was not read. */
  public boolean[] isPresent(String column) {
    ColumnVector vector = vectorOrNull(column);
    boolean[] present = new boolean[rows.length];
    for (int i = 0; vector != null && i < rows.length; i++) {
      present[i] = !vector.isNullAt(rows[i]);
    }
    return present;
  }

  /** The list of texts in one row of a column; empty if missing. */
  public List<String> textList(String column, int row) {
    ColumnVector vector = vector(column);
    if (vector.isNullAt(rows[row])) {
      return List.of();
    }
    ArrayValue array = vector.getArray(rows[row]);
    List<String> values = new ArrayList<>();
    for (int i = 0; i < array.getSize(); i++) {
      values.add(array.getElements().getString(i));
    }
    return List.copyOf(values);
  }

  /** The array of numbers in one row of a column; empty if missing. */
  public double[] doubleArray(String column, int row) {
    ColumnVector vector = vector(column);
    if (vector.isNullAt(rows[row])) {
      return new double[0];
    }
    ArrayValue array = vector.getArray(rows[row]);
    double[] values = new double[array.getSize()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.getElements().getDouble(i);
    }
    return values;
  }

  /** The index of a row in the vectors. */
  int place(int row) {
    return rows[row];
  }

  ColumnVector vectorOrNull(String column) {
    return vectors.get(column);
  }

  private ColumnVector vector(String column) {
    ColumnVector vector = vectors.get(column);
    if (vector == null) {
      throw new IllegalArgumentException(
          "column '%s' was not read; the columns that were read are %s"
              .formatted(column, vectors.keySet()));
    }
    return vector;
  }

  private static ColumnVector required(ColumnVector vector, int row, String column) {
    if (vector.isNullAt(row)) {
      throw new IllegalArgumentException("column '%s' must not be empty".formatted(column));
    }
    return vector;
  }
}
