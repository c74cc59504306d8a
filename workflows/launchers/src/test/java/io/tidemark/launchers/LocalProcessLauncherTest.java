package io.tidemark.launchers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.api.JobSettings;
import io.tidemark.api.Progress;
import io.tidemark.api.market.FetchRequest;
import io.tidemark.core.PlatformFault;
import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import io.tidemark.launchers.process.DetachedProcess;
import io.tidemark.launchers.process.JavaCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, each a small Java program that communicates as a job does. */
final class LocalProcessLauncherTest {
  private static final RunKey KEY = new RunKey("run-1/fetch");
  private static final JobSettings SETTINGS = new JobSettings("/the/lake", "local", "");

  @TempDir private Path jobs;
  private Path folder;

  @BeforeEach
  void name() {
    folder = jobs.resolve(KEY.value());
  }

  @AfterEach
  void leaveNothingRunning() {
    LocalProcessLauncher.stopAll(jobs);
  }

  @Test
  void runsTheJobInAProcessWithItsSettings() throws IOException {
    List<Progress> told = new CopyOnWriteArrayList<>();

    FetchRequest.Result result =
        launcher().launch(request("finish"), SETTINGS, told::add, () -> JobSignal.GO_ON);

    assertThat(result).isEqualTo(TinyJob.RESULT);
    assertThat(told).contains(new Progress("at it", 1, 2, 3));
    assertThat(starts()).containsExactly("/the/lake");
  }

  @Test
  void anExistingResultIsNotComputedAgain() throws IOException {
    launch("finish");
    launch("finish");

    assertThat(starts()).hasSize(1);
  }

  @Test
  void aFaultOfTheUserIsReportedAndMayBeTriedAgainLater() throws IOException {
    assertThatThrownBy(() -> launch("fault"))
        .isInstanceOf(UserFault.class)
        .hasMessage("no ticker ZZZ");

    assertThat(launch("finish")).isEqualTo(TinyJob.RESULT);
    assertThat(starts()).hasSize(2);
  }

  @Test
  void aJobThatDiedIsReportedWithItsLogAndStartedAgain() throws IOException {
    assertThatThrownBy(() -> launch("die-once"))
        .isInstanceOf(JobKilled.class)
        .hasMessageContaining("was killed")
        .hasMessageContaining("out of luck");

    assertThat(launch("die-once")).isEqualTo(TinyJob.RESULT);
    assertThat(starts()).hasSize(2);
  }

  @Test
  void aJobThatFailedIsReportedWithTheWayOutAndStartedAgain() throws IOException {
    assertThatThrownBy(() -> launch("error"))
        .isInstanceOf(PlatformFault.class)
        .isNotInstanceOf(JobKilled.class)
        .hasMessageContaining("Java heap space; give it more memory with TIDEMARK_JOB_HEAP");

    assertThat(launch("finish")).isEqualTo(TinyJob.RESULT);
    assertThat(starts()).hasSize(2);
  }

  @Test
  void aDetachedJobContinuesAndIsAdopted() throws IOException {
    assertThatThrownBy(
            () ->
                launcher().launch(request("wait"), SETTINGS, p -> {}, onceBegun(JobSignal.DETACH)))
        .isInstanceOf(JobStopped.class);
    long left = process().pid();
    List<DetachedProcess> seen = new CopyOnWriteArrayList<>();

    FetchRequest.Result result =
        launcher()
            .launch(
                request("wait"),
                SETTINGS,
                p -> DetachedProcess.find(folder.resolve("pid")).ifPresent(seen::add),
                () -> {
                  letGo();
                  return JobSignal.GO_ON;
                });

    assertThat(result).isEqualTo(TinyJob.RESULT);
    assertThat(seen).isNotEmpty().allMatch(process -> process.pid() == left);
    assertThat(starts()).hasSize(1);
  }

  @Test
  void twoWatchersShareOneJob() throws IOException {
    CompletableFuture<FetchRequest.Result> other =
        CompletableFuture.supplyAsync(
            () -> launcher().launch(request("wait"), SETTINGS, p -> {}, () -> JobSignal.GO_ON));
    FetchRequest.Result mine =
        launcher().launch(request("wait"), SETTINGS, p -> letGo(), () -> JobSignal.GO_ON);

    assertThat(other.join()).isEqualTo(mine);
    assertThat(starts()).hasSize(1);
  }

  @Test
  void cancellingEndsTheProcess() {
    DetachedProcess[] seen = new DetachedProcess[1];
    assertThatThrownBy(
            () ->
                launcher()
                    .launch(
                        request("wait"),
                        SETTINGS,
                        p -> seen[0] = process(),
                        onceBegun(JobSignal.CANCEL)))
        .isInstanceOf(JobStopped.class);

    assertThat(seen[0].alive()).isFalse();
    assertThat(DetachedProcess.find(folder.resolve("pid"))).isEmpty();
  }

  @Test
  void anotherProcessWithARecordedIdIsNotAdopted() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("pid"),
        "{\"pid\":%d,\"started\":\"%s\",\"mark\":\"%s\"}"
            .formatted(ProcessHandle.current().pid(), Instant.EPOCH, folder));

    assertThat(launch("finish")).isEqualTo(TinyJob.RESULT);
  }

  @Test
  void allJobsCanBeStopped() {
    assertThatThrownBy(
            () ->
                launcher().launch(request("wait"), SETTINGS, p -> {}, onceBegun(JobSignal.DETACH)))
        .isInstanceOf(JobStopped.class);
    DetachedProcess running = process();

    assertThat(LocalProcessLauncher.stopAll(jobs)).isEqualTo(1);
    assertThat(running.alive()).isFalse();
  }

  private FetchRequest.Result launch(String what) {
    return launcher().launch(request(what), SETTINGS, p -> {}, () -> JobSignal.GO_ON);
  }

  private LocalProcessLauncher launcher() {
    List<Path> classPath =
        Stream.of(System.getProperty("java.class.path").split(":", -1)).map(Path::of).toList();
    List<String> options = List.of("-Xmx64m", "-XX:TieredStopAtLevel=1");
    return new LocalProcessLauncher(
        jobs, jobs, new JavaCommand(classPath, options, TinyJob.class.getName()));
  }

  private static FetchRequest request(String what) {
    LocalDate day = LocalDate.of(2020, 1, 2);
    return new FetchRequest(KEY, List.of(), what, List.of(), day, day);
  }

  /** Gives the signal only after the job has begun to work. */
  private Supplier<JobSignal> onceBegun(JobSignal signal) {
    return () -> Files.exists(folder.resolve("progress.json")) ? signal : JobSignal.GO_ON;
  }

  private DetachedProcess process() {
    return DetachedProcess.find(folder.resolve("pid")).orElseThrow();
  }

  private void letGo() {
    try {
      Files.writeString(folder.resolve("go"), "");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private List<String> starts() throws IOException {
    return Files.readAllLines(folder.resolve("starts"));
  }
}
