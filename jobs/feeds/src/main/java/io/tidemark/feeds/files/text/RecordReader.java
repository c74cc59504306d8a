package io.tidemark.feeds.files.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Splits text into records and cells (RFC 4180, with any line end and delimiter). A quoted cell may
 * span a limited number of lines: a quote that is not closed within them is treated as a normal
 * character, so that a stray quote affects one record and not the rest of the file.
 */
public final class RecordReader {
  private static final int MOST_LINES = 50;
  private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

  private final BufferedReader text;
  private final Deque<String> pushedBack = new ArrayDeque<>();
  private char delimiter = ',';
  private boolean delimiterKnown;
  private long linesTaken;

  /**
   * One record.
   *
   * @param line 1-based line on which it begins
   * @param raw its text without the line end
   */
  public record Cells(long line, List<String> cells, String raw) {}

  public RecordReader(BufferedReader text) {
    this.text = text;
  }

  /**
   * Continues in text from which some lines have already been read.
   *
   * @param linesTaken number of lines already read
   */
  public RecordReader(BufferedReader text, char delimiter, long linesTaken) {
    this(text);
    this.delimiter = delimiter;
    this.delimiterKnown = true;
    this.linesTaken = linesTaken;
  }

  public char delimiter() {
    return delimiter;
  }

  /**
   * The next record that is not blank, or null at the end. The first record determines the
   * delimiter.
   */
  public Cells next() throws IOException {
    String first = takeLine();
    while (first != null && first.isBlank()) {
      first = takeLine();
    }
    if (first == null) {
      return null;
    }
    if (!delimiterKnown) {
      delimiter = delimiterOf(first);
      delimiterKnown = true;
    }
    return record(first);
  }

  /** The cells of one line, split at its most frequent delimiter. */
  public static Cells ofLine(long line, String text) {
    char delimiter = delimiterOf(text);
    List<String> cells = split(text, delimiter, true);
    return new Cells(line, cells == null ? split(text, delimiter, false) : cells, text);
  }

  private Cells record(String first) throws IOException {
    long line = linesTaken;
    String raw = first;
    List<String> cells = split(raw, delimiter, true);
    List<String> following = new ArrayList<>();
    while (cells == null && following.size() < MOST_LINES) {
      String more = takeLine();
      if (more == null) {
        break;
      }
      following.add(more);
      raw = raw + "\n" + more;
      cells = split(raw, delimiter, true);
    }
    if (cells == null) {
      pushBack(following);
      raw = first;
      cells = split(first, delimiter, false);
    }
    return new Cells(line, cells, raw);
  }

  private String takeLine() throws IOException {
    String line = pushedBack.isEmpty() ? text.readLine() : pushedBack.removeFirst();
    if (line != null) {
      linesTaken++;
    }
    return line;
  }

  private void pushBack(List<String> lines) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      pushedBack.addFirst(lines.get(i));
    }
    linesTaken -= lines.size();
  }

  /** The most frequent delimiter of a header line outside quotes; a comma if it has none. */
  public static char delimiterOf(String header) {
    char best = ',';
    int most = 0;
    for (char candidate : DELIMITERS) {
      List<String> cells = split(header, candidate, true);
      int count = cells == null ? 0 : cells.size() - 1;
      if (count > most) {
        best = candidate;
        most = count;
      }
    }
    return best;
  }

  /**
   * The cells of a record; null if a quoted one is still open at its end.
   *
   * @param quotes whether a quote at the start of a cell means a quoted cell
   */
  static List<String> split(String record, char delimiter, boolean quotes) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    int at = 0;
    while (true) {
      cell.setLength(0);
      if (quotes && at < record.length() && record.charAt(at) == '"') {
        at = quoted(record, at + 1, cell);
        if (at < 0) {
          return null;
        }
      }
      int end = record.indexOf(delimiter, at);
      cell.append(record, at, end < 0 ? record.length() : end);
      cells.add(cell.toString());
      if (end < 0) {
        return cells;
      }
      at = end + 1;
    }
  }

  /**
   * Reads a quoted cell into {@code cell} and returns the index of its end, or -1 if it is not
   * closed.
   */
  private static int quoted(String record, int start, StringBuilder cell) {
    int at = start;
    while (true) {
      int quote = record.indexOf('"', at);
      if (quote < 0) {
        return -1;
      }
      cell.append(record, at, quote);
      boolean doubled = quote + 1 < record.length() && record.charAt(quote + 1) == '"';
      if (!doubled) {
        return quote + 1;
      }
      cell.append('"');
      at = quote + 2;
    }
  }
}
