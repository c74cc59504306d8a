package io.tidemark.feeds.files;

import io.tidemark.core.files.BarFileFormat;
import io.tidemark.core.files.FileContent;
import io.tidemark.core.files.TextFileFormat;
import io.tidemark.feeds.TextRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
      BarFileFormat bars,
      TextFileFormat format) {
    FileSurvey survey =
        ColumnMapping.survey(FileContent.BARS, name, header, Map.of(), "", bars, format, instants);
    records.forEach(survey::add);
    return ColumnMapping.of(FileContent.BARS, name, header, Map.of(), "", bars, survey.result(','));
  }

  /** The mapping of a file of macro observations. */
  static ColumnMapping macro(List<String> header, List<Map<String, String>> records) {
    TextFileFormat format = TextFileFormat.DEFAULT;
    FileSurvey survey =
        ColumnMapping.survey(
            FileContent.MACRO,
            "m.csv",
            header,
            Map.of(),
            "",
            BarFileFormat.DEFAULT,
            format,
            Set.of());
    records.forEach(survey::add);
    return ColumnMapping.of(
        FileContent.MACRO,
        "m.csv",
        header,
        Map.of(),
        "",
        BarFileFormat.DEFAULT,
        survey.result(';'));
  }

  /** The rows of one record, mapped without a survey. */
  static List<TextRow> rows(FileContent kind, String file, String header, String line) {
    String delimiter = header.contains(";") ? ";" : ",";
    ColumnMapping mapping =
        ColumnMapping.of(kind, file, List.of(header.split(delimiter, -1)), Map.of(), null);
    return mapping.rows(record(header, line, delimiter), file + ":2", "{}");
  }

  static Map<String, String> record(String header, String line, String delimiter) {
    String[] names = header.split(delimiter, -1);
    String[] cells = line.split(delimiter, -1);
    Map<String, String> record = new LinkedHashMap<>();
    for (int i = 0; i < names.length; i++) {
      record.put(names[i], cells[i]);
    }
    return record;
  }

  /** The rows of a file of bars. */
  static List<TextRow> bars(Path file, BarFileFormat bars, TextFileFormat format) {
    String name = file.getFileName().toString();
    DelimitedFile.TableLayout layout = DelimitedFile.layout(file, BARS, format.names());
    FileSurvey survey =
        ColumnMapping.survey(
            FileContent.BARS, name, layout.names(), Map.of(), "", bars, format, Set.of());
    DelimitedFile.read(file, layout, (line, text) -> {}, (line, record, raw) -> survey.add(record));
    ColumnMapping mapping =
        ColumnMapping.of(
            FileContent.BARS,
            name,
            layout.names(),
            Map.of(),
            "",
            bars,
            survey.result(layout.delimiter()));
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
          return ColumnMapping.isHeader(FileContent.BARS, names, Map.of());
        }

        @Override
        public boolean isPartOfHeader(List<String> names) {
          return ColumnMapping.isPartOfHeader(FileContent.BARS, names, Map.of());
        }
      };
}
