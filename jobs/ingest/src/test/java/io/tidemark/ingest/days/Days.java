package io.tidemark.ingest.days;

import io.tidemark.core.time.TradingCalendar;
import java.time.LocalDate;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Days of vendors by session, numbered from 0 on a Monday. */
public final class Days {
  public static final LocalDate FIRST = LocalDate.of(2018, 6, 4);

  /** Long enough for every test; it has an Independence Day and the half day before it. */
  public static final List<LocalDate> SESSIONS =
      TradingCalendar.XNYS.sessions(FIRST, LocalDate.of(2018, 9, 28));

  private Days() {}

  public static LocalDate date(int session) {
    return SESSIONS.get(session);
  }

  /** A vendor with a bar of volume 100 on some of the sessions from one to another. */
  public static VendorDays vendor(String vendor, int from, int to, IntPredicate has) {
    int[] days =
        IntStream.rangeClosed(from, to)
            .filter(has)
            .map(session -> (int) date(session).toEpochDay())
            .toArray();
    return new VendorDays(vendor, days, IntStream.of(days).mapToDouble(day -> 100).toArray());
  }

  /** A vendor with a bar on all of them but some. */
  public static VendorDays without(String vendor, int from, int to, Integer... missing) {
    return vendor(vendor, from, to, session -> !List.of(missing).contains(session));
  }
}
