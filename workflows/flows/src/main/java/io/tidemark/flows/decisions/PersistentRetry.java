package io.tidemark.flows.decisions;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import io.tidemark.flows.steps.Activities;
import io.tidemark.flows.steps.RunKeys;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** How a desk carries a decision out: a fault of the platform loses none. */
final class PersistentRetry {
  private static final Duration PAUSE = Duration.ofMinutes(5);

  private PersistentRetry() {}

  /**
   * Works until it is done; a fault of the platform is told, and after a pause it works again.
   *
   * @throws UserFault if what was decided cannot be
   */
  static <R> R with(Supplier<R> work, Consumer<String> trouble) {
    while (true) {
      try {
        return work.get();
      } catch (ActivityFailure e) {
        if (e.getCause() instanceof CanceledFailure) {
          throw e;
        }
        if (e.getCause() instanceof ApplicationFailure failure
            && failure.getType().equals(Activities.USER_FAULT)) {
          throw new UserFault(failure.getOriginalMessage(), e);
        }
        trouble.accept(
            e.getCause() instanceof ApplicationFailure failure
                ? failure.getOriginalMessage()
                : e.getMessage());
        Workflow.sleep(PAUSE);
      }
    }
  }

  /** The key of a signal: its own, or one that no other has. */
  static RunKey key(String given) {
    return RunKeys.of(given == null || given.isBlank() ? "desk-" + Workflow.randomUUID() : given);
  }
}
