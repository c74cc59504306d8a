package io.tidemark.workflows.desk.handover;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.tidemark.core.job.RunKey;
import io.tidemark.core.review.DeskMessage;
import io.tidemark.core.review.DeskMessage.Halt;
import io.tidemark.core.review.DeskMessage.Words;
import io.tidemark.workflows.desk.HaltWorkflow;
import io.tidemark.workflows.desk.ReviewWorkflow;

/** Signals the workflow that carries a decision out, and starts it if it is not there. */
public final class ServerDesk implements Desk {
  private final WorkflowClient client;
  private final String taskQueue;

  public ServerDesk(WorkflowClient client, String taskQueue) {
    this.client = client;
    this.taskQueue = taskQueue;
  }

  @Override
  public Receipt take(RunKey key, DeskMessage message) {
    String id =
        message instanceof Halt halt ? HaltWorkflow.ID_PREFIX + halt.ticker() : ReviewWorkflow.ID;
    if (message instanceof Halt halt) {
      signal(HaltWorkflow.TYPE, id, name(halt), arguments(key, halt));
    } else {
      Object[] words = {((Words) message).words(), key.value()};
      signal(ReviewWorkflow.TYPE, id, ReviewWorkflow.DECIDE, words);
    }
    return new Receipt(key.value(), id, null, null);
  }

  private static String name(Halt halt) {
    return switch (halt.state()) {
      case DISPUTED -> HaltWorkflow.DISPUTE;
      case HALTED -> HaltWorkflow.HALT;
      case RESOLVED -> HaltWorkflow.RESOLVE;
      case OK -> throw new IllegalStateException("nothing becomes OK");
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
