package io.tidemark.ingest.land.records;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a text says: a number, a day, or nothing. */
public final class ValueParser {
  /** What stands for a missing value in files and answers, in lower case. */
  static final Set<String> MISSING = Set.of("", "null", "nan", "na", "n/a", ".");

  /** Java's own parser would also take 1d, 1f and hexadecimal. */
  private static final Pattern FINITE =
      Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");

  private static final Pattern INFINITE =
      Pattern.compile("([+-]?)inf(?:inity)?", Pattern.CASE_INSENSITIVE);

  private static final Pattern MIDNIGHT = Pattern.compile("[T ]00:00(?::00(?:\\.0+)?)?Z?");
  private static final int ISO_LENGTH = 10;

  private ValueParser() {}

  /** The number, which may be infinite; null if the text is missing or no number. */
  public static Double number(String text) {
    String stripped = text.strip();
    if (FINITE.matcher(stripped).matches()) {
      return Double.valueOf(stripped);
    }
    Matcher infinite = INFINITE.matcher(stripped);
    return infinite.matches() ? Double.valueOf(infinite.group(1) + "Infinity") : null;
  }

  /** The ISO date, also with a midnight after it, in days since 1970; null if it is none. */
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
