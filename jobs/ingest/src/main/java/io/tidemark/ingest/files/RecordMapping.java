package io.tidemark.ingest.files;

import io.tidemark.core.job.ImportRequest;
import io.tidemark.feeds.files.ColumnMapping;
import io.tidemark.feeds.files.DelimitedFile;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What executors need of an import's request.
 *
 * @param columns our column name to the file's
 * @param knownAt the column that says when a row was known; empty: none
 * @param importedAt when rows were known that do not say
 */
record RecordMapping(
    ImportRequest.Kind kind,
    String source,
    Map<String, String> columns,
    String knownAt,
    Instant importedAt)
    implements Serializable {
  /** Enough records for a day of the month beyond the twelfth. */
  private static final int BEGINNING = 500;

  static RecordMapping of(ImportRequest request, Instant importedAt) {
    return new RecordMapping(
        request.kind(), request.source(), request.columns(), request.knownAt(), importedAt);
  }

  /**
   * Reads the records of one file of delimited text.
   *
   * @throws io.tidemark.core.UserFault if the header lacks a column
   */
  RecordRows in(ImportedFile file) {
    Path path = Path.of(file.path());
    ColumnMapping mapping =
        ColumnMapping.of(kind, file.name(), DelimitedFile.header(path), columns, knownAt);
    return new RecordRows(
        source,
        file.sha256(),
        importedAt,
        mapping.withDatesAsIn(DelimitedFile.beginning(path, BEGINNING)));
  }

  /**
   * Reads the records of one table.
   *
   * @throws io.tidemark.core.UserFault if the header lacks a column
   */
  RecordRows in(ImportedFile file, List<String> header) {
    return new RecordRows(
        source,
        file.sha256(),
        importedAt,
        ColumnMapping.of(kind, file.name(), header, columns, knownAt));
  }
}
