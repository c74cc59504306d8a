package io.tidemark.views.explain;

import io.tidemark.core.market.PriceHistory;
import io.tidemark.core.market.PriceVersion;
import io.tidemark.core.time.SessionAxis;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.views.prices.TickerPrices;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The prices of a ticker that the features of one of its sessions were computed from. */
public final class SeenPrices {
  private final TradingCalendar calendar;
  private final SessionAxis axis;
  private final PriceHistory history;
  private final LocalDate date;
  private final Instant knownAt;

  /**
   * @param vendors those of the set, in order of trust
   * @param calendar the set's
   * @param date the session of the features, one of the calendar's
   * @param knownAt when the features became known; they stand on no price that came later
   * @throws io.tidemark.views.UnknownNameFault if these vendors have agreed no price of the ticker
   */
  public SeenPrices(
      TickerPrices prices,
      List<String> vendors,
      TradingCalendar calendar,
      LocalDate date,
      Instant knownAt) {
    List<PriceVersion> versions =
        prices.bySources().get(prices.sources(vendors, knownAt)).known(knownAt);
    LocalDate first = versions.isEmpty() ? date : versions.get(0).date();
    LocalDate last = versions.isEmpty() ? date : versions.get(versions.size() - 1).date();
    this.calendar = calendar;
    this.axis =
        new SessionAxis(
            calendar, first.isBefore(date) ? first : date, last.isAfter(date) ? last : date);
    this.history = new PriceHistory(axis, versions);
    this.date = date;
    this.knownAt = knownAt;
  }

  /**
   * The sessions that a feature reads.
   *
   * @param from the first
   * @param to the session of the feature
   * @param sessions of the calendar, both ends included
   * @param priced those of them of which the feature's session sees a close
   */
  public record Window(LocalDate from, LocalDate to, int sessions, int priced) {}

  /**
   * The window that ends with the session.
   *
   * @param lookBack sessions before it
   */
  public Window window(int lookBack) {
    LocalDate from = date;
    for (int i = 0; i < lookBack; i++) {
      from = calendar.previous(from);
    }
    int own = axis.indexOf(date);
    int priced =
        (int)
            IntStream.rangeClosed(Math.max(0, own - lookBack), own)
                .filter(session -> hasClose(session, own))
                .count();
    return new Window(from, date, lookBack + 1, priced);
  }

  private boolean hasClose(int session, int by) {
    return history
        .version(session, by)
        .filter(version -> !Double.isNaN(version.close()))
        .isPresent();
  }

  /**
   * A time at which the session's own price was known in the version that the features see: their
   * decision time, or when that version came if it came later. Nothing if they see no price.
   */
  public Optional<Instant> ownAt() {
    int own = axis.indexOf(date);
    Instant decision = calendar.decision(date);
    Instant decided = decision.isBefore(knownAt) ? decision : knownAt;
    return history
        .version(own, own)
        .map(PriceVersion::knownAt)
        .map(came -> came.isAfter(decided) ? came : decided);
  }
}
