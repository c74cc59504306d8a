package io.tidemark.feeds.files;

import io.tidemark.api.market.ImportRequest.Bars;
import io.tidemark.api.market.ImportRequest.Kind;
import io.tidemark.api.market.ImportRequest.TextFormat;
import io.tidemark.feeds.TextRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a file as an import does: first surveys all records, then creates rows. */
final class SurveyedRecords {
  private SurveyedRecords() {}

  static List<Map<String, String>> of(Path file) {
    List<Map<String, String>> records = new ArrayList<>();
    DelimitedFile.read(file, (line, record, raw) -> records.add(record));
    return records;
  }

  static ColumnMapping mapping(
      String name,
      List<String> header,
      List<Map<String, String>> records,
      Set<String> instants,
      Bars bars,
      TextFormat format) {
    FileSurvey survey =
        ColumnMapping.survey(Kind.BARS, name, header, Map.of(), "", bars, format, instants);
    records.forEach(survey::add);
    return ColumnMapping.of(Kind.BARS, name, header, Map.of(), "", bars, survey.result(','));
  }

  /** The mapping of a file of macro observations. */
  static ColumnMapping macro(List<String> header, List<Map<String, String>> records) {
    TextFormat format = TextFormat.UNTOLD;
    FileSurvey survey =
        ColumnMapping.survey(
            Kind.MACRO, "m.csv", header, Map.of(), "", Bars.UNTOLD, format, Set.of());
    records.forEach(survey::add);
    return ColumnMapping.of(
        Kind.MACRO, "m.csv", header, Map.of(), "", Bars.UNTOLD, survey.result(';'));
  }

  /** The rows of a file of bars. */
  static List<TextRow> bars(Path file, Bars bars, TextFormat format) {
    String name = file.getFileName().toString();
    DelimitedFile.TableLayout layout = DelimitedFile.layout(file, BARS, format.names());
    FileSurvey survey =
        ColumnMapping.survey(Kind.BARS, name, layout.names(), Map.of(), "", bars, format, Set.of());
    DelimitedFile.read(file, layout, (line, text) -> {}, (line, record, raw) -> survey.add(record));
    ColumnMapping mapping =
        ColumnMapping.of(
            Kind.BARS, name, layout.names(), Map.of(), "", bars, survey.result(layout.delimiter()));
    List<TextRow> rows = new ArrayList<>();
    DelimitedFile.read(
        file,
        layout,
        (line, text) -> {},
        (line, record, raw) -> rows.addAll(mapping.rows(record, name + ":" + line, raw)));
    return rows;
  }

  /** Recognises the header of a file of bars. */
  static final DelimitedFile.HeaderTest BARS =
      new DelimitedFile.HeaderTest() {
        @Override
        public boolean isHeader(List<String> names) {
          return ColumnMapping.isHeader(Kind.BARS, names, Map.of());
        }

        @Override
        public boolean isPartOfHeader(List<String> names) {
          return ColumnMapping.isPartOfHeader(Kind.BARS, names, Map.of());
        }
      };
}
