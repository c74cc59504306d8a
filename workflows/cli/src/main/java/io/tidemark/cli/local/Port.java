package io.tidemark.cli.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * A port of the local stack.
 *
 * @param purpose what listens on it
 * @param setting the environment variable that changes it
 */
public record Port(int number, String purpose, String setting) {

  /** Whether the port is free. */
  public boolean free() {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** The error message if another program uses it. */
  public String taken() {
    return "port %d, for %s, is in use by another program; stop that program or set %s"
        .formatted(number, purpose, setting);
  }
}
