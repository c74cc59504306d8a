package io.tidemark.ingest.files;

import io.tidemark.api.market.ImportRequest;
import io.tidemark.core.files.BarFileFormat;
import io.tidemark.core.files.FileContent;
import io.tidemark.feeds.files.ColumnMapping;
import java.io.Serializable;
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
    FileContent kind,
    String source,
    Map<String, String> columns,
    String knownAt,
    Instant importedAt,
    BarFileFormat bars,
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
   * Reads the records of one file.
   *
   * @throws io.tidemark.core.UserFault if the header lacks a column
   */
  RecordRows in(SurveyedFile file) {
    return new RecordRows(source, kind, file.file(), importedAt, columns(file), lengths);
  }

  /**
   * Which of a file's columns is which of ours.
   *
   * @throws io.tidemark.core.UserFault if the header lacks a column
   */
  ColumnMapping columns(SurveyedFile file) {
    return ColumnMapping.of(
        kind, file.file().name(), file.head().names(), columns, knownAt, bars, file.survey());
  }

  /** The same, beside bars that the lake has. */
  RecordMapping beside(Map<String, Integer> present) {
    return new RecordMapping(kind, source, columns, knownAt, importedAt, bars, present);
  }
}
