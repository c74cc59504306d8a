package io.tidemark.flows.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import io.tidemark.api.JobRequest;
import io.tidemark.api.JobResult;
import io.tidemark.api.market.HaltRequest;
import io.tidemark.api.market.ReconcileRequest;
import io.tidemark.api.market.ReviewRequest;
import io.tidemark.core.RunKey;
import io.tidemark.core.market.HaltState;
import io.tidemark.core.review.DecisionInbox;
import io.tidemark.core.review.DecisionMessage;
import io.tidemark.core.review.RowReview;
import io.tidemark.flows.decisions.submission.DecisionHandler;
import io.tidemark.flows.decisions.submission.DecisionReceipt;
import io.tidemark.flows.steps.Activities;
import io.tidemark.worker.FakeJobs;
import io.tidemark.worker.FlowEnvironment;
import io.tidemark.worker.HaltSubmitter;
import io.tidemark.worker.InboxPoller;
import io.tidemark.worker.PipelineWorker;
import io.tidemark.worker.TemporalDecisionHandler;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class DeskWorkflowsTest {
  private static final LocalDate DAY = LocalDate.of(2024, 3, 4);

  @TempDir private Path lake;
  private final Jobs jobs = new Jobs();
  private final FlowEnvironment environment = new FlowEnvironment(jobs);
  private final DecisionHandler desk =
      new TemporalDecisionHandler(environment.client(), PipelineWorker.TASK_QUEUE);

  @AfterEach
  void close() {
    environment.close();
  }

  @Test
  void aSignalStartsTheWorkflowAndEachTransitionIsWritten() {
    DecisionReceipt receipt = desk.take(key("k1"), halt(HaltState.DISPUTED));
    assertThat(receipt.workflow()).isEqualTo("halt/AAPL");
    desk.take(key("k2"), halt(HaltState.HALTED));
    desk.take(key("k3"), resolution());

    HaltView view = awaitHalt(now -> now.state() == HaltState.RESOLVED && now.waiting() == 0);
    assertThat(view.ticker()).isEqualTo("AAPL");
    assertThat(view.trouble()).isEmpty();
    assertThat(jobs.asked())
        .extracting(JobRequest::runKey)
        .containsExactly(key("k1/halt"), key("k2/halt"), key("k3/halt"));
    HaltRequest second = (HaltRequest) jobs.asked().get(1);
    assertThat(second.state()).isEqualTo(HaltState.HALTED);
    assertThat(second.date()).isEqualTo(DAY);
    assertThat(second.who()).isEqualTo("ann");
  }

  @Test
  void theSameKeyTwiceCountsOnceEvenAcrossRuns() {
    for (int i = 0; i < HaltWorkflowImpl.SIGNALS_A_RUN + 5; i++) {
      desk.take(key("again"), halt(HaltState.HALTED));
    }
    desk.take(key("last"), resolution());

    awaitHalt(now -> now.state() == HaltState.RESOLVED && now.waiting() == 0);
    assertThat(jobs.asked())
        .extracting(JobRequest::runKey)
        .containsExactly(key("again/halt"), key("last/halt"));
  }

  @Test
  void aRefusedTransitionIsReportedAndTheNextOneIsProcessed() {
    jobs.refusal = "AAPL cannot become RESOLVED: it is OK";
    desk.take(key("k1"), resolution());
    awaitHalt(now -> now.trouble().equals(jobs.refusal));

    jobs.refusal = null;
    desk.take(key("k2"), halt(HaltState.HALTED));
    HaltView view = awaitHalt(now -> now.state() == HaltState.HALTED);
    assertThat(view.trouble()).isEmpty();
  }

  @Test
  void aFaultOfThePlatformLosesNoTransition() {
    jobs.faults.set(1);
    desk.take(key("k1"), halt(HaltState.HALTED));
    awaitHalt(now -> now.trouble().equals("disk gone"));

    environment.skip(Duration.ofMinutes(10));
    HaltView view = awaitHalt(now -> now.state() == HaltState.HALTED);
    assertThat(view.trouble()).isEmpty();
  }

  @Test
  void aSignalTypedInTheUiNeedsNoKey() {
    WorkflowStub stub = environment.workflow(HaltWorkflow.TYPE, "halt/AAPL");
    stub.start();
    stub.signal(HaltWorkflow.HALT, "ann", "odd", "2024-03-04");

    awaitHalt(now -> now.state() == HaltState.HALTED);
    stub.signal(HaltWorkflow.RESOLVE, "ann", "");
    awaitHalt(now -> now.trouble().contains("say who decides and why"));
  }

  @Test
  void decisionsAreWrittenAndAffectedPricesAreReconciledAgain() {
    desk.take(key("w1"), words());

    ReviewView view = awaitReview(now -> now.last().size() == 1);
    assertThat(view.last())
        .containsExactly(
            new ReviewOutcome("w1", 1, 1, List.of("AAPL"), List.of("sim-polygon+sim-tiingo"), ""));
    assertThat(jobs.asked())
        .extracting(JobRequest::runKey)
        .containsExactly(key("w1/review"), key("w1/reconcile-0"));
    ReconcileRequest reconcile = jobs.only(ReconcileRequest.class);
    assertThat(reconcile.vendors()).containsExactly("sim-polygon", "sim-tiingo");
    assertThat(reconcile.tickers()).containsExactly("AAPL");
  }

  @Test
  void refusedDecisionsAreReported() {
    jobs.refusal = "no row [abc] waits in quarantine";
    desk.take(key("w1"), words());

    ReviewView view = awaitReview(now -> now.last().size() == 1);
    assertThat(view.last().get(0).refused()).isEqualTo(jobs.refusal);
    assertThat(view.waiting()).isZero();
  }

  @Test
  void inboxMessagesAreSubmittedOnceEvenAfterACrash() throws InterruptedException {
    DecisionInbox inbox = new DecisionInbox(lake);
    RunKey halt = inbox.put(halt(HaltState.HALTED));
    inbox.put(words());
    desk.take(halt, halt(HaltState.HALTED)); // a worker died before it removed the file

    try (InboxPoller ignored = InboxPoller.start(inbox, desk)) {
      awaitHalt(now -> now.state() == HaltState.HALTED);
      awaitReview(now -> now.last().size() == 1);
      while (!inbox.waiting().isEmpty()) {
        Thread.sleep(20);
      }
    }
    assertThat(jobs.asked().stream().filter(HaltRequest.class::isInstance)).hasSize(1);
  }

  @Test
  void decisionsOfRulesAreSubmittedOnce() {
    HaltSubmitter handOver = new HaltSubmitter(desk);
    DecisionMessage.Halt halt = (DecisionMessage.Halt) halt(HaltState.HALTED);
    handOver.openHalts(key("day-1"), List.of(halt));
    handOver.openHalts(key("day-1"), List.of(halt));
    desk.take(key("end"), resolution());

    awaitHalt(now -> now.state() == HaltState.RESOLVED);
    assertThat(jobs.asked()).hasSize(2);
  }

  private HaltView awaitHalt(Predicate<HaltView> done) {
    return await("halt/AAPL", HaltWorkflow.STATE, HaltView.class, done);
  }

  private ReviewView awaitReview(Predicate<ReviewView> done) {
    return await(ReviewWorkflow.ID, ReviewWorkflow.DESK, ReviewView.class, done);
  }

  private <V> V await(String id, String query, Class<V> type, Predicate<V> done) {
    while (true) {
      V view = view(id, query, type);
      if (view != null && done.test(view)) {
        return view;
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** Null while the workflow does not exist yet. */
  private <V> V view(String id, String query, Class<V> type) {
    try {
      return environment.client().newUntypedWorkflowStub(id).query(query, type);
    } catch (WorkflowException e) {
      return null;
    }
  }

  private static RunKey key(String value) {
    return new RunKey(value);
  }

  private static DecisionMessage halt(HaltState state) {
    return new DecisionMessage.Halt("AAPL", state, "ann", "odd prices", DAY);
  }

  private static DecisionMessage resolution() {
    return new DecisionMessage.Halt("AAPL", HaltState.RESOLVED, "ann", "vendor corrected it", null);
  }

  private static DecisionMessage words() {
    return new DecisionMessage.Words(
        List.of(new RowReview("abc", RowReview.Decision.APPROVE, "ann", "seen it", null, null)));
  }

  /** Refuses, or fails a given number of times. */
  private static final class Jobs extends FakeJobs {
    private volatile String refusal;
    private final AtomicInteger faults = new AtomicInteger();

    @Override
    protected JobResult run(JobRequest<?> request) {
      if (request instanceof HaltRequest || request instanceof ReviewRequest) {
        fail();
      }
      return super.run(request);
    }

    private void fail() {
      if (refusal != null) {
        throw ApplicationFailure.newNonRetryableFailure(refusal, Activities.USER_FAULT);
      }
      if (faults.getAndDecrement() > 0) {
        throw ApplicationFailure.newNonRetryableFailure("disk gone", Activities.PLATFORM_FAULT);
      }
    }
  }
}
