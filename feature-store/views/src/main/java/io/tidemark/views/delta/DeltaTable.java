package io.tidemark.views.delta;

import io.delta.kernel.Scan;
import io.delta.kernel.Snapshot;
import io.delta.kernel.TableManager;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.KernelException;
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;

/** A Delta table at one version, read in batches of typed columns. */
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
   * @param folder the folder of the table
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

  /** Opens the last version, if there is such a table. */
  public static Optional<DeltaTable> latest(Path folder) {
    if (DeltaLog.latestVersion(folder).isEmpty()) {
      return Optional.empty();
    }
    Engine engine = KernelEngine.SHARED;
    String location = folder.toAbsolutePath().toString();
    Snapshot snapshot = TableManager.loadSnapshot(location).build(engine);
    return Optional.of(new DeltaTable(folder, snapshot, engine));
  }

  /** The version that is read. */
  public long version() {
    return snapshot.getVersion();
  }

  /** Names of its columns. */
  public List<String> columns() {
    return snapshot.getSchema().fieldNames();
  }

  /**
   * Reads the rows with columns that equal all given values; see {@link #read(List,
   * ColumnPredicate, Consumer)}.
   */
  public void read(List<String> columns, Map<String, ?> equalTo, Consumer<ColumnBatch> rows) {
    read(columns, ColumnPredicate.equal(equalTo), rows);
  }

  /**
   * Reads the rows that meet the conditions. Files, row groups and pages whose statistics rule such
   * rows out are not read.
   *
   * @param columns columns of the batches
   * @throws IllegalArgumentException if the table lacks a column
   */
  public void read(List<String> columns, ColumnPredicate where, Consumer<ColumnBatch> rows) {
    read(columns, where, file -> true, rows);
  }

  /**
   * Reads the rows that were added since an earlier version.
   *
   * @return false, without reading anything, if files of the earlier version are gone, as after a
   *     compaction
   */
  public boolean readSince(DeltaTable before, List<String> columns, Consumer<ColumnBatch> rows) {
    Set<String> old = before.files();
    if (!files().containsAll(old)) {
      return false;
    }
    read(columns, ColumnPredicate.all(), file -> !old.contains(file), rows);
    return true;
  }

  /** Total size of its files in bytes. */
  public long bytes() {
    long[] bytes = {0};
    eachFile(scan(columns(), ColumnPredicate.all()), file -> bytes[0] += status(file).getSize());
    return bytes[0];
  }

  private Set<String> files() {
    Set<String> paths = new HashSet<>();
    eachFile(scan(columns(), ColumnPredicate.all()), file -> paths.add(status(file).getPath()));
    return paths;
  }

  private void read(
      List<String> columns,
      ColumnPredicate where,
      java.util.function.Predicate<String> wanted,
      Consumer<ColumnBatch> rows) {
    Scan scan = scan(columns, where);
    Row state = scan.getScanState(engine);
    Optional<Predicate> filter = where.predicate();
    eachFile(
        scan,
        file -> {
          if (wanted.test(status(file).getPath())) {
            readFile(state, file, filter, batch -> emit(batch, columns, where, rows));
          }
        });
  }

  /** An action on one file, which may fail with an I/O error. */
  @FunctionalInterface
  private interface FileAction {
    void on(Row file) throws IOException;
  }

  private void eachFile(Scan scan, FileAction action) {
    try (CloseableIterator<FilteredColumnarBatch> files = scan.getScanFiles(engine)) {
      while (files.hasNext()) {
        try (CloseableIterator<Row> rowsOfFiles = files.next().getRows()) {
          while (rowsOfFiles.hasNext()) {
            action.on(rowsOfFiles.next());
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read Delta table " + folder, e);
    }
  }

  private static FileStatus status(Row file) {
    return InternalScanFileUtils.getAddFileStatus(file);
  }

  private Scan scan(List<String> columns, ColumnPredicate where) {
    Set<String> names = new LinkedHashSet<>(columns);
    where.conditions().forEach(condition -> names.add(condition.column()));
    List<StructField> fields = names.stream().map(this::field).toList();
    var builder = snapshot.getScanBuilder().withReadSchema(new StructType(fields));
    return where.predicate().map(builder::withFilter).orElse(builder).build();
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
    FileStatus status = status(file);
    StructType physical = ScanStateRow.getPhysicalDataReadSchema(state);
    try (CloseableIterator<ColumnarBatch> data =
            filter.isEmpty()
                ? wholeFile(status, physical)
                : new FilteredFile(local(status), physical, filter.get());
        CloseableIterator<FilteredColumnarBatch> logical =
            Scan.transformPhysicalData(engine, state, file, data)) {
      while (logical.hasNext()) {
        batches.accept(logical.next());
      }
    }
  }

  /** Converts a kernel path, which is a scheme followed by text without URI encoding. */
  private static Path local(FileStatus file) {
    return Path.of(new org.apache.hadoop.fs.Path(file.getPath()).toUri());
  }

  private CloseableIterator<ColumnarBatch> wholeFile(FileStatus file, StructType columns)
      throws IOException {
    return engine
        .getParquetHandler()
        .readParquetFiles(Utils.singletonCloseableIterator(file), columns, Optional.empty())
        .map(result -> result.getData());
  }

  private static void emit(
      FilteredColumnarBatch batch,
      List<String> columns,
      ColumnPredicate where,
      Consumer<ColumnBatch> rows) {
    List<RowFilter> filters = new ArrayList<>();
    batch.getSelectionVector().ifPresent(chosen -> filters.add(RowFilter.selected(chosen)));
    ColumnarBatch data = batch.getData();
    for (ColumnPredicate.Condition condition : where.conditions()) {
      int column = data.getSchema().indexOf(condition.column());
      filters.add(RowFilter.of(data.getColumnVector(column), condition));
    }
    ColumnBatch chosen = ColumnBatch.of(data, columns, RowFilter.matching(filters, data.getSize()));
    if (chosen.size() > 0) {
      rows.accept(chosen);
    }
  }

  /** Created on first use, because Hadoop takes a while to read its defaults. */
  private static final class KernelEngine {
    static final Engine SHARED = DefaultEngine.create(new Configuration());
  }
}
