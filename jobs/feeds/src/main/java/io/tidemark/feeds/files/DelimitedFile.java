package io.tidemark.feeds.files;

import io.tidemark.core.UserFault;
import io.tidemark.feeds.files.text.FileText;
import io.tidemark.feeds.files.text.RecordReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Delimited text with a header line, in whatever dialect it comes: plain or gzipped (told by its
 * first bytes, not by its name); UTF-8 with or without a byte-order mark, else ISO-8859-1; any line
 * end; quoted cells; comma, semicolon, tab or bar between cells, told by the header line.
 */
public final class DelimitedFile {
  /** Key of the cells beyond the header's, joined by the delimiter; absent if they are blank. */
  public static final String SURPLUS = "";

  private static final String UNNAMED = "column ";

  private DelimitedFile() {}

  /** Takes the records of a file one by one. */
  @FunctionalInterface
  public interface RecordSink {
    /**
     * Takes one record.
     *
     * @param line 1-based line on which the record begins
     * @param row header name to text as it came, in the header's order; a missing cell is empty
     * @param rawLine the record as it stands in the file, without the line end
     */
    void on(long line, Map<String, String> row, String rawLine);
  }

  /**
   * The header's names, stripped; a column without a name is called {@code column N}.
   *
   * @throws UserFault if the file is absent, empty, not text, or names two columns alike
   */
  public static List<String> header(Path file) {
    return FileText.with(file, text -> header(new RecordReader(text), file));
  }

  /**
   * Hands over every record after the header, in order; blank lines are passed over.
   *
   * @throws UserFault as {@link #header}
   */
  public static void read(Path file, RecordSink sink) {
    FileText.with(
        file,
        text -> {
          readRecords(text, file, sink);
          return null;
        });
  }

  /**
   * The first records of a file, at most so many, as {@link #read} gives them.
   *
   * @throws UserFault as {@link #header}
   */
  public static List<Map<String, String>> beginning(Path file, int most) {
    return FileText.with(
        file,
        text -> {
          RecordReader reader = new RecordReader(text);
          List<String> header = header(reader, file);
          List<Map<String, String>> records = new ArrayList<>();
          for (RecordReader.Cells record = reader.next();
              record != null && records.size() < most;
              record = reader.next()) {
            records.add(row(header, record.cells(), reader.delimiter()));
          }
          return records;
        });
  }

  /** Whether a name was made up here for a column that has none. */
  static boolean isUnnamed(String column) {
    return column.startsWith(UNNAMED);
  }

  private static void readRecords(BufferedReader text, Path file, RecordSink sink)
      throws IOException {
    RecordReader reader = new RecordReader(text);
    List<String> header = header(reader, file);
    for (RecordReader.Cells record = reader.next(); record != null; record = reader.next()) {
      sink.on(record.line(), row(header, record.cells(), reader.delimiter()), record.raw());
    }
  }

  private static List<String> header(RecordReader reader, Path file) throws IOException {
    RecordReader.Cells first = reader.next();
    if (first == null) {
      throw new UserFault("%s: is empty; its first line must name the columns".formatted(file));
    }
    List<String> names = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String cell : first.cells()) {
      String name = cell.isBlank() ? UNNAMED + (names.size() + 1) : cell.strip();
      if (!seen.add(name)) {
        throw new UserFault(
            "%s: two columns are called '%s'; rename one in the header".formatted(file, name));
      }
      names.add(name);
    }
    return List.copyOf(names);
  }

  private static Map<String, String> row(List<String> header, List<String> cells, char delimiter) {
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < header.size(); i++) {
      row.put(header.get(i), i < cells.size() ? cells.get(i) : "");
    }
    if (cells.size() > header.size()) {
      List<String> surplus = cells.subList(header.size(), cells.size());
      if (!surplus.stream().allMatch(String::isBlank)) {
        row.put(SURPLUS, String.join(String.valueOf(delimiter), surplus));
      }
    }
    return row;
  }
}
