package io.tidemark.worker;

import com.fasterxml.jackson.databind.JsonNode;
import io.temporal.activity.DynamicActivity;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.DataConverterException;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import io.temporal.worker.WorkflowImplementationOptions;
import io.tidemark.core.UserFault;
import io.tidemark.flows.FlowCatalog;
import io.tidemark.flows.decisions.submission.DecisionHandler;
import io.tidemark.flows.steps.FlowDefinition;
import io.tidemark.flows.steps.RunTerms;
import io.tidemark.flows.steps.TermsActivities;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs Tidemark's workflows and activities for a Temporal server. */
public final class PipelineWorker implements AutoCloseable {
  public static final String TASK_QUEUE = "tidemark";

  private static final int JOBS_AT_ONCE = 2;
  private static final Duration HEARTBEAT_THROTTLE = Duration.ofSeconds(1);
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final WorkerFactory factory;

  private PipelineWorker(WorkerFactory factory) {
    this.factory = factory;
  }

  /** Starts to take work; decisions of rules are signalled to the server. */
  public static PipelineWorker start(WorkflowClient client, RunTerms terms, DynamicActivity jobs) {
    return start(client, terms, jobs, new TemporalDecisionHandler(client, TASK_QUEUE));
  }

  /**
   * Starts to take work.
   *
   * @param jobs runs all activities that have no implementation of their own
   * @param desk accepts the decisions of rules
   */
  public static PipelineWorker start(
      WorkflowClient client, RunTerms terms, DynamicActivity jobs, DecisionHandler desk) {
    WorkerFactory factory = WorkerFactory.newInstance(client);
    register(factory.newWorker(TASK_QUEUE, options()), terms, jobs, desk);
    factory.start();
    return new PipelineWorker(factory);
  }

  /** Adds the workflows and the activities to a worker. */
  public static void register(
      Worker worker, RunTerms terms, DynamicActivity jobs, DecisionHandler desk) {
    Stream<Class<?>> flows = FlowCatalog.ALL.stream().map(FlowDefinition::implementation);
    worker.registerWorkflowImplementationTypes(
        failureOptions(),
        Stream.concat(flows, Stream.of(UnknownWorkflow.class)).toArray(Class<?>[]::new));
    worker.registerActivitiesImplementations(new KeptTerms(terms), jobs, new HaltSubmitter(desk));
  }

  /** Reports a name that was used for another request as a fault that is not retried. */
  private record KeptTerms(RunTerms terms) implements TermsActivities {
    @Override
    public Instant begin(String id, JsonNode request) {
      try {
        return terms.begin(id, request);
      } catch (UserFault e) {
        throw LaunchedJobs.notRetried(e);
      }
    }

    @Override
    public Instant settleAsOf(String id, Instant proposed) {
      return terms.settleAsOf(id, proposed);
    }
  }

  /**
   * A request that cannot be read fails the workflow with the reader's message; by default it would
   * be retried forever.
   */
  private static WorkflowImplementationOptions failureOptions() {
    return WorkflowImplementationOptions.newBuilder()
        .setFailWorkflowExceptionTypes(DataConverterException.class)
        .build();
  }

  /** Heartbeats are passed on without throttling, since the progress display depends on them. */
  static WorkerOptions options() {
    return WorkerOptions.newBuilder()
        .setMaxConcurrentActivityExecutionSize(JOBS_AT_ONCE)
        .setMaxHeartbeatThrottleInterval(HEARTBEAT_THROTTLE)
        .setDefaultHeartbeatThrottleInterval(HEARTBEAT_THROTTLE)
        .build();
  }

  /** Waits until another thread stops it. */
  public void await() {
    factory.awaitTermination(Long.MAX_VALUE, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    factory.shutdownNow();
    factory.awaitTermination(FAREWELL.toSeconds(), TimeUnit.SECONDS);
  }
}
