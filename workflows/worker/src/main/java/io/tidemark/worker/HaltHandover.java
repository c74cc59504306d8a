package io.tidemark.worker;

import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import io.tidemark.core.review.DecisionMessage.Halt;
import io.tidemark.flows.decisions.handover.DecisionActivities;
import io.tidemark.flows.decisions.handover.DecisionHandler;
import io.tidemark.flows.steps.RunKeys;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands halts over to a desk. */
public final class HaltHandover implements DecisionActivities {
  private static final Logger log = LoggerFactory.getLogger(HaltHandover.class);

  private final DecisionHandler desk;

  public HaltHandover(DecisionHandler desk) {
    this.desk = desk;
  }

  @Override
  public void openHalts(RunKey run, List<Halt> halts) {
    for (Halt halt : halts) {
      // A ticker may have characters that a key may not.
      RunKey key = run.step("halt-" + RunKeys.shortHash(halt.ticker()));
      try {
        desk.take(key, halt);
      } catch (UserFault e) {
        log.info("{}: {}", halt.ticker(), e.getMessage()); // mostly: it is halted already
      }
    }
  }
}
