package io.tidemark.core.time;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** The rules of one market for a day; the rest of a calendar is derived from them. */
sealed interface MarketHours permits NewYorkStocks, GlobexEquityIndex {
  /** Whether the market trades under that date, for all or part of it. */
  boolean isSession(LocalDate day);

  /** Whether the session ends before its regular time. */
  boolean isEarlyClose(LocalDate session);

  /** When trading of the session begins; for a day that is not a session, when it would. */
  Instant open(LocalDate session);

  /** When trading of the session ends; for a day that is not a session, when it would. */
  Instant close(LocalDate session);

  /** The period within the session during which nothing trades, if there is one. */
  Optional<TradingCalendar.Pause> pause(LocalDate session);
}
