package io.tidemark.cli;

import io.tidemark.cli.command.CommandContext;
import io.tidemark.cli.command.Interruption;
import io.tidemark.cli.console.DurationText;
import io.tidemark.cli.console.ProgressView;
import io.tidemark.cli.console.ResultText;
import io.tidemark.cli.launch.Launch;
import io.tidemark.cli.local.LocalStack;
import io.tidemark.cli.local.LocalStack.Name;
import io.tidemark.cli.runs.FlowRun;
import io.tidemark.cli.runs.RunHost;
import io.tidemark.cli.runs.RunStarter;
import io.tidemark.cli.runs.WorkflowStart;
import io.tidemark.core.PlatformFault;
import io.tidemark.flows.pipeline.PipelineRequest;
import io.tidemark.flows.pipeline.PipelineResult;
import io.tidemark.launchers.process.ResourceCheck;
import io.tidemark.worker.LocalSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code demo}: runs the whole pipeline on the simulated market, with MLflow and the API. */
@Launch(jobs = true, mlflow = true)
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Run the whole pipeline on the simulated market and leave a report.",
      "",
      "MLflow and the API are started too and stay up; ./tidemark down stops them. A demo that was",
      "interrupted continues where it stopped."
    })
final class DemoCommand implements Callable<Integer> {
  private static final PipelineRequest REQUEST = PipelineRequest.defaults().titled("Demo");
  private static final String PREFIX = "demo";

  private final CommandContext shell;

  @Option(names = "--json", description = "Print one JSON object; progress goes to stderr.")
  private boolean json;

  DemoCommand(CommandContext shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Instant begun = Instant.now();
    LocalSettings settings = shell.settings();
    ResourceCheck.of(settings.data()).require(settings.data());
    LocalStack stack = new LocalStack(settings);
    stack.check(List.of(Name.API));
    CompletableFuture<Boolean> mlflow = startMlflow(stack);
    CompletableFuture<Void> api = CompletableFuture.runAsync(() -> stack.start(List.of(Name.API)));

    RunStarter<PipelineResult> desk =
        new RunStarter<>(settings, WorkflowStart.pipeline(REQUEST, PREFIX));
    try (RunHost host =
        RunHost.open(
            settings,
            () -> settings.jobSettings(mlflow.getNow(true) ? settings.mlflow() : ""),
            line -> shell.say(json, line))) {
      String id = desk.nextId(host.client());
      FlowRun<PipelineResult> run = desk.start(host.client(), id);
      Optional<String> link = host.link(run.execution());
      shell.say(json, "Run " + id + link.map(address -> ": " + address).orElse(""));
      PipelineResult result = await(desk, run, id);
      api.join();
      tell(result, settings, link, Duration.between(begun, Instant.now()));
      return 0;
    }
  }

  private PipelineResult await(
      RunStarter<PipelineResult> desk, FlowRun<PipelineResult> run, String id) {
    ProgressView view = shell.progress(json, desk::left);
    try (Interruption ignored =
        new Interruption(
            shell.err(),
            "stopped; ./tidemark demo continues where it stopped. The processes it started stay up"
                + " until ./tidemark down")) {
      return desk.await(run, id, view);
    }
  }

  /** Without MLflow the demo continues; a port in use is reported at once. */
  private CompletableFuture<Boolean> startMlflow(LocalStack stack) {
    Optional<String> lack = stack.lacking(Name.MLFLOW);
    if (lack.isPresent()) {
      shell.say(json, "MLflow: not installed, so this run is not tracked: " + lack.get());
      return CompletableFuture.completedFuture(false);
    }
    stack.check(List.of(Name.MLFLOW));
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            stack.start(List.of(Name.MLFLOW));
            return true;
          } catch (PlatformFault e) {
            shell.say(json, "MLflow: not up, so this run is not tracked: " + e.getMessage());
            return false;
          }
        });
  }

  private void tell(
      PipelineResult result, LocalSettings settings, Optional<String> link, Duration took) {
    List<String> calls = SuggestedCalls.of(settings.api(), result.featureSet());
    String report = RunCommand.report(result, settings);
    if (json) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("id", result.runKey());
      answer.put("seconds", took.toSeconds());
      answer.put("report", report);
      answer.put("mlflow", result.mlflowUrl());
      answer.put("temporal", link.orElse(""));
      answer.put("api", calls);
      answer.put("result", result);
      shell.json(answer);
      return;
    }
    ResultText.of(result, report).forEach(shell.out()::println);
    shell
        .out()
        .println(
            "Temporal  " + link.orElse("embedded (no UI); ./tidemark up installs the real one"));
    shell.out().println("API       " + settings.api());
    calls.forEach(call -> shell.out().println("  curl '" + call + "'"));
    shell.out().println();
    shell
        .out()
        .printf(
            "Done in %s. MLflow and the API stay up; stop them: ./tidemark down%n",
            DurationText.of(took));
  }
}
