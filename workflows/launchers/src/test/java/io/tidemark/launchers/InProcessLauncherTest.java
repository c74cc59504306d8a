package io.tidemark.launchers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.api.JobRunner;
import io.tidemark.api.JobSettings;
import io.tidemark.api.JobSubmission;
import io.tidemark.api.Progress;
import io.tidemark.api.market.LandRequest;
import io.tidemark.core.Json;
import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class InProcessLauncherTest {
  private static final RunKey KEY = new RunKey("run/land");
  private static final LandRequest REQUEST = new LandRequest(KEY, new RunKey("run/fetch"));
  private static final JobSettings SETTINGS = new JobSettings("/lake", "local", "");
  private static final LandRequest.Result RESULT = new LandRequest.Result(1, 1, 0, 0, 0, Map.of());

  private final Runner runner = new Runner();
  private final InProcessLauncher launcher = new InProcessLauncher(runner);

  @AfterEach
  void close() {
    launcher.close();
  }

  @Test
  void returnsTheResultAndReportsTheLastProgress() {
    runner.mayEnd.countDown();
    List<Progress> told = new CopyOnWriteArrayList<>();

    assertThat(launcher.launch(REQUEST, SETTINGS, told::add, () -> JobSignal.GO_ON))
        .isEqualTo(RESULT);
    assertThat(told).contains(new Progress("landing", 1, 2, 3));
  }

  @Test
  void aFaultIsPassedOnUnchanged() {
    runner.mayEnd.countDown();
    runner.fault = new UserFault("the file is empty");

    assertThatThrownBy(() -> launcher.launch(REQUEST, SETTINGS, p -> {}, () -> JobSignal.GO_ON))
        .isSameAs(runner.fault);
  }

  @Test
  void aRunningJobIsJoinedAndNotStartedAgain() throws InterruptedException {
    CompletableFuture<LandRequest.Result> first =
        CompletableFuture.supplyAsync(
            () -> launcher.launch(REQUEST, SETTINGS, p -> {}, () -> JobSignal.GO_ON));
    runner.begun.await();

    LandRequest.Result second =
        launcher.launch(
            REQUEST,
            SETTINGS,
            p -> {},
            () -> {
              runner.mayEnd.countDown();
              return JobSignal.GO_ON;
            });

    assertThat(second).isEqualTo(first.join());
    assertThat(runner.starts).hasValue(1);
  }

  @Test
  void cancellingReachesTheRunner() {
    assertThatThrownBy(() -> launcher.launch(REQUEST, SETTINGS, p -> {}, () -> JobSignal.CANCEL))
        .isInstanceOf(JobStopped.class)
        .hasMessage("job run/land was cancelled");
    assertThat(runner.cancelled).containsExactly(KEY);
  }

  @Test
  void aDetachedJobContinues() {
    assertThatThrownBy(() -> launcher.launch(REQUEST, SETTINGS, p -> {}, () -> JobSignal.DETACH))
        .isInstanceOf(JobStopped.class);
    runner.mayEnd.countDown();

    assertThat(runner.cancelled).isEmpty();
  }

  private static final class Runner implements JobRunner {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final AtomicInteger starts = new AtomicInteger();
    private final List<RunKey> cancelled = new CopyOnWriteArrayList<>();
    private volatile RuntimeException fault;

    @Override
    public JsonNode run(JobSubmission job, JobSettings settings, ProgressListener progress) {
      starts.incrementAndGet();
      progress.on(new Progress("landing", 1, 2, 3));
      begun.countDown();
      try {
        mayEnd.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      if (fault != null) {
        throw fault;
      }
      return Json.read(Json.write(RESULT), JsonNode.class);
    }

    @Override
    public void cancel(RunKey key) {
      cancelled.add(key);
      mayEnd.countDown();
    }

    @Override
    public void close() {}
  }
}
