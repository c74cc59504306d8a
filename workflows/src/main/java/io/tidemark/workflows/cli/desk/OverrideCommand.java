package io.tidemark.workflows.cli.desk;

import io.tidemark.core.job.ReviewRequest;
import io.tidemark.workflows.cli.Shell;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code quarantine override}. */
@Command(
    name = "override",
    mixinStandardHelpOptions = true,
    description = "The rows count with other values: those given, or the suggested repair.")
final class OverrideCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private Decision decision;

  @Option(
      names = "--set",
      paramLabel = "FIELD=VALUE",
      description = "A field's new value, such as close=101.5; default: the suggested repair.")
  private Map<String, String> fields = new LinkedHashMap<>();

  OverrideCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    return decision.decide(shell, ReviewRequest.Decision.OVERRIDE, fields);
  }
}
