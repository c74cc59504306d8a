package io.tidemark.feeds.files.time;

import io.tidemark.core.time.TradingCalendar;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * A time as written in a file.
 *
 * @param local date and time of day
 * @param offset offset from UTC; null if the file does not state it
 */
public record FileTimestamp(LocalDateTime local, ZoneOffset offset) {
  static FileTimestamp of(Instant time) {
    return new FileTimestamp(LocalDateTime.ofInstant(time, ZoneOffset.UTC), ZoneOffset.UTC);
  }

  public boolean hasOffset() {
    return offset != null;
  }

  /**
   * The instant; empty if the time is ambiguous or does not exist in the zone because of a
   * daylight-saving change.
   *
   * @param zone time zone of a time without an offset
   */
  public Optional<Instant> in(ZoneId zone) {
    if (offset != null) {
      return Optional.of(local.toInstant(offset));
    }
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    return offsets.size() == 1 ? Optional.of(local.toInstant(offsets.get(0))) : Optional.empty();
  }

  /** The time in New York, for a time with an offset. */
  LocalDateTime inNewYork() {
    return LocalDateTime.ofInstant(local.toInstant(offset), TradingCalendar.XNYS.zone());
  }

  /** Seconds on a continuous scale within a file, for computing steps between rows. */
  public long second() {
    return local.toEpochSecond(offset == null ? ZoneOffset.UTC : offset);
  }
}
