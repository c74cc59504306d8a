package io.tidemark.feeds.rest;

import java.time.Duration;

/** Waiting, so that tests need not. */
@FunctionalInterface
interface Pause {
  void pause(Duration wait) throws InterruptedException;

  /** Really waits. */
  static Pause real() {
    return wait -> Thread.sleep(wait.toMillis());
  }
}
