package io.tidemark.cli.console;

import java.time.Duration;
import java.util.Locale;

/** Durations and lines as text for people. */
public final class DurationText {
  private DurationText() {}

  /** Such as {@code 8 s}, {@code 2 min 05 s} or {@code 1 h 10 min}. */
  public static String of(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
    }
    return String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds % 3600 / 60);
  }

  /** The text on one line, cut to that many characters, with a mark if it was cut. */
  public static String fit(String text, int width) {
    String line = text.replaceAll("\\s*\\R\\s*", " ").stripTrailing();
    return line.length() <= width ? line : line.substring(0, Math.max(0, width - 1)) + "…";
  }
}
