package io.tidemark.cli.local;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A server or worker of the local stack: how to start it and how to check that it is up. */
interface StackPart {
  /** The name in files and on the screen. */
  String name();

  /** Ports that it listens on; empty for the worker. */
  List<Port> ports();

  /** Its web page, if it has one. */
  Optional<String> address();

  /** What is missing to start it, with the way out; empty if nothing is. */
  Optional<String> lacking();

  /** The command line; may write files that the command reads. */
  List<String> command();

  /** Environment variables in addition to those of this process. */
  Map<String, String> environment();

  /** Text that only the command line of this process contains. */
  String mark();

  /** Whether it is part of this project, and so is outdated after the next build. */
  default boolean ours() {
    return false;
  }

  /** Whether it responds now. */
  boolean answers();
}
