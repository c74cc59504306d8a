package io.tidemark.worker;

import io.tidemark.core.review.DecisionInbox;
import io.tidemark.core.review.DecisionInbox.Waiting;
import io.tidemark.flows.decisions.submission.DecisionHandler;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Submits the messages of the inbox to a decision handler, every second. */
public final class InboxPoller implements AutoCloseable {
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final Logger log = LoggerFactory.getLogger(InboxPoller.class);

  private final DecisionInbox inbox;
  private final DecisionHandler desk;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "inbox");
            thread.setDaemon(true);
            return thread;
          });

  private final Future<?> looks;

  private InboxPoller(DecisionInbox inbox, DecisionHandler desk) {
    this.inbox = inbox;
    this.desk = desk;
    this.looks =
        timer.scheduleWithFixedDelay(this::look, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Starts polling. */
  public static InboxPoller start(DecisionInbox inbox, DecisionHandler desk) {
    return new InboxPoller(inbox, desk);
  }

  private void look() {
    try {
      for (Waiting waiting : inbox.waiting()) {
        desk.take(waiting.key(), waiting.message());
        inbox.remove(
            waiting.key()); // removed only after it was submitted: after a crash in between it is
        // submitted again
      }
    } catch (RuntimeException e) {
      log.warn("the messages in the inbox are tried again in a second", e);
    }
  }

  @Override
  public void close() {
    looks.cancel(false);
    timer.shutdown();
  }
}
