package io.tidemark.worker;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.tidemark.core.RunKey;
import io.tidemark.core.review.DecisionMessage;
import io.tidemark.core.review.DecisionMessage.Halt;
import io.tidemark.core.review.DecisionMessage.Words;
import io.tidemark.flows.decisions.HaltWorkflow;
import io.tidemark.flows.decisions.ReviewWorkflow;
import io.tidemark.flows.decisions.submission.DecisionHandler;
import io.tidemark.flows.decisions.submission.DecisionReceipt;

/** Signals the workflow that carries out a decision, and starts it if it is not running. */
public final class TemporalDecisionHandler implements DecisionHandler {
  private final WorkflowClient client;
  private final String taskQueue;

  public TemporalDecisionHandler(WorkflowClient client, String taskQueue) {
    this.client = client;
    this.taskQueue = taskQueue;
  }

  @Override
  public DecisionReceipt take(RunKey key, DecisionMessage message) {
    String id =
        message instanceof Halt halt ? HaltWorkflow.ID_PREFIX + halt.ticker() : ReviewWorkflow.ID;
    if (message instanceof Halt halt) {
      signal(HaltWorkflow.TYPE, id, name(halt), arguments(key, halt));
    } else {
      Object[] words = {((Words) message).words(), key.value()};
      signal(ReviewWorkflow.TYPE, id, ReviewWorkflow.DECIDE, words);
    }
    return new DecisionReceipt(key.value(), id, null, null);
  }

  private static String name(Halt halt) {
    return switch (halt.state()) {
      case DISPUTED -> HaltWorkflow.DISPUTE;
      case HALTED -> HaltWorkflow.HALT;
      case RESOLVED -> HaltWorkflow.RESOLVE;
      case OK -> throw new IllegalStateException("no transition leads to OK");
    };
  }

  private static Object[] arguments(RunKey key, Halt halt) {
    return name(halt).equals(HaltWorkflow.RESOLVE)
        ? new Object[] {halt.who(), halt.why(), key.value()}
        : new Object[] {halt.who(), halt.why(), halt.date(), key.value()};
  }

  private void signal(String type, String id, String signal, Object[] arguments) {
    WorkflowStub stub =
        client.newUntypedWorkflowStub(
            type, WorkflowOptions.newBuilder().setWorkflowId(id).setTaskQueue(taskQueue).build());
    stub.signalWithStart(signal, arguments, new Object[0]);
  }
}
