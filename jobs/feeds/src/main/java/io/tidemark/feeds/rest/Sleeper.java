package io.tidemark.feeds.rest;

import java.time.Duration;

/** Waiting, so that tests need not. */
@FunctionalInterface
interface Sleeper {
  void pause(Duration wait) throws InterruptedException;

  /** Really waits. */
  static Sleeper real() {
    return wait -> Thread.sleep(wait.toMillis());
  }
}
