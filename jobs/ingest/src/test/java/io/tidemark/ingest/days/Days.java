package io.tidemark.ingest.days;

import io.tidemark.core.time.TradingCalendar;
import java.time.LocalDate;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Vendors' days by session; sessions are numbered from 0, a Monday. */
public final class Days {
  public static final LocalDate FIRST = LocalDate.of(2018, 6, 4);

  /** The sessions of all tests; they include Independence Day and the half day before it. */
  public static final List<LocalDate> SESSIONS =
      TradingCalendar.XNYS.sessions(FIRST, LocalDate.of(2018, 9, 28));

  private Days() {}

  public static LocalDate date(int session) {
    return SESSIONS.get(session);
  }

  /** A vendor with bars of volume 100 on the selected sessions of a range. */
  public static VendorDays vendor(String vendor, int from, int to, IntPredicate has) {
    int[] days =
        IntStream.rangeClosed(from, to)
            .filter(has)
            .map(session -> (int) date(session).toEpochDay())
            .toArray();
    return new VendorDays(vendor, days, IntStream.of(days).mapToDouble(day -> 100).toArray());
  }

  /** A vendor with bars on all sessions of a range except some. */
  public static VendorDays without(String vendor, int from, int to, Integer... missing) {
    return vendor(vendor, from, to, session -> !List.of(missing).contains(session));
  }
}
