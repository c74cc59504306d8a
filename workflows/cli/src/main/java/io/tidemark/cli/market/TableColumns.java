package io.tidemark.cli.market;

import io.tidemark.cli.console.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The columns of a table of items: named, in order. */
final class TableColumns<T> {
  private final List<String> names = new ArrayList<>();
  private final List<Function<T, Object>> texts = new ArrayList<>();

  /** Adds a column; null is printed as an empty cell. */
  TableColumns<T> add(String name, Function<T, Object> text) {
    names.add(name);
    texts.add(text);
    return this;
  }

  /** The lines of the table, one per item. */
  List<String> lines(List<T> items) {
    TextTable table = new TextTable(names.toArray(String[]::new));
    for (T item : items) {
      table.row(texts.stream().map(text -> cell(text.apply(item))).toArray(String[]::new));
    }
    return table.lines();
  }

  private static String cell(Object value) {
    return value == null ? "" : value.toString().replaceAll("\\s*\\R\\s*", " ");
  }
}
