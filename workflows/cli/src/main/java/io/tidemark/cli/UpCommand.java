package io.tidemark.cli;

import io.tidemark.cli.command.CommandContext;
import io.tidemark.cli.console.StackText;
import io.tidemark.cli.launch.Launch;
import io.tidemark.cli.local.LocalStack;
import io.tidemark.cli.local.LocalStack.Name;
import io.tidemark.cli.local.TemporalInstall;
import io.tidemark.core.Json;
import io.tidemark.flows.market.DailyWorkflow;
import io.tidemark.flows.pipeline.PipelineWorkflow;
import io.tidemark.worker.FlowSchedule;
import io.tidemark.worker.LocalSettings;
import io.tidemark.worker.TemporalServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code up}: starts the local stack with its real parts. */
@Launch(mlflow = true)
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = {
      "Start the local stack: the Temporal server with its UI, MLflow, the API and a worker, and",
      "create the schedules of the daily market data and the weekly retraining. Running parts are",
      "left as they are.",
      "",
      "If there is no temporal program, it is built with Go the first time: four to five",
      "minutes."
    })
final class UpCommand implements Callable<Integer> {
  private final CommandContext shell;

  @Option(
      names = "--retrain",
      paramLabel = "JSON|@FILE",
      description = {
        "Request of the weekly retraining from now on: that of a pipeline, as for run --input.",
        "Default: the present one; at first {}, the simulated market."
      })
  private String retrain;

  @Option(
      names = "--daily",
      paramLabel = "JSON|@FILE",
      description = {
        "Request of the daily load from now on: that of daily-market-data.",
        "Default: the present one; at first {}, the simulated market."
      })
  private String data;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  UpCommand(CommandContext shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Optional<Map<?, ?>> weekly = asked(PipelineWorkflow.TYPE, retrain);
    Optional<Map<?, ?>> daily = asked(DailyWorkflow.TYPE, data);
    LocalSettings settings = shell.settings();
    LocalStack stack = new LocalStack(settings);
    List<Name> names = new ArrayList<>(List.of(Name.API, Name.WORKER));
    if (settings.remoteTemporal().isEmpty()) {
      TemporalInstall.ensure(settings, json ? shell.err() : shell.out());
      names.add(Name.TEMPORAL);
    }
    stack
        .lacking(Name.MLFLOW)
        .ifPresentOrElse(
            lack -> shell.say(json, "Without MLflow: " + lack), () -> names.add(Name.MLFLOW));
    stack.start(names);
    List<String> schedules;
    try (TemporalServer server = TemporalServer.at(settings.temporal())) {
      schedules =
          List.of(
              "%s: weekdays, 18:30 in New York: %s %s"
                  .formatted(
                      FlowSchedule.DAILY.id(),
                      DailyWorkflow.TYPE,
                      Json.write(FlowSchedule.DAILY.ensure(server, daily))),
              "%s: Sundays, 06:00 in New York: pipeline %s"
                  .formatted(
                      FlowSchedule.RETRAINING.id(),
                      Json.write(FlowSchedule.RETRAINING.ensure(server, weekly))));
    }
    if (json) {
      shell.json(StackText.json(stack, settings));
    } else {
      StackText.of(stack, settings).forEach(shell.out()::println);
      schedules.forEach(schedule -> shell.out().println("Schedule  " + schedule));
    }
    return 0;
  }

  private static Optional<Map<?, ?>> asked(String workflow, String input) {
    return Optional.ofNullable(input)
        .map(text -> RunCommand.order(workflow, text).request())
        .map(request -> Json.read(Json.write(request), Map.class));
  }
}
