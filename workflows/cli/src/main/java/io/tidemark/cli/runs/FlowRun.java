package io.tidemark.cli.runs;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.common.converter.DataConverterException;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TerminatedFailure;
import io.tidemark.api.Progress;
import io.tidemark.core.PlatformFault;
import io.tidemark.core.UserFault;
import io.tidemark.flows.steps.Activities;
import io.tidemark.flows.steps.RunProgress;
import io.tidemark.flows.steps.RunResult;
import io.tidemark.worker.PipelineWorker;
import io.tidemark.worker.TemporalServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A run on a Temporal server, started or joined by this process. */
public final class FlowRun<R extends Record & RunResult> {
  private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final RunProgress UNKNOWN = new RunProgress("", List.of());

  private static final Logger log = LoggerFactory.getLogger(FlowRun.class);

  private final WorkflowStub stub;
  private final Class<R> type;
  private RunProgress latest = UNKNOWN;

  private FlowRun(WorkflowClient client, String id, Class<R> type) {
    this.stub = client.newUntypedWorkflowStub(id);
    this.type = type;
  }

  /** Starts the run, or joins it if it is running under that id already. */
  public static <R extends Record & RunResult> FlowRun<R> startOrJoin(
      WorkflowClient client, String id, WorkflowStart<R> order) {
    WorkflowOptions options =
        WorkflowOptions.newBuilder()
            .setWorkflowId(id)
            .setTaskQueue(PipelineWorker.TASK_QUEUE)
            .setStaticSummary(order.title())
            .setMemo(Map.of("vendors", String.join(", ", order.vendors())))
            .build();
    try {
      client.newUntypedWorkflowStub(order.workflow(), options).start(order.request());
    } catch (WorkflowExecutionAlreadyStarted e) {
      // it is already running: join it
    }
    return new FlowRun<>(client, id, order.resultType());
  }

  /** The result of the run with that id, if the server knows that it completed. */
  public static <R extends Record & RunResult> Optional<R> finished(
      WorkflowClient client, String id, WorkflowStart<R> order) {
    FlowRun<R> run = new FlowRun<>(client, id, order.resultType());
    try {
      return run.stub.describe().getStatus()
              == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED
          ? Optional.of(run.stub.getResult(run.type))
          : Optional.empty();
    } catch (WorkflowNotFoundException e) {
      return Optional.empty();
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  public WorkflowExecution execution() {
    return stub.describe().getExecution();
  }

  /**
   * Waits until the run ends. Requests to a busy server are repeated for a minute.
   *
   * @param view receives a snapshot about once a second
   * @throws UserFault if the request or the data was at fault
   * @throws PlatformFault if anything else was
   */
  public R watch(Consumer<RunSnapshot> view) {
    Instant heard = Instant.now();
    while (true) {
      try {
        WorkflowExecutionDescription now = stub.describe();
        heard = Instant.now();
        askProgress();
        view.accept(snapshot(now));
        if (now.getStatus() != WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING) {
          return end();
        }
      } catch (WorkflowServiceException | StatusRuntimeException e) {
        log.info("no response about {}", stub.getExecution().getWorkflowId(), e);
        if (Instant.now().isAfter(heard.plus(PATIENCE))) {
          throw new PlatformFault(
              "the Temporal server no longer responds; the run may continue without it: give"
                  + " the same command again",
              e);
        }
      }
      LockSupport.parkNanos(POLL_INTERVAL.toNanos());
    }
  }

  private R end() {
    try {
      return stub.getResult(type);
    } catch (WorkflowFailedException e) {
      throw fault(e);
    }
  }

  private RunSnapshot snapshot(WorkflowExecutionDescription now) {
    Optional<PendingActivityInfo> activity =
        now.getRawDescription().getPendingActivitiesList().stream().findFirst();
    return new RunSnapshot(
        latest,
        activity.flatMap(FlowRun::heartbeat),
        activity.map(PendingActivityInfo::getAttempt).orElse(1),
        activity
            .filter(PendingActivityInfo::hasLastFailure)
            .map(info -> info.getLastFailure().getMessage())
            .orElse(""));
  }

  /** If the worker does not respond for a while, the last answer is kept. */
  private void askProgress() {
    try {
      latest = stub.query(RunProgress.QUERY, RunProgress.class);
    } catch (WorkflowException | StatusRuntimeException e) {
      log.debug("no progress of {}", stub.getExecution().getWorkflowId(), e);
    }
  }

  private static Optional<Progress> heartbeat(PendingActivityInfo activity) {
    return activity.hasHeartbeatDetails()
        ? Optional.ofNullable(
            TemporalServer.converter()
                .fromPayloads(
                    0, Optional.of(activity.getHeartbeatDetails()), Progress.class, Progress.class))
        : Optional.empty();
  }

  private static RuntimeException fault(WorkflowFailedException end) {
    for (Throwable cause = end.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof CanceledFailure) {
        return new PlatformFault("the run was cancelled", end);
      }
      if (cause instanceof TerminatedFailure) {
        return new PlatformFault("the run was terminated", end);
      }
      if (cause instanceof ApplicationFailure failure) {
        return failure.getType().equals(Activities.USER_FAULT)
                || failure.getType().equals(DataConverterException.class.getName())
            ? new UserFault(failure.getOriginalMessage(), end)
            : new PlatformFault("the run failed: " + failure.getOriginalMessage(), end);
      }
    }
    return new PlatformFault("the run failed: " + end.getMessage(), end);
  }
}
