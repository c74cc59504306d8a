package io.tidemark.cli.local;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A server or worker of the local stack: how it is started and how one sees that it is up. */
interface StackPart {
  /** In files and on the screen. */
  String name();

  /** Ports that it listens on; empty for the worker. */
  List<Port> ports();

  /** Where a person looks at it, if it can be looked at. */
  Optional<String> address();

  /** What is lacking to start it, with the way out. */
  Optional<String> lacking();

  /** The command line; may write files that the command reads. */
  List<String> command();

  /** Variables added to this process's own. */
  Map<String, String> environment();

  /** Text in the command line that no other process has. */
  String mark();

  /** Whether this project builds it, so that it is outdated after the next build. */
  default boolean ours() {
    return false;
  }

  /** Whether it answers now. */
  boolean answers();
}
