package io.tidemark.views.explain;

import io.tidemark.views.delta.BatchRow;
import io.tidemark.views.ops.QuarantinedRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One version of a vendor's bar of the day, as received.
 *
 * @param open USD per share, as are the other prices; NaN if missing
 * @param volume shares
 * @param adjClose the vendor's own adjusted close; NaN if missing
 * @param place file and line, or address and index
 * @param payload SHA-256 of the vendor payload
 * @param putIn if a person overrode the vendor's values with these: who, why, until when
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
    Optional<BarOverride> putIn) {

  /**
   * The decision by which a bar replaced the vendor's own.
   *
   * @param row id of the row in quarantine, which has the vendor's values
   * @param state overridden while the decision counts; lapsed or another state afterwards
   */
  public record BarOverride(
      String row, QuarantinedRow.State state, String who, String why, Optional<Instant> until) {}

  /** Whether the bar no longer counts because its decision does not. */
  boolean isOver() {
    return putIn.filter(word -> word.state() != QuarantinedRow.State.OVERRIDDEN).isPresent();
  }

  /**
   * The bar of a table row.
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

  /** An overriding bar has the place of the quarantined row and the time of the decision. */
  private static Optional<BarOverride> putIn(
      QuarantinedRow waiting, String place, Instant knownAt) {
    return waiting
        .decision()
        .filter(word -> word.decision().equals("override"))
        .filter(word -> word.at().equals(knownAt) && waiting.place().orElse("").equals(place))
        .map(
            word ->
                new BarOverride(
                    waiting.id(), waiting.state(), word.who(), word.why(), word.until()));
  }
}
