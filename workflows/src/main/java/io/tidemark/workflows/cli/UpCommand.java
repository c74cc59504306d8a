package io.tidemark.workflows.cli;

import io.tidemark.core.Json;
import io.tidemark.workflows.console.StackText;
import io.tidemark.workflows.local.LocalSettings;
import io.tidemark.workflows.local.LocalStack;
import io.tidemark.workflows.local.LocalStack.Name;
import io.tidemark.workflows.local.TemporalInstall;
import io.tidemark.workflows.server.RetrainingSchedule;
import io.tidemark.workflows.server.TemporalServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code up}: the local stack with real parts. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = {
      "Start the local stack: the Temporal server with its UI, MLflow, the API and a worker, and",
      "make the schedule of the weekly retraining. What runs already is left as it is.",
      "",
      "The first time, where there is no temporal program, it is built with Go: four to five",
      "minutes."
    })
final class UpCommand implements Callable<Integer> {
  private final Shell shell;

  @Option(
      names = "--retrain",
      paramLabel = "JSON|@FILE",
      description = {
        "What the weekly retraining runs from now on: a pipeline's request, as for run --input.",
        "Default: what it ran so far; at first {}, the simulated market."
      })
  private String retrain;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  UpCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Optional<Map<?, ?>> request =
        Optional.ofNullable(retrain)
            .map(RunCommand::request)
            .map(asked -> Json.read(Json.write(asked), Map.class));
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
    Map<?, ?> weekly;
    try (TemporalServer server = TemporalServer.at(settings.temporal())) {
      weekly = RetrainingSchedule.ensure(server, request);
    }
    if (json) {
      shell.json(StackText.json(stack, settings));
    } else {
      StackText.of(stack, settings).forEach(shell.out()::println);
      shell
          .out()
          .println(
              "Schedule  %s: Sundays, 06:00 in New York: pipeline %s"
                  .formatted(RetrainingSchedule.ID, Json.write(weekly)));
    }
    return 0;
  }
}
