package io.tidemark.cli.features;

import io.tidemark.cli.command.CommandContext;
import io.tidemark.cli.console.TextTable;
import io.tidemark.core.feature.FeatureExplanation;
import io.tidemark.core.feature.FeatureExplanation.Step;
import io.tidemark.core.feature.FeatureSet;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code features explain}: shows the plan of one feature. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description =
        "Explain a feature: its plan, look-back, sources, unit, and its computing cost on this machine.")
final class ExplainFeatureCommand implements Callable<Integer> {
  private final CommandContext shell;

  @Parameters(
      index = "0",
      paramLabel = "SET|FILE",
      description = "A set that ships with Tidemark, such as alpha158, or a .yaml file.")
  private String set;

  @Parameters(index = "1", paramLabel = "NAME", description = "One of its features or labels.")
  private String name;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  ExplainFeatureCommand(CommandContext shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    FeatureExplanation of = FeatureExplanation.of(FeatureSet.load(set), name);
    if (json) {
      shell.json(of);
      return 0;
    }
    line("%s of %s", of.name(), of.set());
    line("  %s", of.expression());
    of.reads()
        .forEach(
            (table, columns) -> line("reads      %s of %s", String.join(", ", columns), table));
    of.coverage().forEach(text -> line("coverage   %s", text));
    line("unit       %s", of.unit());
    line("look-back  %,d rows", of.lookBack());
    if (of.lookAhead() > 0) {
      line("look-ahead %,d rows: a label", of.lookAhead());
    }
    line("cost       %s per row without shared steps, on this machine", nanos(of.nanos()));
    line("");
    TextTable table =
        new TextTable("step", "look-back", "unit", "shared with", "cost per row", "formula");
    for (Step step : of.steps()) {
      table.row(
          step.text(),
          Integer.toString(step.lookBack()),
          step.unit().toString(),
          step.sharedWith() == 0 ? "" : step.sharedWith() + " others",
          step.formula().isEmpty() ? "" : nanos(step.nanos()),
          step.formula());
    }
    table.lines().forEach(shell.out()::println);
    return 0;
  }

  private void line(String text, Object... values) {
    shell.out().println(String.format(Locale.ROOT, text, values).stripTrailing());
  }

  private static String nanos(double nanos) {
    return String.format(Locale.ROOT, "%.1f ns", nanos);
  }
}
