package io.tidemark.cli.command;

import java.io.PrintStream;

/** Prints a hint if the command is stopped from outside, as by Ctrl-C, while this is open. */
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
