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

/** Retries the processing of a decision, so that a fault of the platform loses none. */
final class PersistentRetry {
  private static final Duration PAUSE = Duration.ofMinutes(5);

  private PersistentRetry() {}

  /**
   * Runs the work until it succeeds; a fault of the platform is reported and the work is retried
   * after a pause.
   *
   * @throws UserFault if the decision cannot be carried out
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

  /** The key of a signal: the given one, or a new unique one. */
  static RunKey key(String given) {
    return RunKeys.of(given == null || given.isBlank() ? "desk-" + Workflow.randomUUID() : given);
  }
}
