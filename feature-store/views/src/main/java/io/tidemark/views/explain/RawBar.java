package io.tidemark.views.explain;

import io.tidemark.views.delta.BatchRow;
import io.tidemark.views.ops.QuarantinedRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One version of what a vendor says of the day, as it was given.
 *
 * @param open USD per share, as are the other prices; NaN where there is none
 * @param volume shares
 * @param adjClose the vendor's own adjusted close; NaN where it gives none
 * @param place file and line, or address and index
 * @param payload SHA-256 of the vendor's answer or of the imported file
 * @param putIn if somebody put these values in place of those at that place: who, why, until when
 */
public record RawBar(
    String vendor,
    double open,
    double high,
    double low,
    double close,
    double volume,
    double vwap,
    double adjClose,
    Instant knownAt,
    String place,
    String payload,
    Optional<PutIn> putIn) {

  /**
   * The decision by which a bar replaced another.
   *
   * @param row id of the row in quarantine, which has the vendor's own values
   * @param state overridden while it counts; lapsed or any other after that
   */
  public record PutIn(
      String row, QuarantinedRow.State state, String who, String why, Optional<Instant> until) {}

  /** Whether it counts no more since the word by which it was put in does not. */
  boolean isOver() {
    return putIn.filter(word -> word.state() != QuarantinedRow.State.OVERRIDDEN).isPresent();
  }

  /**
   * As the table has it.
   *
   * @param queue the rows of the day in quarantine
   */
  static RawBar of(BatchRow row, List<QuarantinedRow> queue) {
    Instant knownAt = row.instant("known_at");
    return new RawBar(
        row.text("vendor"),
        row.number("open"),
        row.number("high"),
        row.number("low"),
        row.number("close"),
        row.number("volume"),
        row.number("vwap"),
        row.number("adj_close"),
        knownAt,
        row.textOrEmpty("place"),
        row.textOrEmpty("payload"),
        queue.stream()
            .filter(waiting -> waiting.source().equals(row.text("vendor")))
            .flatMap(waiting -> putIn(waiting, row.textOrEmpty("place"), knownAt).stream())
            .findFirst());
  }

  /** What was put in carries the place of the row and the time of the word. */
  private static Optional<PutIn> putIn(QuarantinedRow waiting, String place, Instant knownAt) {
    return waiting
        .decision()
        .filter(word -> word.decision().equals("override"))
        .filter(word -> word.at().equals(knownAt) && waiting.place().orElse("").equals(place))
        .map(
            word -> new PutIn(waiting.id(), waiting.state(), word.who(), word.why(), word.until()));
  }
}
