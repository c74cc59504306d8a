package io.tidemark.core;

/**
 * A fault in a request or in the data. The message names the value, the rule it broke and the way
 * out. The platform itself works and another attempt would fail again, so nothing retries it.
 */
public class UserFault extends RuntimeException {
  public UserFault(String message) {
    super(message);
  }

  public UserFault(String message, Throwable cause) {
    super(message, cause);
  }
}
