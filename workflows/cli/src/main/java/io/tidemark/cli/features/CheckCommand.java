package io.tidemark.cli.features;

import io.tidemark.cli.command.CommandContext;
import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.feature.Node;
import io.tidemark.core.source.FeatureSources;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code features check}: compiles a set and shows every fault with its place. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Compile a feature set and show what it computes.",
      "A fault is shown with its line, its place in the expression and what would be valid."
    })
final class CheckCommand implements Callable<Integer> {
  private final CommandContext shell;

  @Parameters(
      paramLabel = "SET|FILE",
      description = "A set that ships with Tidemark, such as alpha158, or a .yaml file.")
  private String set;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  CheckCommand(CommandContext shell) {
    this.shell = shell;
  }

  /**
   * The size of a set.
   *
   * @param steps number of computed nodes of its plan; shared expressions count once
   * @param lookBack number of rows before the first wanted one that a build reads
   * @param untrainable why training refuses some of its labels
   * @param coverage what its sources do not cover
   */
  private record Checked(
      String set,
      String hash,
      int features,
      int labels,
      List<String> reads,
      long steps,
      int lookBack,
      int exchanges,
      List<String> untrainable,
      List<String> coverage) {}

  @Override
  public Integer call() {
    FeatureSet checked = FeatureSet.load(set);
    Checked figures =
        new Checked(
            checked.name(),
            checked.definitionHash(),
            checked.featureNames().size(),
            checked.labelNames().size(),
            checked.features().fields(),
            checked.features().nodes().stream()
                .map(Node::operator)
                .filter(op -> op != null)
                .count(),
            checked.features().lookBack(),
            checked.features().stages(),
            checked.labelNames().stream()
                .flatMap(label -> checked.earlyStart(label).stream())
                .toList(),
            FeatureSources.installed().beyondCoverage(checked.sources().values(), LocalDate.MAX));
    if (json) {
      shell.json(figures);
      return 0;
    }
    shell
        .out()
        .printf(
            "%s is valid: %,d features and %,d labels in %,d steps, look-back %,d rows, read from"
                + " %s%n",
            figures.set(),
            figures.features(),
            figures.labels(),
            figures.steps(),
            figures.lookBack(),
            String.join(", ", figures.reads()));
    figures.coverage().forEach(shell.out()::println);
    shell.out().println("definition " + figures.hash());
    figures.untrainable().forEach(fault -> shell.out().println("note: " + fault));
    return 0;
  }
}
