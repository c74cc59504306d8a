package io.tidemark.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** JVM options of the processes of the local stack. */
public final class JavaOptions {
  private JavaOptions() {}

  /** Temporary files go to the data folder, like all other files. */
  public static List<String> within(LocalSettings settings) {
    Path temporary = settings.data().resolve("tmp");
    try {
      Files.createDirectories(temporary);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + temporary, e);
    }
    return List.of("-Djava.io.tmpdir=" + temporary, "-XX:-UsePerfData");
  }

  /** Options for the same logging as that of the command line. */
  public static List<String> logging(LocalSettings settings) {
    return List.of(
        "-Dlog4j2.configurationFile=tidemark-log4j2.xml",
        "-Dtidemark.logs=" + settings.data().resolve("logs"));
  }
}
