package io.tidemark.cli;

import io.tidemark.api.market.LandRequest;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The result of an import as text. */
record ImportOutcome(LandRequest.Result result) {
  /** Whether all rows were refused, which means that the whole file or its mapping is wrong. */
  boolean nothingWentIn() {
    return result.quarantined() > 0
        && result.entered() == 0
        && result.quarantined() == result.read();
  }

  /** Whether all files, and at least some of their rows, were loaded. */
  boolean isWell() {
    return !nothingWentIn() && result.refused().isEmpty();
  }

  /** One line for all files with the same unused columns. */
  List<String> unused() {
    Map<List<String>, List<String>> files = new LinkedHashMap<>();
    result
        .unused()
        .forEach(
            (file, columns) -> files.computeIfAbsent(columns, c -> new ArrayList<>()).add(file));
    List<String> lines = new ArrayList<>();
    files.forEach(
        (columns, alike) ->
            lines.add(
                "%s: columns not used: %s; if one is needed, map it with --map THEIRS=ours"
                    .formatted(
                        alike.size() == 1
                            ? alike.get(0)
                            : "%s and %,d more".formatted(alike.get(0), alike.size() - 1),
                        String.join(", ", columns))));
    return lines;
  }

  /** Prints to one stream what was loaded and to the other what was not. */
  void print(PrintStream out, PrintStream err) {
    out.printf(
        Locale.ROOT,
        "%,d rows read; new: %,d bars, %,d intraday bars, %,d actions, %,d macro observations,"
            + " %,d of alternative series%s; %,d in quarantine%n",
        result.read(),
        result.bars(),
        result.minutes(),
        result.actions(),
        result.macro(),
        result.series(),
        result.members() == 0
            ? ""
            : String.format(Locale.ROOT, ", %,d index members", result.members()),
        result.quarantined());
    result.rules().forEach((rule, rows) -> out.printf(Locale.ROOT, "  %s: %,d%n", rule, rows));
    unused().forEach(out::println);
    if (!result.refused().isEmpty()) {
      err.printf(
          Locale.ROOT,
          "tidemark: %,d of the files cannot be read and were not loaded:%n",
          result.refused().size());
      result.refused().values().forEach(why -> err.println("  " + why));
    }
    if (nothingWentIn()) {
      err.println(
          "tidemark: every row was refused; see the rules above, and --help for the columns");
    }
  }
}
