package io.tidemark.core.time;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** What one market's rule book says of a day; the rest of a calendar follows from it. */
sealed interface MarketHours permits NewYorkStocks, GlobexEquityIndex {
  /** Whether the market trades under that date, for all or part of it. */
  boolean isSession(LocalDate day);

  /** Whether the session ends before its regular time. */
  boolean isEarlyClose(LocalDate session);

  /** When the session's trading begins; of a day that is none, when it would. */
  Instant open(LocalDate session);

  /** When the session's trading ends; of a day that is none, when it would. */
  Instant close(LocalDate session);

  /** The stretch within the session during which nothing trades, if there is one. */
  Optional<TradingCalendar.Pause> pause(LocalDate session);
}
