package io.tidemark.serving.live;

import io.tidemark.serving.prices.PriceSnapshot;
import java.time.Instant;
import java.util.Optional;

/** One version, and the bars and sources that its live values are made of. */
interface LiveVersion {
  /**
   * The values as of now, computed anew if anything they rest on has changed.
   *
   * @return nothing if its tickers have no bar
   * @throws LiveUnavailable if they cannot be computed here
   */
  Optional<LiveSnapshot> snapshot(PriceSnapshot stock, Instant now);
}
