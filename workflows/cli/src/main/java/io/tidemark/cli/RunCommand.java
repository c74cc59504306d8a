package io.tidemark.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.cli.command.CommandContext;
import io.tidemark.cli.command.Interruption;
import io.tidemark.cli.console.MarketText;
import io.tidemark.cli.console.ProgressView;
import io.tidemark.cli.console.ResultText;
import io.tidemark.cli.launch.Launch;
import io.tidemark.cli.local.LocalStack;
import io.tidemark.cli.runs.FlowRun;
import io.tidemark.cli.runs.RunHost;
import io.tidemark.cli.runs.RunStarter;
import io.tidemark.cli.runs.WorkflowStart;
import io.tidemark.core.Json;
import io.tidemark.core.UserFault;
import io.tidemark.flows.market.BackfillResult;
import io.tidemark.flows.market.BackfillWorkflow;
import io.tidemark.flows.market.DailyResult;
import io.tidemark.flows.market.DailyWorkflow;
import io.tidemark.flows.pipeline.PipelineRequest;
import io.tidemark.flows.pipeline.PipelineResult;
import io.tidemark.flows.pipeline.PipelineWorkflow;
import io.tidemark.flows.steps.RunResult;
import io.tidemark.launchers.process.ResourceCheck;
import io.tidemark.worker.LocalSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code run}: starts a workflow and shows its progress. */
@Launch(jobs = true)
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Start a workflow and show its progress.",
      "",
      "It runs on the server that TIDEMARK_TEMPORAL names, otherwise on the local one, which is",
      "started if there is a temporal program, otherwise on one in this process. If a worker"
          + " is",
      "up (./tidemark up), it does the work and this command returns at once, unless --wait is",
      "given; else this process does the work and stays until the end.",
      "",
      "The same command continues a run that was interrupted; if a run of that name is still",
      "running, the command joins it."
    })
final class RunCommand implements Callable<Integer> {
  private final CommandContext shell;

  @Parameters(
      paramLabel = "WORKFLOW",
      description = "The workflow, such as pipeline, daily-market-data or backfill.")
  private String workflow;

  @Option(
      names = "--input",
      paramLabel = "JSON|@FILE",
      defaultValue = "{}",
      description = "The request; every field has a default. Default: {}.")
  private String input;

  @Option(
      names = "--resources",
      paramLabel = "WORDS",
      split = ",",
      description =
          "The data that a load requests from vendors, such as daily,summary,minutes. Default: daily,summary.")
  private List<String> resources;

  @Option(names = "--id", description = "Name of the run; default: derived from the input.")
  private String id;

  @Option(names = "--wait", description = "Wait until the run ends.")
  private boolean wait;

  @Option(names = "--json", description = "Print one JSON object; progress goes to stderr.")
  private boolean json;

  RunCommand(CommandContext shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    return run(order(workflow, input, resources));
  }

  private <R extends Record & RunResult> int run(WorkflowStart<R> order) {
    LocalSettings settings = shell.settings();
    ResourceCheck.of(settings.data()).require(settings.data());
    RunStarter<R> desk = new RunStarter<>(settings, order);
    if (id != null) {
      desk.claim(id);
    }
    try (RunHost host =
        RunHost.open(
            settings,
            () -> settings.jobSettings(new LocalStack(settings).mlflowIfUp()),
            line -> shell.say(json, line))) {
      String name = id != null ? id : desk.nextId(host.client());
      FlowRun<R> run = desk.start(host.client(), name);
      String link = host.link(run.execution()).orElse("");
      shell.say(json, "Run " + name + (link.isEmpty() ? "" : ": " + link));
      if (!wait && !host.worksHere()) {
        tellStarted(name, link);
        return 0;
      }
      tellEnd(await(desk, run, name, host.worksHere()), link, settings);
      return 0;
    }
  }

  private <R extends Record & RunResult> R await(
      RunStarter<R> desk, FlowRun<R> run, String name, boolean worksHere) {
    ProgressView view = shell.progress(json, desk::left);
    try (Interruption ignored =
        new Interruption(
            shell.err(),
            worksHere
                ? "stopped; the same command continues where it stopped"
                : "the run continues without this command; the same command shows it again")) {
      return desk.await(run, name, view);
    }
  }

  private void tellStarted(String name, String link) {
    if (json) {
      shell.json(Map.of("id", name, "temporal", link));
    } else {
      shell.out().println("It continues without this command; --wait shows its progress.");
    }
  }

  private void tellEnd(RunResult result, String link, LocalSettings settings) {
    if (json) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("id", result.runKey());
      answer.put("temporal", link);
      if (result instanceof PipelineResult pipeline) {
        answer.put("report", report(pipeline, settings));
      }
      answer.put("result", result);
      shell.json(answer);
    } else {
      text(result, settings).forEach(shell.out()::println);
    }
  }

  private static List<String> text(RunResult result, LocalSettings settings) {
    if (result instanceof PipelineResult pipeline) {
      return ResultText.of(pipeline, report(pipeline, settings));
    }
    if (result instanceof DailyResult daily) {
      return MarketText.of(daily);
    }
    if (result instanceof BackfillResult backfill) {
      return MarketText.of(backfill);
    }
    return result.lines();
  }

  static String report(PipelineResult result, LocalSettings settings) {
    return settings.lakeRoot().locate(result.reportPath());
  }

  /** Reads the pipeline's request here, so that a mistake in it is reported at once. */
  static PipelineRequest request(String input) {
    return (PipelineRequest) order(PipelineWorkflow.TYPE, input).request();
  }

  /**
   * Reads a workflow's request here, so that a mistake in it is reported at once.
   *
   * @throws UserFault with the known workflows, or with what is wrong in the request
   */
  static WorkflowStart<?> order(String workflow, String input) {
    return order(workflow, input, null);
  }

  /**
   * Like {@link #order(String, String)}, with other resources than those in the input.
   *
   * @param resources null to keep those of the input
   */
  private static WorkflowStart<?> order(String workflow, String input, List<String> resources) {
    if (resources != null && workflow.equals(PipelineWorkflow.TYPE)) {
      throw new UserFault(
          "--resources %s can be used with %s and %s; a pipeline reads only daily bars"
              .formatted(String.join(",", resources), DailyWorkflow.TYPE, BackfillWorkflow.TYPE));
    }
    String text = input.startsWith("@") ? file(input.substring(1)) : input;
    try {
      JsonNode node = Json.read(text, JsonNode.class);
      if (node instanceof ObjectNode object && object.path("featureSet").isTextual()) {
        object.put("featureSet", absolute(object.get("featureSet").asText()));
      }
      if (node instanceof ObjectNode object && resources != null) {
        ArrayNode words = object.putArray("resources");
        resources.forEach(words::add);
      }
      return WorkflowStart.of(workflow, Json.write(node));
    } catch (IllegalArgumentException e) {
      throw new UserFault("--input is " + e.getMessage(), e);
    }
  }

  /** A job does not run in the working directory of this command, so paths must be absolute. */
  private static String absolute(String featureSet) {
    return Files.isRegularFile(Path.of(featureSet))
        ? Path.of(featureSet).toAbsolutePath().toString()
        : featureSet;
  }

  private static String file(String name) {
    try {
      return Files.readString(Path.of(name));
    } catch (IOException e) {
      throw new UserFault("--input names the file '%s', which cannot be read".formatted(name), e);
    }
  }
}
