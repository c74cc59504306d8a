package io.tidemark.workflows.local;

import io.tidemark.core.review.DecisionInbox;
import io.tidemark.workflows.PlatformFault;
import io.tidemark.workflows.book.RunBook;
import io.tidemark.workflows.desk.handover.InboxWatch;
import io.tidemark.workflows.desk.handover.ServerDesk;
import io.tidemark.workflows.launch.JobLauncher;
import io.tidemark.workflows.launch.LocalProcessLauncher;
import io.tidemark.workflows.launch.SparkJvm;
import io.tidemark.workflows.process.JavaCommand;
import io.tidemark.workflows.server.PipelineWorker;
import io.tidemark.workflows.server.TemporalServer;
import io.tidemark.workflows.steps.LaunchedJobs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The worker process: takes work from the task queue and runs each job in its own process. */
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

  /** Works until the process is ended. */
  public static void run(LocalSettings settings) {
    LocalStack stack = new LocalStack(settings);
    TemporalServer server = TemporalServer.at(settings.temporal());
    PipelineWorker worker =
        PipelineWorker.start(
            server.client(),
            new LaunchedJobs(
                new RunBook(settings.runs()),
                launcher(settings),
                () -> settings.jobSettings(stack.mlflowIfUp())));
    Runtime.getRuntime().addShutdownHook(new Thread(worker::close));
    if (!settings.lake().contains("://")) {
      InboxWatch.start(
          new DecisionInbox(settings.localLake()),
          new ServerDesk(server.client(), PipelineWorker.TASK_QUEUE));
    }
    say(WorkerPart.readyFile(settings));
    worker.await();
  }

  /** Jobs as processes of this machine. */
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
