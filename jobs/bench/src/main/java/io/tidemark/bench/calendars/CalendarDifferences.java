package io.tidemark.bench.calendars;

import io.tidemark.core.time.TradingCalendar;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares the sessions of the New York Stock Exchange since 1962 according to {@link
 * TradingCalendar#XNYS} and two Python libraries, and lists every day on which any of the three
 * differ.
 */
public final class CalendarDifferences {
  private static final LocalDate FIRST = LocalDate.of(1962, 1, 1);
  private static final List<String> LIBRARIES =
      List.of("exchange_calendars", "pandas_market_calendars");

  /**
   * Consecutive days, among those on which at least one calendar has a session, on which the
   * calendars differ in the same way.
   *
   * @param hours hours by calendar, such as {@code 09:30-16:00}, or {@code closed}
   */
  public record Difference(LocalDate from, LocalDate to, int days, Map<String, String> hours) {
    /** One line: the days, how many, and each calendar's hours. */
    public String text() {
      StringBuilder text = new StringBuilder("%s to %s %5d".formatted(from, to, days));
      hours.forEach((calendar, open) -> text.append("  %s %-11s".formatted(calendar, open)));
      return text.toString().stripTrailing();
    }
  }

  private final Path python;

  /**
   * @param python a Python interpreter with the libraries installed
   */
  public CalendarDifferences(Path python) {
    this.python = python;
  }

  /**
   * The differences from the first day to the end of next year, for which the exchange has
   * published its calendar.
   */
  public List<Difference> find() throws IOException {
    Map<String, Map<LocalDate, String>> calendars = new LinkedHashMap<>();
    calendars.put("tidemark", ours(FIRST, last()));
    for (String library : LIBRARIES) {
      List<String> lines = theirs(library);
      calendars.put(lines.get(0), sessions(lines.subList(1, lines.size())));
    }
    return differences(calendars);
  }

  /** The ranges of days on which the calendars differ, in order. */
  static List<Difference> differences(Map<String, Map<LocalDate, String>> calendars) {
    TreeSet<LocalDate> days = new TreeSet<>();
    calendars.values().forEach(sessions -> days.addAll(sessions.keySet()));
    List<Difference> found = new ArrayList<>();
    Difference open = null;
    for (LocalDate day : days) {
      Map<String, String> hours = new LinkedHashMap<>();
      calendars.forEach((name, sessions) -> hours.put(name, sessions.getOrDefault(day, "closed")));
      boolean goesOn = open != null && open.hours().equals(hours);
      if (goesOn) {
        open = new Difference(open.from(), day, open.days() + 1, hours);
        found.set(found.size() - 1, open);
      } else if (hours.values().stream().distinct().count() > 1) {
        open = new Difference(day, day, 1, hours);
        found.add(open);
      } else {
        open = null;
      }
    }
    return found;
  }

  /** A library's name with its version, and its sessions. */
  private List<String> theirs(String library) throws IOException {
    String script;
    try (InputStream text = CalendarDifferences.class.getResourceAsStream("/bench/calendars.py")) {
      script = new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
    Process process =
        new ProcessBuilder(
                python.toString(), "-c", script, library, FIRST.toString(), last().toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> lines;
    try (BufferedReader answer = process.inputReader(StandardCharsets.UTF_8)) {
      lines = answer.lines().toList();
    }
    if (lines.size() < 2) {
      throw new IOException(
          "%s gave no sessions of %s; see its output above".formatted(python, library));
    }
    return lines;
  }

  /** Tidemark's sessions with their hours. */
  static Map<LocalDate, String> ours(LocalDate from, LocalDate to) {
    TradingCalendar calendar = TradingCalendar.XNYS;
    Map<LocalDate, String> sessions = new TreeMap<>();
    for (LocalDate day : calendar.sessions(from, to)) {
      sessions.put(day, hours(clock(calendar.open(day)), clock(calendar.close(day))));
    }
    return sessions;
  }

  private static LocalTime clock(Instant time) {
    return LocalTime.ofInstant(time, TradingCalendar.XNYS.zone());
  }

  private static Map<LocalDate, String> sessions(List<String> lines) {
    Map<LocalDate, String> sessions = new TreeMap<>();
    for (String line : lines) {
      String[] words = line.split(" ", -1);
      sessions.put(
          LocalDate.parse(words[0]), hours(LocalTime.parse(words[1]), LocalTime.parse(words[2])));
    }
    return sessions;
  }

  private static String hours(LocalTime open, LocalTime close) {
    return open + "-" + close;
  }

  private static LocalDate last() {
    return LocalDate.of(LocalDate.now(TradingCalendar.XNYS.zone()).getYear() + 1, 12, 31);
  }
}
