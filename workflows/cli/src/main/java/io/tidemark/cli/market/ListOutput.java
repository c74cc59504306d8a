package io.tidemark.cli.market;

import io.tidemark.cli.command.CommandContext;
import io.tidemark.views.ViewJson;
import java.util.List;
import picocli.CommandLine.Option;

/** Prints items: a table for people, one JSON object per line for programs. */
final class ListOutput {
  @Option(names = "--json", description = "Print one JSON object per line.")
  private boolean json;

  boolean json() {
    return json;
  }

  /**
   * Prints the items.
   *
   * @param none text for people if there are no items
   */
  <T> void print(CommandContext shell, List<T> items, String none, TableColumns<T> columns) {
    if (json) {
      items.forEach(item -> shell.out().println(ViewJson.line(item)));
    } else if (items.isEmpty()) {
      shell.out().println(none);
    } else {
      columns.lines(items).forEach(shell.out()::println);
    }
  }
}
