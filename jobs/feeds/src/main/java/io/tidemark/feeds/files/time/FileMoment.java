package io.tidemark.feeds.files.time;

import io.tidemark.core.time.TradingCalendar;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * A moment as a file tells it.
 *
 * @param local the time on the clock
 * @param offset of that clock from UTC; null if the file does not say
 */
public record FileMoment(LocalDateTime local, ZoneOffset offset) {
  static FileMoment of(Instant time) {
    return new FileMoment(LocalDateTime.ofInstant(time, ZoneOffset.UTC), ZoneOffset.UTC);
  }

  public boolean hasOffset() {
    return offset != null;
  }

  /**
   * The instant; empty where that zone's clock showed this time twice or never, as when it is put
   * back or forward.
   *
   * @param zone of a moment without an offset
   */
  public Optional<Instant> in(ZoneId zone) {
    if (offset != null) {
      return Optional.of(local.toInstant(offset));
    }
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    return offsets.size() == 1 ? Optional.of(local.toInstant(offsets.get(0))) : Optional.empty();
  }

  /** The time on New York's clock, of a moment with an offset. */
  LocalDateTime inNewYork() {
    return LocalDateTime.ofInstant(local.toInstant(offset), TradingCalendar.XNYS.zone());
  }

  /** Seconds on a clock that runs evenly through a file, for steps from row to row. */
  public long second() {
    return local.toEpochSecond(offset == null ? ZoneOffset.UTC : offset);
  }
}
