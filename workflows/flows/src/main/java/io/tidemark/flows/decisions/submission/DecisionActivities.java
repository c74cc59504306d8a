package io.tidemark.flows.decisions.submission;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Workflow;
import io.tidemark.core.RunKey;
import io.tidemark.core.review.DecisionMessage.Halt;
import java.time.Duration;
import java.util.List;

/** Activities by which workflows submit the decisions of their rules. */
@ActivityInterface
public interface DecisionActivities {
  /** Submits the next states of tickers; the same run and ticker twice count once. */
  @ActivityMethod(name = "openHalts")
  void openHalts(RunKey run, List<Halt> halts);

  /** Submits them from workflow code. */
  static void open(RunKey run, List<Halt> halts) {
    Workflow.newActivityStub(
            DecisionActivities.class,
            ActivityOptions.newBuilder()
                .setSummary("submit %d halts".formatted(halts.size()))
                .setStartToCloseTimeout(Duration.ofMinutes(30))
                .build())
        .openHalts(run, halts);
  }
}
