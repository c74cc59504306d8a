package io.tidemark.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.testing.TestActivityEnvironment;
import io.tidemark.api.JobRequest;
import io.tidemark.api.JobRunner;
import io.tidemark.api.JobRunner.ProgressListener;
import io.tidemark.api.JobSettings;
import io.tidemark.api.JobSubmission;
import io.tidemark.api.Progress;
import io.tidemark.api.market.LandRequest;
import io.tidemark.core.Json;
import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import io.tidemark.flows.pipeline.PipelineRequest;
import io.tidemark.flows.pipeline.PipelineResult;
import io.tidemark.flows.steps.Activities;
import io.tidemark.launchers.InProcessLauncher;
import io.tidemark.launchers.JobKilled;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests activities on a real launcher, with a runner that fails the landing in a chosen way. */
public final class LaunchedJobsTest {
  private static final JobSettings SETTINGS = new JobSettings("/lake", "local", "");

  @TempDir private Path folder;
  private final Runner runner = new Runner();
  private FlowEnvironment environment;

  @BeforeEach
  void open() {
    environment =
        new FlowEnvironment(
            new RunStore(folder), new LaunchedJobs(new InProcessLauncher(runner), () -> SETTINGS));
  }

  @AfterEach
  void close() {
    environment.close();
  }

  @Test
  void aFaultOfThePlatformIsTriedAgain() {
    runner.trouble = attempt -> attempt == 1 ? new IllegalStateException("disk hiccup") : null;

    assertThat(start("retry").getResult(PipelineResult.class).version()).isNotEmpty();
    assertThat(runner.landings).hasValue(2);
  }

  @Test
  void aFaultOfThePlatformIsFinalAfterThreeAttempts() {
    runner.trouble = attempt -> new IllegalStateException("disk gone");

    assertThat(failure(start("thrice"))).hasMessageContaining("disk gone");
    assertThat(runner.landings).hasValue(3);
  }

  @Test
  void aKilledJobIsAlwaysStartedAgain() {
    runner.trouble = attempt -> attempt <= 8 ? new JobKilled("gone without a word") : null;

    assertThat(start("killed").getResult(PipelineResult.class).version()).isNotEmpty();
    assertThat(runner.landings).hasValue(9);
  }

  @Test
  void aFaultOfTheUserIsNotTriedAgain() {
    runner.trouble = attempt -> new UserFault("no vendor has ticker ZZZ");

    ApplicationFailure failure = failure(start("user"));
    assertThat(failure.getOriginalMessage()).isEqualTo("no vendor has ticker ZZZ");
    assertThat(failure.getType()).isEqualTo(Activities.USER_FAULT);
    assertThat(runner.landings).hasValue(1);
  }

  @Test
  void anIdOfAnotherRequestIsRefused() {
    start("used").getResult(PipelineResult.class);
    WorkflowStub again = environment.pipeline("used");
    again.start(Map.of("seed", 8));

    ApplicationFailure failure = failure(again);
    assertThat(failure.getOriginalMessage()).contains("run used was started with another input");
    assertThat(failure.getType()).isEqualTo(Activities.USER_FAULT);
  }

  @Test
  void aRunThatIsStartedAgainKeepsItsAsOf() {
    Instant settled = Instant.parse("2020-01-02T00:00:00Z");
    RunStore book = new RunStore(folder);
    book.begin("again", PipelineRequest.defaults());
    book.settleAsOf("again", settled);

    assertThat(start("again").getResult(PipelineResult.class).asOf()).isEqualTo(settled);
  }

  @Test
  void jobsGetThePresentSettings() {
    start("settings").getResult(PipelineResult.class);

    assertThat(runner.settings).isEqualTo(SETTINGS);
  }

  @Test
  void anActivityThatIsNotAJobIsRefusedWithoutRetry() {
    TestActivityEnvironment activities = TestActivityEnvironment.newInstance();
    activities.registerActivitiesImplementations(
        new LaunchedJobs(new InProcessLauncher(runner), () -> SETTINGS));
    Bakery bakery = activities.newActivityStub(Bakery.class);

    ApplicationFailure failure =
        (ApplicationFailure) catchThrowable(() -> bakery.bake("bread")).getCause();
    activities.close();

    assertThat(failure.getOriginalMessage()).contains("\"bread\" is not a job request");
    assertThat(failure.isNonRetryable()).isTrue();
  }

  @Test
  void cancellingTheRunCancelsTheJob() throws InterruptedException {
    runner.waits = true;
    WorkflowStub stub = start("cancelled");
    assertThat(runner.landing.await(30, TimeUnit.SECONDS)).isTrue();

    stub.cancel();

    assertThatThrownBy(() -> stub.getResult(PipelineResult.class))
        .isInstanceOf(WorkflowFailedException.class)
        .hasCauseInstanceOf(CanceledFailure.class);
    assertThat(runner.cancelled.getCount()).isZero();
  }

  @Test
  void heartbeatsCarryTheProgressOfTheJob() throws InterruptedException {
    runner.waits = true;
    WorkflowStub stub = start("heartbeat");
    assertThat(runner.landing.await(30, TimeUnit.SECONDS)).isTrue();

    Optional<Progress> told = Optional.empty();
    while (told.filter(progress -> progress.rows() == 12).isEmpty()) {
      told =
          stub.describe().getRawDescription().getPendingActivitiesList().stream()
              .filter(activity -> activity.hasHeartbeatDetails())
              .map(
                  activity ->
                      TemporalServer.converter()
                          .fromPayloads(
                              0,
                              Optional.of(activity.getHeartbeatDetails()),
                              Progress.class,
                              Progress.class))
              .findFirst();
    }

    assertThat(told).contains(new Progress("reading", 3, 8, 12));
    runner.cancelled.countDown();
    stub.getResult(PipelineResult.class);
  }

  private WorkflowStub start(String id) {
    WorkflowStub stub = environment.pipeline(id);
    stub.start(Map.of());
    return stub;
  }

  private static ApplicationFailure failure(WorkflowStub stub) {
    Throwable end = catchThrowable(() -> stub.getResult(PipelineResult.class));
    return (ApplicationFailure) end.getCause().getCause();
  }

  /** An activity that this worker does not have. */
  @ActivityInterface
  public interface Bakery {
    @ActivityMethod
    String bake(String what);
  }

  private interface Trouble {
    RuntimeException at(int attempt);
  }

  private static final class Runner implements JobRunner {
    private final AtomicInteger landings = new AtomicInteger();
    private final CountDownLatch landing = new CountDownLatch(1);
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private volatile Trouble trouble = attempt -> null;
    private volatile boolean waits;
    private volatile JobSettings settings;

    @Override
    public JsonNode run(JobSubmission job, JobSettings given, ProgressListener progress) {
      settings = given;
      JobRequest<?> request = FakeJobs.read(job);
      if (request instanceof LandRequest) {
        land(progress);
      }
      return Json.read(Json.write(FakeJobs.answer(request)), JsonNode.class);
    }

    private void land(ProgressListener progress) {
      RuntimeException fault = trouble.at(landings.incrementAndGet());
      if (fault != null) {
        throw fault;
      }
      if (waits) {
        progress.on(new Progress("reading", 3, 8, 12));
        landing.countDown();
        try {
          cancelled.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }

    @Override
    public void cancel(RunKey key) {
      cancelled.countDown();
    }

    @Override
    public void close() {}
  }
}
