package io.tidemark.serving.delta;

import io.delta.kernel.Scan;
import io.delta.kernel.Snapshot;
import io.delta.kernel.TableManager;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.KernelException;
import io.delta.kernel.expressions.And;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.expressions.Predicate;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.data.ScanStateRow;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;

/** A Delta table as it stood at one version, read in batches of typed columns. */
public final class DeltaTable {
  private final Path folder;
  private final Snapshot snapshot;
  private final Engine engine;

  private DeltaTable(Path folder, Snapshot snapshot, Engine engine) {
    this.folder = folder;
    this.engine = engine;
    this.snapshot = snapshot;
  }

  /**
   * Opens a version.
   *
   * @param folder where the table lies
   * @throws IllegalArgumentException if there is no such table or version
   */
  public static DeltaTable open(Path folder, long version) {
    Engine engine = KernelEngine.SHARED;
    try {
      String location = folder.toAbsolutePath().toString();
      Snapshot snapshot = TableManager.loadSnapshot(location).atVersion(version).build(engine);
      return new DeltaTable(folder, snapshot, engine);
    } catch (KernelException e) {
      throw new IllegalArgumentException(
          "version %d of Delta table %s cannot be read: %s"
              .formatted(version, folder, e.getMessage()),
          e);
    }
  }

  /**
   * Reads the rows whose columns equal all the given values. Files and row groups whose statistics
   * rule such rows out are not opened.
   *
   * @param columns the columns of the batches
   * @param equalTo column to the value wanted: a String or a LocalDate
   * @throws IllegalArgumentException if the table lacks a column
   */
  public void read(List<String> columns, Map<String, ?> equalTo, Consumer<ColumnBatch> rows) {
    Scan scan = scan(columns, equalTo);
    Row state = scan.getScanState(engine);
    Optional<Predicate> filter = scan.getRemainingFilter();
    try (CloseableIterator<FilteredColumnarBatch> files = scan.getScanFiles(engine)) {
      while (files.hasNext()) {
        try (CloseableIterator<Row> rowsOfFiles = files.next().getRows()) {
          while (rowsOfFiles.hasNext()) {
            readFile(
                state, rowsOfFiles.next(), filter, batch -> emit(batch, columns, equalTo, rows));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read Delta table " + folder, e);
    }
  }

  private Scan scan(List<String> columns, Map<String, ?> equalTo) {
    Set<String> names = new LinkedHashSet<>(columns);
    names.addAll(equalTo.keySet());
    List<StructField> fields = names.stream().map(this::field).toList();
    Optional<Predicate> filter =
        equalTo.entrySet().stream()
            .map(e -> new Predicate("=", new Column(e.getKey()), literal(e.getValue())))
            .reduce(And::new);
    var builder = snapshot.getScanBuilder().withReadSchema(new StructType(fields));
    return filter.map(builder::withFilter).orElse(builder).build();
  }

  private StructField field(String name) {
    StructType schema = snapshot.getSchema();
    if (schema.indexOf(name) < 0) {
      throw new IllegalArgumentException(
          "Delta table %s, version %d, has no column '%s'; it has %s"
              .formatted(folder, snapshot.getVersion(), name, schema.fieldNames()));
    }
    return schema.get(name);
  }

  private void readFile(
      Row state, Row file, Optional<Predicate> filter, Consumer<FilteredColumnarBatch> batches)
      throws IOException {
    FileStatus status = InternalScanFileUtils.getAddFileStatus(file);
    StructType physical = ScanStateRow.getPhysicalDataReadSchema(state);
    try (CloseableIterator<ColumnarBatch> data =
            engine
                .getParquetHandler()
                .readParquetFiles(Utils.singletonCloseableIterator(status), physical, filter)
                .map(result -> result.getData());
        CloseableIterator<FilteredColumnarBatch> logical =
            Scan.transformPhysicalData(engine, state, file, data)) {
      while (logical.hasNext()) {
        batches.accept(logical.next());
      }
    }
  }

  private static void emit(
      FilteredColumnarBatch batch,
      List<String> columns,
      Map<String, ?> equalTo,
      Consumer<ColumnBatch> rows) {
    List<RowFilter> filters = new ArrayList<>();
    batch.getSelectionVector().ifPresent(chosen -> filters.add(RowFilter.selected(chosen)));
    ColumnarBatch data = batch.getData();
    equalTo.forEach(
        (name, value) ->
            filters.add(
                RowFilter.equal(data.getColumnVector(data.getSchema().indexOf(name)), value)));
    ColumnBatch chosen = ColumnBatch.of(data, columns, RowFilter.matching(filters, data.getSize()));
    if (chosen.size() > 0) {
      rows.accept(chosen);
    }
  }

  private static Literal literal(Object value) {
    if (value instanceof String text) {
      return Literal.ofString(text);
    }
    if (value instanceof LocalDate date) {
      return Literal.ofDate(Math.toIntExact(date.toEpochDay()));
    }
    throw new IllegalArgumentException("cannot compare a column with " + value.getClass());
  }

  /** Made on first use: Hadoop takes a while to read its defaults. */
  private static final class KernelEngine {
    static final Engine SHARED = DefaultEngine.create(new Configuration());
  }
}
