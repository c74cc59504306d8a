package io.tidemark.feeds.rest;

import java.time.Duration;

/** Waits; replaced in tests. */
@FunctionalInterface
interface Sleeper {
  void pause(Duration wait) throws InterruptedException;

  /** A sleeper that waits with {@link Thread#sleep}. */
  static Sleeper real() {
    return wait -> Thread.sleep(wait.toMillis());
  }
}
