package io.tidemark.serving.live;

import io.tidemark.core.UserFault;

/** A version whose features cannot be computed here; the message says why. */
public final class NotLive extends UserFault {
  NotLive(String message) {
    super(message);
  }

  NotLive(String message, Throwable cause) {
    super(message, cause);
  }
}
