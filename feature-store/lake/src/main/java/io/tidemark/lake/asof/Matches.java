package io.tidemark.lake.asof;

import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.vectorized.OnHeapColumnVector;
import org.apache.spark.sql.execution.vectorized.WritableColumnVector;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Left rows of one key, in order of time, each with its match: the rows {@link #from} to {@link
 * #to} of some columns. Valid until the next one is requested.
 */
public final class Matches {
  static final int NONE = -1;
  static final int KEPT = -2;
  private static final int ROWS = 4_096;

  private final StructType schema;
  private final int leftColumns;
  private final int[] rightColumns;
  private final Copy[] copies;
  private final WritableColumnVector[] right;

  /** Holds one right row after its batch is gone. */
  private final WritableColumnVector[] kept;

  private ColumnVector[] columns;
  private ColumnarBatch batch;
  private UTF8String key;
  private int from;
  private int to;
  private int put;

  /**
   * @param schema schema left columns, then right ones
   * @param rightColumns indices of these columns in the right batches
   */
  Matches(StructType schema, int[] rightColumns) {
    this.schema = schema;
    this.rightColumns = rightColumns.clone();
    this.leftColumns = schema.size() - rightColumns.length;
    StructField[] fields =
        IntStream.range(leftColumns, schema.size())
            .mapToObj(schema::apply)
            .toArray(StructField[]::new);
    this.right = OnHeapColumnVector.allocateColumns(ROWS, fields);
    this.kept = OnHeapColumnVector.allocateColumns(1, fields);
    this.copies = new Copy[fields.length];
    for (int c = 0; c < fields.length; c++) {
      copies[c] = copy(fields[c].dataType());
    }
  }

  /** The key of all rows. */
  public String key() {
    return key.toString();
  }

  /** The first row. */
  public int from() {
    return from;
  }

  /** The row after the last one. */
  public int to() {
    return to;
  }

  /**
   * A left or right column by its name in the result; a right column is null for rows without a
   * match.
   */
  public ColumnVector column(String name) {
    return columns[schema.fieldIndex(name)];
  }

  /** The rows one by one; each is valid until the next one is requested. */
  Iterator<InternalRow> rows() {
    ColumnarBatch all = new ColumnarBatch(columns, to);
    return IntStream.range(from, to).mapToObj(all::getRow).iterator();
  }

  /** Whether values of a type can be joined to a row. */
  static boolean canHold(DataType type) {
    return copy(type) != null;
  }

  /** Starts with rows of a left batch. */
  void begin(UTF8String rowsKey, ColumnarBatch left, int first, int end) {
    key = rowsKey;
    from = first;
    to = end;
    if (left != batch || columns == null) {
      batch = left;
      columns = new ColumnVector[schema.size()];
      for (int c = 0; c < leftColumns; c++) {
        columns[c] = left.column(c);
      }
      System.arraycopy(right, 0, columns, leftColumns, right.length);
    }
    // Texts are appended one after the other, so room must be made for them from time to time.
    boolean full = put + end - first > ROWS;
    put = full ? 0 : put + end - first;
    for (WritableColumnVector column : right) {
      if (full) {
        column.reset();
      }
      column.reserve(end);
    }
  }

  /**
   * Joins right rows to left ones.
   *
   * @param match by left row, the row of the right batch, the row that was kept, or none
   */
  void put(int[] match, int first, int end, ColumnarBatch rightBatch) {
    for (int c = 0; c < right.length; c++) {
      ColumnVector source = rightBatch == null ? null : rightBatch.column(rightColumns[c]);
      for (int i = first; i < end; i++) {
        if (match[i] == NONE) {
          right[c].putNull(i);
        } else if (match[i] == KEPT) {
          copy(copies[c], kept[c], 0, right[c], i);
        } else {
          copy(copies[c], source, match[i], right[c], i);
        }
      }
    }
  }

  /** Keeps a right row before its batch is released. */
  void keep(ColumnarBatch rightBatch, int row) {
    for (int c = 0; c < right.length; c++) {
      kept[c].reset();
      copy(copies[c], rightBatch.column(rightColumns[c]), row, kept[c], 0);
    }
  }

  private static void copy(
      Copy copy, ColumnVector source, int row, WritableColumnVector target, int at) {
    if (source.isNullAt(row)) {
      target.putNull(at);
    } else {
      target.putNotNull(at);
      copy.value(source, row, target, at);
    }
  }

  private interface Copy {
    void value(ColumnVector source, int row, WritableColumnVector target, int at);
  }

  private static Copy copy(DataType type) {
    if (type instanceof StringType || type.equals(DataTypes.BinaryType)) {
      return (s, row, t, at) -> t.putByteArray(at, s.getBinary(row));
    }
    if (type instanceof DecimalType decimal) {
      int digits = decimal.precision();
      return (s, row, t, at) ->
          t.putDecimal(at, s.getDecimal(row, digits, decimal.scale()), digits);
    }
    if (type.equals(DataTypes.DoubleType)) {
      return (s, row, t, at) -> t.putDouble(at, s.getDouble(row));
    }
    if (type.equals(DataTypes.FloatType)) {
      return (s, row, t, at) -> t.putFloat(at, s.getFloat(row));
    }
    if (type.equals(DataTypes.LongType)
        || type instanceof TimestampType
        || type instanceof TimestampNTZType) {
      return (s, row, t, at) -> t.putLong(at, s.getLong(row));
    }
    if (type.equals(DataTypes.IntegerType) || type instanceof DateType) {
      return (s, row, t, at) -> t.putInt(at, s.getInt(row));
    }
    if (type.equals(DataTypes.ShortType)) {
      return (s, row, t, at) -> t.putShort(at, s.getShort(row));
    }
    if (type.equals(DataTypes.ByteType)) {
      return (s, row, t, at) -> t.putByte(at, s.getByte(row));
    }
    if (type.equals(DataTypes.BooleanType)) {
      return (s, row, t, at) -> t.putBoolean(at, s.getBoolean(row));
    }
    return null;
  }
}
