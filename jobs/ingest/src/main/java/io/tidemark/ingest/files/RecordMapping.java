package io.tidemark.ingest.files;

import io.tidemark.api.market.ImportRequest;
import io.tidemark.feeds.files.ColumnMapping;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/**
 * What executors need of an import's request.
 *
 * @param columns our column name to the file's
 * @param knownAt the column that says when a row was known; empty: none
 * @param importedAt when rows were known that do not say
 * @param bars what files of bars do not say themselves
 * @param lengths by ticker, how many minutes the bars have that the lake has of it
 */
record RecordMapping(
    ImportRequest.Kind kind,
    String source,
    Map<String, String> columns,
    String knownAt,
    Instant importedAt,
    ImportRequest.Bars bars,
    Map<String, Integer> lengths)
    implements Serializable {
  static RecordMapping of(ImportRequest request, Instant importedAt) {
    return new RecordMapping(
        request.kind(),
        request.source(),
        request.columns(),
        request.knownAt(),
        importedAt,
        request.bars(),
        Map.of());
  }

  /**
   * Reads the records of one file of delimited text.
   *
   * @throws io.tidemark.core.UserFault if the header lacks a column
   */
  RecordRows in(ImportedFile file) {
    return in(file, TableHead.ofText(Path.of(file.path())));
  }

  /**
   * Reads the records of one table.
   *
   * @throws io.tidemark.core.UserFault if the header lacks a column
   */
  RecordRows in(ImportedFile file, TableHead head) {
    return new RecordRows(source, file, importedAt, mapping(file, head), lengths);
  }

  /** Minutes of each bar of a file; 0 if it holds no bars shorter than a day. */
  int minutes(ImportedFile file, TableHead head) {
    return mapping(file, head).minutes();
  }

  /** The same, beside bars that the lake has. */
  RecordMapping beside(Map<String, Integer> present) {
    return new RecordMapping(kind, source, columns, knownAt, importedAt, bars, present);
  }

  private ColumnMapping mapping(ImportedFile file, TableHead head) {
    if (kind == ImportRequest.Kind.BARS) {
      return ColumnMapping.ofBars(
          file.name(), head.names(), columns, knownAt, head.records(), head.instants(), bars);
    }
    return ColumnMapping.of(kind, file.name(), head.names(), columns, knownAt)
        .withDatesAsIn(head.records());
  }
}
