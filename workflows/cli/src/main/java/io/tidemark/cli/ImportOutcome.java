package io.tidemark.cli;

import io.tidemark.api.market.LandRequest;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What an import came to, in words. */
record ImportOutcome(LandRequest.Result result) {
  /** Every row was refused: then it is the file as a whole that is at fault, or its mapping. */
  boolean nothingWentIn() {
    return result.quarantined() > 0
        && result.entered() == 0
        && result.quarantined() == result.read();
  }

  /** Whether all files, and some of their rows, went in. */
  boolean isWell() {
    return !nothingWentIn() && result.refused().isEmpty();
  }

  /** A line for all files that leave the same columns unused. */
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
                "%s: columns not used: %s; if one is needed, say which with --map THEIRS=ours"
                    .formatted(
                        alike.size() == 1
                            ? alike.get(0)
                            : "%s and %,d more".formatted(alike.get(0), alike.size() - 1),
                        String.join(", ", columns))));
    return lines;
  }

  /** Prints what went in, and to the other stream what did not. */
  void print(PrintStream out, PrintStream err) {
    out.printf(
        Locale.ROOT,
        "%,d rows read; new: %,d bars, %,d within the day, %,d actions, %,d macro observations,"
            + " %,d of alternative series; %,d in quarantine%n",
        result.read(),
        result.bars(),
        result.minutes(),
        result.actions(),
        result.macro(),
        result.series(),
        result.quarantined());
    result.rules().forEach((rule, rows) -> out.printf(Locale.ROOT, "  %s: %,d%n", rule, rows));
    unused().forEach(out::println);
    if (!result.refused().isEmpty()) {
      err.printf(
          Locale.ROOT,
          "tidemark: %,d of the files cannot be read and did not go in:%n",
          result.refused().size());
      result.refused().values().forEach(why -> err.println("  " + why));
    }
    if (nothingWentIn()) {
      err.println(
          "tidemark: every row was refused; see the rules above, and --help for the columns");
    }
  }
}
