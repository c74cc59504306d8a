package io.tidemark.views.delta;

import io.delta.kernel.data.ColumnVector;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * One row of a batch, for tables that are read row by row. A column that an earlier release did not
 * write is empty.
 */
public final class BatchRow {
  private final ColumnBatch batch;
  private final int row;

  BatchRow(ColumnBatch batch, int row) {
    this.batch = batch;
    this.row = row;
  }

  /** A text; null if missing. */
  public String text(String column) {
    ColumnVector vector = there(column);
    return vector == null ? null : vector.getString(batch.place(row));
  }

  /** A text; empty if missing. */
  public String textOrEmpty(String column) {
    String text = text(column);
    return text == null ? "" : text;
  }

  /** A list of texts; empty if missing. */
  public List<String> texts(String column) {
    return there(column) == null ? List.of() : batch.textList(column, row);
  }

  /** A number; NaN if missing. */
  public double number(String column) {
    ColumnVector vector = there(column);
    return vector == null ? Double.NaN : vector.getDouble(batch.place(row));
  }

  /** A 32-bit integer; 0 if missing. */
  public int count(String column) {
    ColumnVector vector = there(column);
    return vector == null ? 0 : vector.getInt(batch.place(row));
  }

  /** A 64-bit integer; null if missing. */
  public Long amount(String column) {
    ColumnVector vector = there(column);
    return vector == null ? null : vector.getLong(batch.place(row));
  }

  /** A date; null if missing. */
  public LocalDate date(String column) {
    ColumnVector vector = there(column);
    return vector == null ? null : LocalDate.ofEpochDay(vector.getInt(batch.place(row)));
  }

  /** An instant; null if missing. */
  public Instant instant(String column) {
    ColumnVector vector = there(column);
    return vector == null ? null : Micros.instant(vector.getLong(batch.place(row)));
  }

  private ColumnVector there(String column) {
    ColumnVector vector = batch.vectorOrNull(column);
    return vector == null || vector.isNullAt(batch.place(row)) ? null : vector;
  }
}
