package io.tidemark.workflows.cli;

import io.tidemark.core.Json;
import io.tidemark.workflows.local.LocalSettings;
import java.io.PrintStream;
import java.util.Map;

/**
 * What a command was called from.
 *
 * @param terminal whether a person's terminal shows what is printed
 */
record Shell(PrintStream out, PrintStream err, boolean terminal, Map<String, String> environment) {

  LocalSettings settings() {
    return LocalSettings.from(environment);
  }

  /** For people: a line; nothing where a machine reads. */
  void say(boolean json, String line) {
    (json ? err : out).println(line);
  }

  /** For machines: one object on one line. */
  void json(Object value) {
    out.println(Json.write(value));
  }
}
