package io.tidemark.serving.live;

import io.tidemark.core.UserFault;

/** A version whose features cannot be computed here; the message says why. */
public final class LiveUnavailable extends UserFault {
  LiveUnavailable(String message) {
    super(message);
  }

  LiveUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
