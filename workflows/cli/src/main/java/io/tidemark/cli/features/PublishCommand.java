package io.tidemark.cli.features;

import io.tidemark.api.features.BuildFeaturesRequest;
import io.tidemark.api.features.PublishRequest;
import io.tidemark.cli.command.CommandContext;
import io.tidemark.cli.command.JobHost;
import io.tidemark.cli.launch.Launch;
import io.tidemark.core.RunKey;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code features publish}: builds a set and publishes a version of it without training. */
@Launch(jobs = true)
@Command(
    name = "publish",
    mixinStandardHelpOptions = true,
    description = {
      "Build a feature set into the lake, publish what was built as a version that never changes,",
      "and serve it: daily rows, or those within the day of one vendor's minutes. No model is",
      "trained; a pipeline does that. All features are served on every day, in any regime."
    })
final class PublishCommand implements Callable<Integer> {
  private final CommandContext shell;

  @Parameters(
      paramLabel = "SET|FILE",
      description = "A set that ships with Tidemark, such as es-intraday, or a .yaml file.")
  private String set;

  @Mixin private BarsOptions bars;

  @Option(names = "--json", description = "Print one JSON object; progress goes to stderr.")
  private boolean json;

  PublishCommand(CommandContext shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    RunKey run = RunKey.unique("features");
    BuildFeaturesRequest build = bars.build(run, set);
    try (JobHost host = new JobHost(shell, json)) {
      BuildFeaturesRequest.Result built = host.run(build);
      PublishRequest.Result published =
          host.run(
              new PublishRequest(
                  run.step("publish"), null, built, null, null, set, "", build.scope(), 0));
      if (json) {
        shell.json(Map.of("build", built, "publish", published));
      } else {
        tell(built, published);
      }
      return 0;
    }
  }

  private void tell(BuildFeaturesRequest.Result built, PublishRequest.Result published) {
    say(
        "%s %s: %,d rows of %,d tickers, %,d of them new",
        published.set(), published.version(), built.rows(), built.tickers(), built.written());
    if (built.halted() > 0) {
      say("left out, since they are halted: %,d tickers", built.halted());
    }
    say(
        published.served().equals(published.version())
            ? "served: GET /v1/features/%s/latest, and live: /v1/features/%1$s/live"
            : "published; %2$s stays served, since it is later, of other vendors or tickers, or has models; to serve this one: ./tidemark serve %1$s %3$s",
        published.set(),
        published.served(),
        published.version());
  }

  private void say(String format, Object... values) {
    shell.out().println(String.format(Locale.ROOT, format, values));
  }
}
