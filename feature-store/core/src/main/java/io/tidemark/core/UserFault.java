package io.tidemark.core;

/**
 * A fault in what was asked or in the data, with the value, the rule and the way out in its
 * message. The platform is well and trying again would fail again, so nothing retries it.
 */
public class UserFault extends RuntimeException {
  public UserFault(String message) {
    super(message);
  }

  public UserFault(String message, Throwable cause) {
    super(message, cause);
  }
}
