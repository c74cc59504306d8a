package io.tidemark.core;

/**
 * A fault of this machine or of a service that it needs, such as a port in use, a missing tool or a
 * full disk. The message is one line and says how to solve it.
 */
public class PlatformFault extends RuntimeException {
  public PlatformFault(String message) {
    super(message);
  }

  public PlatformFault(String message, Throwable cause) {
    super(message, cause);
  }
}
