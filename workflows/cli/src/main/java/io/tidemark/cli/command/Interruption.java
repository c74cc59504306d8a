package io.tidemark.cli.command;

import java.io.PrintStream;

/** Says what remains if the command is ended from outside, as by Ctrl-C, while this is open. */
public final class Interruption implements AutoCloseable {
  private final Thread hook;

  public Interruption(PrintStream err, String words) {
    this.hook = new Thread(() -> err.println("\ntidemark: " + words));
    Runtime.getRuntime().addShutdownHook(hook);
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(hook);
  }
}
