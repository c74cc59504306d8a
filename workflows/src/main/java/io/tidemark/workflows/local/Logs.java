package io.tidemark.workflows.local;

import java.util.List;

/** Options of a Java process that logs as the command line does. */
final class Logs {
  private Logs() {}

  static List<String> options(LocalSettings settings) {
    return List.of(
        "-Dlog4j2.configurationFile=tidemark-log4j2.xml",
        "-Dtidemark.logs=" + settings.data().resolve("logs"));
  }
}
