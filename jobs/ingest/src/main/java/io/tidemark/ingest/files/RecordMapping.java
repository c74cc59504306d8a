package io.tidemark.ingest.files;

import io.tidemark.api.market.ImportRequest;
import io.tidemark.core.files.BarFileFormat;
import io.tidemark.core.files.FileContent;
import io.tidemark.feeds.files.ColumnMapping;
import java.io.Serializable;
import java.time.Instant;
import java.util.Map;

/**
 * The parts of an import request that executors need.
 *
 * @param columns the file's column name by our column name
 * @param knownAt the column with the known_at of rows; empty: none
 * @param importedAt known_at of rows that do not state it
 * @param bars properties of bars that the files do not state themselves
 * @param lengths length in minutes of the bars in the lake, by ticker
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
   * The reader of one file's records.
   *
   * @throws io.tidemark.core.UserFault if the header lacks a required column
   */
  RecordRows in(SurveyedFile file) {
    return new RecordRows(source, kind, file.file(), importedAt, columns(file), lengths);
  }

  /**
   * Maps the columns of a file to ours.
   *
   * @throws io.tidemark.core.UserFault if the header lacks a required column
   */
  ColumnMapping columns(SurveyedFile file) {
    return ColumnMapping.of(
        kind, file.file().name(), file.head().names(), columns, knownAt, bars, file.survey());
  }

  /** The same mapping with the lengths of bars in the lake. */
  RecordMapping beside(Map<String, Integer> present) {
    return new RecordMapping(kind, source, columns, knownAt, importedAt, bars, present);
  }
}
