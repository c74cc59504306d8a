package io.tidemark.ingest.land.records;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses text to numbers and dates. */
public final class ValueParser {
  /** The texts that mean a missing value in files and responses, in lower case. */
  static final Set<String> MISSING = Set.of("", "null", "nan", "na", "n/a", ".");

  /** Java's parser would also accept 1d, 1f and hexadecimal numbers. */
  private static final Pattern FINITE =
      Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");

  private static final Pattern INFINITE =
      Pattern.compile("([+-]?)inf(?:inity)?", Pattern.CASE_INSENSITIVE);

  private static final Pattern MIDNIGHT = Pattern.compile("[T ]00:00(?::00(?:\\.0+)?)?Z?");
  private static final int ISO_LENGTH = 10;

  private ValueParser() {}

  /** The number, which may be infinite; null if the text is missing or not a number. */
  public static Double number(String text) {
    String stripped = text.strip();
    if (FINITE.matcher(stripped).matches()) {
      return Double.valueOf(stripped);
    }
    Matcher infinite = INFINITE.matcher(stripped);
    return infinite.matches() ? Double.valueOf(infinite.group(1) + "Infinity") : null;
  }

  /**
   * An ISO date, optionally followed by midnight, in days since 1970; null if the text is not a
   * date.
   */
  static Integer epochDay(String text) {
    String stripped = text.strip();
    boolean shape =
        stripped.length() == ISO_LENGTH
            || (stripped.length() > ISO_LENGTH
                && MIDNIGHT.matcher(stripped.substring(ISO_LENGTH)).matches());
    if (!shape) {
      return null;
    }
    try {
      return (int) LocalDate.parse(stripped.substring(0, ISO_LENGTH)).toEpochDay();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
