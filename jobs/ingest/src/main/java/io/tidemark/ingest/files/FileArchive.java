package io.tidemark.ingest.files;

import io.tidemark.api.market.ImportRequest;
import io.tidemark.core.table.raw.RawFilesTable;
import io.tidemark.lake.Lake;
import io.tidemark.lake.TableSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * Archives the bytes of imported files in the lake, each content once, and lists them in {@code
 * raw.files}.
 */
public final class FileArchive {
  private static final String FOLDER = "raw/imported";
  private static final StructType ROW = TableSchema.given(RawFilesTable.TABLE);

  private final Lake lake;

  public FileArchive(Lake lake) {
    this.lake = lake;
  }

  /**
   * Archives the bytes of the request's files.
   *
   * @param paths paths of the request's files to archive
   * @param importedAt when the platform received them
   * @return their rows for {@code raw.files}
   */
  public List<Row> keep(ImportRequest request, List<String> paths, Instant importedAt) {
    return ImportedFile.of(request.files()).stream()
        .filter(file -> paths.contains(file.path()))
        .filter(file -> Files.isRegularFile(Path.of(file.path())))
        .map(file -> keep(file, request, importedAt))
        .toList();
  }

  /**
   * Writes the rows of archived files to {@code raw.files}, under a step of the request's run key.
   */
  public void list(List<Row> kept, ImportRequest request) {
    if (!kept.isEmpty()) {
      lake.append(
          RawFilesTable.TABLE,
          lake.spark().createDataFrame(kept, ROW),
          request.runKey().step("files"));
    }
  }

  private Row keep(ImportedFile file, ImportRequest request, Instant importedAt) {
    Path from = Path.of(file.path());
    try {
      String hash = file.sha256();
      String path = "%s/%s-%s".formatted(FOLDER, hash.substring(0, 12), from.getFileName());
      lake.store().copyIfAbsent(path, from);
      return RowFactory.create(
          request.source(),
          request.kind().name().toLowerCase(Locale.ROOT),
          file.name(),
          path,
          Files.size(from),
          hash,
          Timestamp.from(Files.getLastModifiedTime(from).toInstant()),
          Timestamp.from(importedAt));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot archive " + from + " in the lake", e);
    }
  }
}
