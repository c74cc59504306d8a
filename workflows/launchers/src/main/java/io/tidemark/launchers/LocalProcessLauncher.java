package io.tidemark.launchers;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.api.JobRunner.ProgressListener;
import io.tidemark.api.JobSettings;
import io.tidemark.api.JobSubmission;
import io.tidemark.api.Progress;
import io.tidemark.core.PlatformFault;
import io.tidemark.launchers.process.DetachedProcess;
import io.tidemark.launchers.process.JavaCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Runs each job in a separate Java process, which continues if this process dies and is found again
 * by its folder: {@code <jobs>/<run key>} with {@code request.json}, {@code pid}, {@code
 * progress.json}, {@code result.json} and {@code log}.
 */
public final class LocalProcessLauncher implements JobLauncher {
  /**
   * The main class of the job runner; its arguments are the request file, the result file and the
   * progress file.
   */
  public static final String JOB_MAIN = "io.tidemark.runner.JobMain";

  private static final Duration GRACE = Duration.ofSeconds(10);

  private final Path jobs;
  private final Path workingFolder;
  private final JavaCommand java;

  /**
   * @param jobs folder with the folders of jobs
   * @param workingFolder working folder of jobs
   * @param java builds the command line; its arguments are the three files
   */
  public LocalProcessLauncher(Path jobs, Path workingFolder, JavaCommand java) {
    this.jobs = jobs.toAbsolutePath();
    this.workingFolder = workingFolder;
    this.java = java;
  }

  @Override
  public JsonNode launch(
      JobSubmission job,
      JobSettings settings,
      ProgressListener progress,
      Supplier<JobSignal> signal) {
    JobFolder folder = new JobFolder(jobs, job.runKey());
    Optional<DetachedProcess> process = folder.locked(() -> adoptOrStart(folder, job, settings));
    return new JobProcess(folder, process).watch(job.runKey(), progress, signal);
  }

  /** The process to watch; empty if the job has already succeeded. */
  private Optional<DetachedProcess> adoptOrStart(
      JobFolder folder, JobSubmission job, JobSettings settings) {
    Optional<DetachedProcess> adopted = DetachedProcess.find(folder.process());
    if (adopted.isPresent() || folder.succeeded()) {
      return adopted;
    }
    folder.prepare(job);
    return Optional.of(
        DetachedProcess.start(
            new DetachedProcess.Spec(
                java.line(folder.arguments(), files(folder)),
                environment(settings),
                workingFolder,
                folder.path().toString(),
                folder.log(),
                folder.process())));
  }

  /**
   * Stops every job process that is recorded below a folder.
   *
   * @return number of stopped processes
   */
  public static int stopAll(Path jobs) {
    if (!Files.isDirectory(jobs)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(jobs)) {
      List<DetachedProcess> running =
          files
              .filter(file -> file.endsWith(JobFolder.PROCESS))
              .flatMap(file -> DetachedProcess.find(file).stream())
              .toList();
      running.forEach(process -> process.stop(GRACE));
      return running.size();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + jobs, e);
    }
  }

  private static List<String> files(JobFolder folder) {
    return List.of(
        folder.request().toString(), folder.result().toString(), folder.progress().toString());
  }

  private static Map<String, String> environment(JobSettings settings) {
    return Map.of(
        "TIDEMARK_LAKE", settings.lake(),
        "TIDEMARK_SPARK_MASTER", settings.sparkMaster(),
        "MLFLOW_TRACKING_URI", settings.mlflowUri());
  }

  private record JobProcess(JobFolder folder, Optional<DetachedProcess> process)
      implements RunningJob {

    @Override
    public boolean awaitEnd(Duration patience) throws InterruptedException {
      return process.isEmpty() || process.get().awaitEnd(patience);
    }

    @Override
    public Optional<Progress> progress() {
      return folder.latestProgress();
    }

    @Override
    public void cancel() {
      process.ifPresent(running -> running.stop(GRACE));
    }

    @Override
    public JsonNode result() {
      return folder.answer().orElseThrow(this::died);
    }

    /**
     * The fault of a process without a result: if the job had begun, it was killed; otherwise it
     * cannot be started.
     */
    private PlatformFault died() {
      String tail = folder.logTail();
      boolean killed = folder.latestProgress().isPresent() && JobFolder.remedy(tail).isEmpty();
      return killed
          ? new JobKilled(
              "the job's process was killed, or the machine ran out of memory; in that case stop other"
                  + " programs"
                  + " or lower TIDEMARK_JOB_HEAP. Its log is %s and ends: %s"
                      .formatted(folder.log(), tail))
          : new PlatformFault(
              "the job's process ended without a result; its log is %s and ends: %s%s"
                  .formatted(folder.log(), tail, JobFolder.remedy(tail)));
    }
  }
}
