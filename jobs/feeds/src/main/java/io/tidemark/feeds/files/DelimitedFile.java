package io.tidemark.feeds.files;

import io.tidemark.core.UserFault;
import io.tidemark.feeds.files.text.FileText;
import io.tidemark.feeds.files.text.RecordReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads delimited text in any common dialect: plain or gzipped (detected from the first bytes, not
 * the name); UTF-8 with or without a byte-order mark, else ISO-8859-1; any line end; quoted cells;
 * comma, semicolon, tab or vertical bar as delimiter, detected from the header line. The header is
 * the first line unless {@link #layout} finds it further down or finds none.
 */
public final class DelimitedFile {
  /**
   * Key of the cells beyond the header's columns, joined by the delimiter; absent if they are
   * blank.
   */
  public static final String SURPLUS = "";

  private static final String UNNAMED = "column ";

  /** The most lines before the header. */
  private static final int MOST_BEFORE = 100;

  private DelimitedFile() {}

  /** Receives the records of a file. */
  @FunctionalInterface
  public interface RecordSink {
    /**
     * Receives one record.
     *
     * @param line 1-based line on which the record begins
     * @param row unchanged text by header name, in the header's order; a missing cell is empty
     * @param rawLine the record as in the file, without the line end
     */
    void on(long line, Map<String, String> row, String rawLine);
  }

  /**
   * The columns of a file and where its records begin.
   *
   * @param names names of the columns
   * @param firstLine 1-based line of the header, or of the first record if there is none
   * @param hasHeader whether that line names the columns
   * @param charset name of the file's charset
   */
  public record TableLayout(
      List<String> names, long firstLine, boolean hasHeader, char delimiter, String charset)
      implements Serializable {
    public TableLayout {
      names = List.copyOf(names);
    }
  }

  /** Receives lines before the header. */
  @FunctionalInterface
  public interface LineSink {
    /**
     * Receives one line.
     *
     * @param line 1-based line number
     */
    void on(long line, String text);
  }

  /** Recognises header lines. */
  public interface HeaderTest {
    /** Whether the names include all required columns. */
    boolean isHeader(List<String> names);

    /** Whether the names include at least one required column. */
    boolean isPartOfHeader(List<String> names);
  }

  /**
   * Finds the header line among the first lines of a file.
   *
   * @param names column names for a file without a header; empty if they are not known
   * @throws UserFault as {@link #header}; also if there is no header and no names are given, or
   *     their number does not fit
   */
  public static TableLayout layout(Path file, HeaderTest test, List<String> names) {
    String charset = FileText.charsetOf(file);
    TableLayout first =
        FileText.with(
            file,
            charset,
            text -> {
              RecordReader reader = new RecordReader(text);
              RecordReader.Cells cells = reader.next();
              return cells != null && test.isHeader(cells.cells())
                  ? new TableLayout(
                      names(cells.cells(), file), cells.line(), true, reader.delimiter(), charset)
                  : null;
            });
    return first != null
        ? first
        : FileText.with(file, charset, text -> search(file, text, test, names, charset));
  }

  private static TableLayout search(
      Path file, BufferedReader text, HeaderTest test, List<String> names, String charset)
      throws IOException {
    List<RecordReader.Cells> lines = new ArrayList<>();
    String line = text.readLine();
    for (long number = 1; line != null && lines.size() < MOST_BEFORE; number++) {
      if (!line.isBlank()) {
        lines.add(RecordReader.ofLine(number, line));
      }
      line = text.readLine();
    }
    if (lines.isEmpty()) {
      throw empty(file);
    }
    Optional<RecordReader.Cells> header =
        lines.stream()
            .filter(cells -> test.isHeader(cells.cells()))
            .findFirst()
            .or(() -> lines.stream().filter(c -> test.isPartOfHeader(c.cells())).findFirst());
    if (header.isPresent()) {
      return layout(header.get(), names(header.get().cells(), file), true, charset);
    }
    if (!names.isEmpty()) {
      RecordReader.Cells first =
          lines.stream()
              .filter(cells -> cells.cells().size() == names.size())
              .findFirst()
              .orElseThrow(() -> misfit(file, lines.get(lines.size() - 1), names));
      return layout(first, names(names, file), false, charset);
    }
    RecordReader.Cells first =
        lines.stream().filter(cells -> isData(cells.cells())).findFirst().orElse(lines.get(0));
    if (isData(first.cells())) {
      throw new UserFault(
          "%s: has no header line; line %d is '%s': name the columns in order, such as --columns date,open,high,low,close,volume"
              .formatted(file, first.line(), first.raw()));
    }
    return layout(first, names(first.cells(), file), true, charset);
  }

  private static UserFault misfit(Path file, RecordReader.Cells line, List<String> names) {
    return new UserFault(
        "%s: line %d has %d cells, '%s', but --columns names %d; name every column, and leave the name of an unwanted column empty"
            .formatted(file, line.line(), line.cells().size(), line.raw(), names.size()));
  }

  private static TableLayout layout(
      RecordReader.Cells line, List<String> names, boolean hasHeader, String charset) {
    return new TableLayout(
        names, line.line(), hasHeader, RecordReader.delimiterOf(line.raw()), charset);
  }

  /** Whether at least half of the cells begin like numbers. */
  private static boolean isData(List<String> cells) {
    long figures =
        cells.stream()
            .map(String::strip)
            .filter(cell -> !cell.isEmpty() && Character.isDigit(cell.charAt(0)))
            .count();
    return figures > 1 && 2 * figures >= cells.size();
  }

  /**
   * Reads a file with a known layout: first the lines before the header, then all records in order;
   * blank lines are skipped.
   *
   * @throws UserFault as {@link #header}
   */
  public static void read(Path file, TableLayout layout, LineSink before, RecordSink sink) {
    FileText.with(
        file,
        layout.charset(),
        text -> {
          for (long line = 1; line < layout.firstLine(); line++) {
            String passed = text.readLine();
            if (passed != null && !passed.isBlank()) {
              before.on(line, passed);
            }
          }
          RecordReader reader = new RecordReader(text, layout.delimiter(), layout.firstLine() - 1);
          if (layout.hasHeader()) {
            reader.next();
          }
          readRecords(reader, layout.names(), sink);
          return null;
        });
  }

  /**
   * The header's names, stripped; a column without a name is called {@code column N}.
   *
   * @throws UserFault if the file does not exist, is empty, is not text, or has two columns of the
   *     same name
   */
  public static List<String> header(Path file) {
    return FileText.with(file, text -> header(new RecordReader(text), file));
  }

  /**
   * Reads all records after the header in order; blank lines are skipped.
   *
   * @throws UserFault as {@link #header}
   */
  public static void read(Path file, RecordSink sink) {
    FileText.with(
        file,
        text -> {
          RecordReader reader = new RecordReader(text);
          readRecords(reader, header(reader, file), sink);
          return null;
        });
  }

  /** Whether a name was generated for a column without a name. */
  static boolean isUnnamed(String column) {
    return column.startsWith(UNNAMED);
  }

  private static void readRecords(RecordReader reader, List<String> header, RecordSink sink)
      throws IOException {
    for (RecordReader.Cells record = reader.next(); record != null; record = reader.next()) {
      sink.on(record.line(), row(header, record.cells(), reader.delimiter()), record.raw());
    }
  }

  private static List<String> header(RecordReader reader, Path file) throws IOException {
    RecordReader.Cells first = reader.next();
    if (first == null) {
      throw empty(file);
    }
    return names(first.cells(), file);
  }

  private static UserFault empty(Path file) {
    return new UserFault("%s: is empty; its first line must name the columns".formatted(file));
  }

  private static List<String> names(List<String> cells, Path file) {
    List<String> names = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String cell : cells) {
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
