package io.tidemark.cli.decisions;

import io.tidemark.api.Progress;
import io.tidemark.api.market.RestatementScanRequest;
import io.tidemark.api.market.RestatementScanRequest.Example;
import io.tidemark.api.market.RestatementScanRequest.Touched;
import io.tidemark.cli.command.CommandContext;
import io.tidemark.cli.console.TextTable;
import io.tidemark.cli.launch.Launch;
import io.tidemark.core.RunKey;
import io.tidemark.launchers.InProcessLauncher;
import io.tidemark.launchers.JobSignal;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code restatements}: lists published versions that read prices which were restated later. */
@Launch(jobs = true)
@Command(
    name = "restatements",
    mixinStandardHelpOptions = true,
    description = {
      "List the published versions, with their models, that used prices which were restated after they",
      "were read. It runs within this process and changes nothing."
    })
public final class RestatementsCommand implements Callable<Integer> {
  private final CommandContext shell;
  private String stage = "";

  @Option(
      names = "--as-of",
      paramLabel = "INSTANT",
      description = "As-of time, such as 2026-03-02T21:00:00Z; default: now.")
  private Instant asOf;

  @Option(names = "--json", description = "Print one JSON object; progress goes to stderr.")
  private boolean json;

  public RestatementsCommand(CommandContext shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    RestatementScanRequest request =
        new RestatementScanRequest(
            new RunKey("restatements-" + now.toString().replace(":", "")),
            asOf == null ? now : asOf);
    try (InProcessLauncher launcher = InProcessLauncher.discover()) {
      RestatementScanRequest.Result result =
          launcher.launch(
              request, shell.settings().jobSettings(""), this::show, () -> JobSignal.GO_ON);
      if (json) {
        shell.json(result);
      } else {
        tell(result, shell.out());
      }
    }
    return 0;
  }

  private void show(Progress progress) {
    if (!progress.stage().equals(stage)) {
      stage = progress.stage();
      shell.say(json, stage);
    }
  }

  static void tell(RestatementScanRequest.Result result, PrintStream out) {
    if (result.touched().isEmpty()) {
      out.printf(
          Locale.ROOT,
          "%,d published versions; none of them used prices that were restated later%n",
          result.scanned());
      return;
    }
    TextTable table =
        new TextTable("set", "version", "served", "restated", "added", "from", "to", "models");
    for (Touched touched : result.touched()) {
      table.row(
          touched.set(),
          touched.version(),
          touched.served() ? "served" : "",
          String.format(Locale.ROOT, "%,d", touched.restated()),
          String.format(Locale.ROOT, "%,d", touched.added()),
          touched.first().toString(),
          touched.last().toString(),
          String.valueOf(touched.models().size()));
    }
    table.lines().forEach(out::println);
    for (Touched touched : result.touched()) {
      out.printf("%n%s %s%n", touched.set(), touched.version());
      touched.examples().forEach(example -> out.println("  " + words(example)));
      touched.models().forEach(model -> out.println("  model " + model));
    }
    out.println();
    out.println("A run as of now builds, trains and publishes a new version: ./tidemark run");
  }

  private static String words(Example example) {
    String now = close(example.now());
    if (example.read() == null) {
      return "%s %s: no price was read, now close %s"
          .formatted(example.ticker(), example.date(), now);
    }
    return example.read().equals(example.now())
        ? "%s %s: close %s as before; another value differs"
            .formatted(example.ticker(), example.date(), now)
        : "%s %s: close %s was read, now %s"
            .formatted(example.ticker(), example.date(), close(example.read()), now);
  }

  private static String close(Double close) {
    return close == null ? "none" : close.toString();
  }
}
