package io.tidemark.views.delta;

import io.delta.kernel.Operation;
import io.delta.kernel.TableManager;
import io.delta.kernel.Transaction;
import io.delta.kernel.data.ArrayValue;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.defaults.internal.data.DefaultColumnarBatch;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterable;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.DataFileStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Writes small Delta tables with the kernel's own writer, one file per append. */
public final class DeltaFixture {
  private static final Engine ENGINE = DefaultEngine.create(PlainFiles.configuration());

  private DeltaFixture() {}

  /**
   * Appends rows, creating the table on the first call.
   *
   * @param rows values in the order of the schema: text, Double, Integer, Long, LocalDate, Instant,
   *     lists, null
   * @return the table's version after it
   */
  public static long append(Path folder, StructType schema, List<List<?>> rows) {
    Transaction write = transaction(folder, schema);
    Row state = write.getTransactionState(ENGINE);
    try {
      CloseableIterator<FilteredColumnarBatch> data =
          Transaction.transformLogicalData(
              ENGINE,
              state,
              Utils.singletonCloseableIterator(
                  new FilteredColumnarBatch(batch(schema, rows), Optional.empty())),
              Map.of());
      var context = Transaction.getWriteContext(ENGINE, state, Map.of());
      CloseableIterator<DataFileStatus> files =
          ENGINE
              .getParquetHandler()
              .writeParquetFiles(
                  context.getTargetDirectory(), data, context.getStatisticsColumns());
      CloseableIterator<Row> actions =
          Transaction.generateAppendActions(ENGINE, state, files, context);
      return write.commit(ENGINE, CloseableIterable.inMemoryIterable(actions)).getVersion();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Transaction transaction(Path folder, StructType schema) {
    String location = folder.toAbsolutePath().toString();
    if (!Files.isDirectory(folder.resolve("_delta_log"))) {
      return TableManager.buildCreateTableTransaction(location, schema, "test").build(ENGINE);
    }
    return TableManager.loadSnapshot(location)
        .build(ENGINE)
        .buildUpdateTableTransaction("test", Operation.WRITE)
        .build(ENGINE);
  }

  private static ColumnarBatch batch(StructType schema, List<List<?>> rows) {
    ColumnVector[] vectors =
        IntStream.range(0, schema.length())
            .mapToObj(
                column -> {
                  List<Object> values = new ArrayList<>();
                  rows.forEach(row -> values.add(row.get(column)));
                  return new Vector(schema.at(column).getDataType(), values);
                })
            .toArray(ColumnVector[]::new);
    return new DefaultColumnarBatch(rows.size(), schema, vectors);
  }

  private record Vector(DataType type, List<?> values) implements ColumnVector {
    @Override
    public DataType getDataType() {
      return type;
    }

    @Override
    public int getSize() {
      return values.size();
    }

    @Override
    public void close() {}

    @Override
    public boolean isNullAt(int row) {
      return values.get(row) == null;
    }

    @Override
    public String getString(int row) {
      return (String) values.get(row);
    }

    @Override
    public double getDouble(int row) {
      return (Double) values.get(row);
    }

    @Override
    public int getInt(int row) {
      return values.get(row) instanceof LocalDate date
          ? Math.toIntExact(date.toEpochDay())
          : (Integer) values.get(row);
    }

    @Override
    public long getLong(int row) {
      return values.get(row) instanceof Instant instant
          ? ChronoUnit.MICROS.between(Instant.EPOCH, instant)
          : (Long) values.get(row);
    }

    @Override
    public ArrayValue getArray(int row) {
      List<?> elements = (List<?>) values.get(row);
      DataType element = ((ArrayType) type).getElementType();
      return new ArrayValue() {
        @Override
        public int getSize() {
          return elements.size();
        }

        @Override
        public ColumnVector getElements() {
          return new Vector(element, elements);
        }
      };
    }
  }
}
