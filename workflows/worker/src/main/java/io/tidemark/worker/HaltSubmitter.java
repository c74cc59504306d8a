package io.tidemark.worker;

import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import io.tidemark.core.review.DecisionMessage.Halt;
import io.tidemark.flows.decisions.submission.DecisionActivities;
import io.tidemark.flows.decisions.submission.DecisionHandler;
import io.tidemark.flows.steps.RunKeys;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Submits halts to a decision handler. */
public final class HaltSubmitter implements DecisionActivities {
  private static final Logger log = LoggerFactory.getLogger(HaltSubmitter.class);

  private final DecisionHandler desk;

  public HaltSubmitter(DecisionHandler desk) {
    this.desk = desk;
  }

  @Override
  public void openHalts(RunKey run, List<Halt> halts) {
    for (Halt halt : halts) {
      // a ticker may contain characters that are invalid in a key
      RunKey key = run.step("halt-" + RunKeys.shortHash(halt.ticker()));
      try {
        desk.take(key, halt);
      } catch (UserFault e) {
        log.info("{}: {}", halt.ticker(), e.getMessage()); // usually because it is already halted
      }
    }
  }
}
