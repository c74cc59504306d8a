package io.tidemark.core;

/**
 * A fault of this machine or of a service it needs, told in one line with the way out: a taken
 * port, a missing tool, no room on the disk.
 */
public class PlatformFault extends RuntimeException {
  public PlatformFault(String message) {
    super(message);
  }

  public PlatformFault(String message, Throwable cause) {
    super(message, cause);
  }
}
