package io.tidemark.cli.console;

import java.util.ArrayList;
import java.util.List;

/** A text table with aligned columns. */
public final class TextTable {
  private final List<List<String>> rows = new ArrayList<>();

  public TextTable(String... header) {
    rows.add(List.of(header));
  }

  public TextTable row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /** The lines; the last column is not padded. */
  public List<String> lines() {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int c = 0; c < columns; c++) {
        widths[c] = Math.max(widths[c], row.get(c).length());
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int c = 0; c < row.size(); c++) {
      line.append(row.get(c));
      if (c < row.size() - 1) {
        line.append(" ".repeat(widths[c] - row.get(c).length() + 2));
      }
    }
    return line.toString().stripTrailing();
  }
}
