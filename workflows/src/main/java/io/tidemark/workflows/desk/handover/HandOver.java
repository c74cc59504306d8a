package io.tidemark.workflows.desk.handover;

import io.tidemark.core.UserFault;
import io.tidemark.core.job.RunKey;
import io.tidemark.core.review.DeskMessage.Halt;
import io.tidemark.workflows.steps.RunKeys;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands halts over to a desk. */
public final class HandOver implements DeskActivities {
  private static final Logger log = LoggerFactory.getLogger(HandOver.class);

  private final Desk desk;

  public HandOver(Desk desk) {
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
