package io.tidemark.serving.formats;

import io.tidemark.serving.formats.ColumnTable.Column;
import io.tidemark.serving.formats.ColumnTable.Days;
import io.tidemark.serving.formats.ColumnTable.Flags;
import io.tidemark.serving.formats.ColumnTable.Numbers;
import io.tidemark.serving.formats.ColumnTable.Texts;
import io.tidemark.serving.formats.ColumnTable.Times;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * A table as an Arrow IPC stream: texts as utf8, days as date32, times as timestamp[us, UTC],
 * numbers as float64, flags as bool. Missing values are null; no number is NaN.
 */
public final class ArrowWriter {
  private ArrowWriter() {}

  /**
   * The whole stream with one record batch; the description of the table is the metadata of its
   * schema.
   */
  public static byte[] bytes(ColumnTable sheet) {
    int width = sheet.columns().size() * Double.BYTES;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(sheet.rows() * width + 1024);
    try (BufferAllocator memory = Memory.SHARED.newChildAllocator("sheet", 0, Long.MAX_VALUE);
        VectorSchemaRoot root = VectorSchemaRoot.create(schema(sheet), memory);
        ArrowStreamWriter writer = new ArrowStreamWriter(root, null, Channels.newChannel(bytes))) {
      for (int c = 0; c < sheet.columns().size(); c++) {
        fill(root.getVector(c), sheet.columns().get(c), sheet.rows());
      }
      root.setRowCount(sheet.rows());
      writer.start();
      writer.writeBatch();
      writer.end();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to memory", e);
    }
    return bytes.toByteArray();
  }

  private static Schema schema(ColumnTable sheet) {
    List<Field> fields = sheet.columns().stream().map(ArrowWriter::field).toList();
    return new Schema(fields, sheet.about());
  }

  private static Field field(Column column) {
    String name = column.name();
    if (column instanceof Days days) {
      return field(name, new ArrowType.Date(DateUnit.DAY), days.optional());
    }
    if (column instanceof Times times) {
      return field(name, new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC"), times.optional());
    }
    if (column instanceof Texts) {
      return field(name, ArrowType.Utf8.INSTANCE, false);
    }
    return column instanceof Flags
        ? field(name, ArrowType.Bool.INSTANCE, true)
        : field(name, new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE), true);
  }

  private static Field field(String name, ArrowType type, boolean optional) {
    return optional ? Field.nullable(name, type) : Field.notNullable(name, type);
  }

  private static void fill(FieldVector vector, Column column, int rows) {
    for (int i = 0; i < rows; i++) {
      if (column instanceof Numbers numbers) {
        number((Float8Vector) vector, i, numbers.values()[i]);
      } else if (column instanceof Texts texts) {
        byte[] text = texts.values()[i].getBytes(StandardCharsets.UTF_8);
        ((VarCharVector) vector).setSafe(i, text);
      } else if (column instanceof Days days) {
        day((DateDayVector) vector, i, days.values()[i]);
      } else if (column instanceof Times times) {
        time((TimeStampMicroTZVector) vector, i, times.values()[i]);
      } else if (column instanceof Flags flags) {
        flag((BitVector) vector, i, flags.values()[i]);
      }
    }
  }

  private static void number(Float8Vector vector, int row, double value) {
    if (Double.isNaN(value)) {
      vector.setNull(row);
    } else {
      vector.setSafe(row, value);
    }
  }

  private static void day(DateDayVector vector, int row, int value) {
    if (value == ColumnTable.NO_DAY) {
      vector.setNull(row);
    } else {
      vector.setSafe(row, value);
    }
  }

  private static void time(TimeStampMicroTZVector vector, int row, long value) {
    if (value == ColumnTable.NO_TIME) {
      vector.setNull(row);
    } else {
      vector.setSafe(row, value);
    }
  }

  private static void flag(BitVector vector, int row, Boolean value) {
    if (value == null) {
      vector.setNull(row);
    } else {
      vector.setSafe(row, value ? 1 : 0);
    }
  }

  /** Created on first use, so that a process without Arrow requests allocates no Arrow memory. */
  private static final class Memory {
    static final BufferAllocator SHARED = new RootAllocator();
  }
}
