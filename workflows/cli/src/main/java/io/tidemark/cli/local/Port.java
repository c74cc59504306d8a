package io.tidemark.cli.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * A port of the local stack.
 *
 * @param purpose what answers there
 * @param setting the variable that moves it
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

  /** What to say when another program has it. */
  public String taken() {
    return "port %d, for %s, is taken by another program; stop that program or set %s"
        .formatted(number, purpose, setting);
  }
}
