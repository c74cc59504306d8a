package io.tidemark.views.delta;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names of a table's commit files, from which a new version can be detected cheaply. */
public final class DeltaLog {
  private static final Pattern COMMIT = Pattern.compile("(\\d{20})\\.json");

  private DeltaLog() {}

  /** The number of the last version, from the file names alone; empty if there is no table. */
  public static OptionalLong latestVersion(Path folder) {
    Path log = folder.resolve("_delta_log");
    if (!Files.isDirectory(log)) {
      return OptionalLong.empty();
    }
    try (Stream<Path> files = Files.list(log)) {
      return files
          .map(file -> COMMIT.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .mapToLong(commit -> Long.parseLong(commit.group(1)))
          .max();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + log, e);
    }
  }
}
