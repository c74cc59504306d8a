package io.tidemark.worker;

import io.tidemark.core.PlatformFault;
import io.tidemark.core.review.DecisionInbox;
import io.tidemark.launchers.JobLauncher;
import io.tidemark.launchers.LocalProcessLauncher;
import io.tidemark.launchers.SparkJvm;
import io.tidemark.launchers.process.HttpProbe;
import io.tidemark.launchers.process.JavaCommand;
import io.tidemark.worker.metrics.JobMetrics;
import io.tidemark.worker.metrics.MeasuredLauncher;
import io.tidemark.worker.metrics.MetricsEndpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The worker process: takes work from the task queue and runs each job in a separate process. */
public final class WorkerMain {
  private WorkerMain() {}

  /** Takes no arguments; its settings are in the environment. */
  public static void main(String[] arguments) {
    try {
      run(LocalSettings.from(System.getenv()));
    } catch (PlatformFault e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  /** Works until the process is stopped. */
  public static void run(LocalSettings settings) {
    JobMetrics metrics = new JobMetrics();
    TemporalServer server = TemporalServer.at(settings.temporal());
    PipelineWorker worker =
        PipelineWorker.start(
            server.client(),
            new RunStore(settings.runs()),
            new LaunchedJobs(
                new MeasuredLauncher(launcher(settings), metrics),
                () -> settings.jobSettings(mlflowIfUp(settings))));
    Runtime.getRuntime().addShutdownHook(new Thread(worker::close));
    if (settings.lakeRoot().isFolder()) {
      InboxPoller.start(
          new DecisionInbox(settings.lakeRoot().store()),
          new TemporalDecisionHandler(server.client(), PipelineWorker.TASK_QUEUE));
    }
    Optional<MetricsEndpoint> endpoint =
        MetricsEndpoint.start(LocalSettings.LOOPBACK, settings.ports().workerMetrics(), metrics);
    say(settings.workerReady());
    worker.await();
    endpoint.ifPresent(MetricsEndpoint::close);
  }

  /** The MLflow server if it is up; otherwise jobs run without tracking. */
  private static String mlflowIfUp(LocalSettings settings) {
    return HttpProbe.answers(settings.mlflow() + "/health") ? settings.mlflow() : "";
  }

  /** Launches jobs as processes on this machine. */
  private static JobLauncher launcher(LocalSettings settings) {
    List<String> options = new ArrayList<>(SparkJvm.options(settings.jobHeap()));
    options.addAll(JavaOptions.within(settings));
    JavaCommand job =
        new JavaCommand(
            JavaCommand.classPathOf(settings.home().resolve("jobs/runner/target/classpath")),
            options,
            LocalProcessLauncher.JOB_MAIN);
    return new LocalProcessLauncher(settings.jobs(), settings.home(), job);
  }

  private static void say(Path ready) {
    try {
      Files.createDirectories(ready.getParent());
      Files.writeString(ready, "ready\n");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + ready, e);
    }
  }
}
