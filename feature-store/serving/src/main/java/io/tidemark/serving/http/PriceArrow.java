package io.tidemark.serving.http;

import io.tidemark.views.delta.Micros;
import io.tidemark.views.prices.PriceRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.DateDayVector;
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
 * Prices as an Arrow IPC stream: {@code date} date32, {@code open} to {@code volume} float64 that
 * may be null, {@code status} utf8, {@code known_at} timestamp[us, UTC].
 */
final class PriceArrow {
  private static final ArrowType NUMBER =
      new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
  private static final Schema SCHEMA =
      new Schema(
          List.of(
              Field.notNullable("date", new ArrowType.Date(DateUnit.DAY)),
              Field.nullable("open", NUMBER),
              Field.nullable("high", NUMBER),
              Field.nullable("low", NUMBER),
              Field.nullable("close", NUMBER),
              Field.nullable("volume", NUMBER),
              Field.notNullable("status", ArrowType.Utf8.INSTANCE),
              Field.notNullable("known_at", new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC"))));

  private PriceArrow() {}

  /** The whole stream, of one record batch. */
  static byte[] bytes(List<PriceRow> rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(rows.size() * 80 + 1024);
    try (BufferAllocator memory = Memory.SHARED.newChildAllocator("prices", 0, Long.MAX_VALUE);
        VectorSchemaRoot root = VectorSchemaRoot.create(SCHEMA, memory);
        ArrowStreamWriter writer = new ArrowStreamWriter(root, null, Channels.newChannel(bytes))) {
      fill(root, rows);
      writer.start();
      writer.writeBatch();
      writer.end();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to memory", e);
    }
    return bytes.toByteArray();
  }

  private static void fill(VectorSchemaRoot root, List<PriceRow> rows) {
    DateDayVector dates = (DateDayVector) root.getVector("date");
    VarCharVector status = (VarCharVector) root.getVector("status");
    TimeStampMicroTZVector knownAt = (TimeStampMicroTZVector) root.getVector("known_at");
    for (int i = 0; i < rows.size(); i++) {
      PriceRow row = rows.get(i);
      dates.setSafe(i, Math.toIntExact(row.date().toEpochDay()));
      status.setSafe(i, row.status().getBytes(StandardCharsets.UTF_8));
      knownAt.setSafe(i, Micros.of(row.knownAt()));
    }
    numbers(root, "open", rows, PriceRow::open);
    numbers(root, "high", rows, PriceRow::high);
    numbers(root, "low", rows, PriceRow::low);
    numbers(root, "close", rows, PriceRow::close);
    numbers(root, "volume", rows, PriceRow::volume);
    root.setRowCount(rows.size());
  }

  private static void numbers(
      VectorSchemaRoot root, String name, List<PriceRow> rows, ToDoubleFunction<PriceRow> value) {
    Float8Vector vector = (Float8Vector) root.getVector(name);
    for (int i = 0; i < rows.size(); i++) {
      double number = value.applyAsDouble(rows.get(i));
      if (Double.isNaN(number)) {
        vector.setNull(i);
      } else {
        vector.setSafe(i, number);
      }
    }
  }

  /** Made on first use: a process that nobody asks for Arrow need not open its memory to it. */
  private static final class Memory {
    static final BufferAllocator SHARED = new RootAllocator();
  }
}
