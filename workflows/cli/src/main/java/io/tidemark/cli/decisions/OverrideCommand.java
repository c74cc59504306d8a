package io.tidemark.cli.decisions;

import io.tidemark.cli.command.CommandContext;
import io.tidemark.cli.launch.Launch;
import io.tidemark.core.review.RowReview;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code quarantine override}: lets rows count with other values. */
@Launch(jobs = true)
@Command(
    name = "override",
    mixinStandardHelpOptions = true,
    description = "Let the rows count with other values: the given ones, or the suggested repair.")
final class OverrideCommand implements Callable<Integer> {
  private final CommandContext shell;

  @Mixin private RowDecisionCommand decision;

  @Option(
      names = "--set",
      paramLabel = "FIELD=VALUE",
      description = "A field's new value, such as close=101.5; default: the suggested repair.")
  private Map<String, String> fields = new LinkedHashMap<>();

  OverrideCommand(CommandContext shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    return decision.decide(shell, RowReview.Decision.OVERRIDE, fields);
  }
}
