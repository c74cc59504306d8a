package io.tidemark.views.delta;

import io.delta.kernel.data.ColumnVector;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * One row of a batch, for tables that are read whole rows at a time. A column that the table does
 * not have, since an earlier release wrote it, is empty.
 */
public final class BatchRow {
  private final ColumnBatch batch;
  private final int row;

  BatchRow(ColumnBatch batch, int row) {
    this.batch = batch;
    this.row = row;
  }

  /** A text; null where there is none. */
  public String text(String column) {
    ColumnVector vector = there(column);
    return vector == null ? null : vector.getString(batch.place(row));
  }

  /** A text; empty where there is none. */
  public String textOrEmpty(String column) {
    String text = text(column);
    return text == null ? "" : text;
  }

  /** A list of texts; empty where there is none. */
  public List<String> texts(String column) {
    return there(column) == null ? List.of() : batch.textList(column, row);
  }

  /** A number; NaN where there is none. */
  public double number(String column) {
    ColumnVector vector = there(column);
    return vector == null ? Double.NaN : vector.getDouble(batch.place(row));
  }

  /** A whole number of 32 bits; 0 where there is none. */
  public int count(String column) {
    ColumnVector vector = there(column);
    return vector == null ? 0 : vector.getInt(batch.place(row));
  }

  /** A whole number of 64 bits; null where there is none. */
  public Long amount(String column) {
    ColumnVector vector = there(column);
    return vector == null ? null : vector.getLong(batch.place(row));
  }

  /** A date; null where there is none. */
  public LocalDate date(String column) {
    ColumnVector vector = there(column);
    return vector == null ? null : LocalDate.ofEpochDay(vector.getInt(batch.place(row)));
  }

  /** An instant; null where there is none. */
  public Instant instant(String column) {
    ColumnVector vector = there(column);
    return vector == null ? null : Micros.instant(vector.getLong(batch.place(row)));
  }

  private ColumnVector there(String column) {
    ColumnVector vector = batch.vectorOrNull(column);
    return vector == null || vector.isNullAt(batch.place(row)) ? null : vector;
  }
}
