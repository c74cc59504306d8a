package io.tidemark.workflows.cli.market;

import io.tidemark.views.ViewJson;
import io.tidemark.workflows.cli.Shell;
import java.util.List;
import picocli.CommandLine.Option;

/** Prints what was read: a table for people, one JSON object a line for programs. */
final class Listing {
  @Option(names = "--json", description = "Print one JSON object a line.")
  private boolean json;

  boolean json() {
    return json;
  }

  /**
   * Prints the items.
   *
   * @param none what to say to people where there are none
   */
  <T> void print(Shell shell, List<T> items, String none, Columns<T> columns) {
    if (json) {
      items.forEach(item -> shell.out().println(ViewJson.line(item)));
    } else if (items.isEmpty()) {
      shell.out().println(none);
    } else {
      columns.lines(items).forEach(shell.out()::println);
    }
  }
}
