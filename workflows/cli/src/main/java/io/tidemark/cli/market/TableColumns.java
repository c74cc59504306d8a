package io.tidemark.cli.market;

import io.tidemark.cli.console.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What a table shows of each item: named columns, in order. */
final class TableColumns<T> {
  private final List<String> names = new ArrayList<>();
  private final List<Function<T, Object>> texts = new ArrayList<>();

  /** And a column; what is null is left empty. */
  TableColumns<T> add(String name, Function<T, Object> text) {
    names.add(name);
    texts.add(text);
    return this;
  }

  /** The table, one line an item. */
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
