package io.tidemark.feeds.sim;

import io.tidemark.feeds.sim.market.Noise;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How the simulated vendors fail to answer: some questions fail the first time they are asked, as
 * the seed and the question decide, and one ticker of Tiingo's fails for ever.
 */
@FunctionalInterface
public interface TransportFaults {
  /**
   * How the question fails this time; empty if it is answered.
   *
   * @param vendor {@code polygon}, {@code tiingo} or {@code fred}
   * @param subject ticker or series
   * @param question its path and page
   */
  Optional<Fault> next(String vendor, String subject, String question);

  /** A server that always answers. */
  static TransportFaults none() {
    return (vendor, subject, question) -> Optional.empty();
  }

  /** The faults of a seed. */
  static TransportFaults of(long seed) {
    return new Seeded(seed, ConcurrentHashMap.newKeySet());
  }

  /** A way to fail. */
  enum Fault {
    /** HTTP 429, saying when to come again. */
    THROTTLED_STATED,
    /** HTTP 429, saying nothing. */
    THROTTLED,
    /** HTTP 500. */
    SERVER_ERROR,
    /** A good status and half the body. */
    TRUNCATED,
    /** The connection is cut without an answer. */
    RESET
  }

  /**
   * Faults drawn from a seed.
   *
   * @param failed questions that have failed already
   */
  record Seeded(long seed, Set<String> failed) implements TransportFaults {
    private static final int ONE_IN = 12;
    private static final List<Fault> FAULTS = List.of(Fault.values());

    @Override
    public Optional<Fault> next(String vendor, String subject, String question) {
      if (vendor.equals("tiingo") && subject.equals(Truth.tickerWithoutTiingo(seed))) {
        return Optional.of(Fault.SERVER_ERROR);
      }
      Noise noise = Noise.of(seed, "transport " + vendor + " " + question);
      if (noise.below(ONE_IN) > 0 || !failed.add(vendor + " " + question)) {
        return Optional.empty();
      }
      return Optional.of(FAULTS.get(noise.below(FAULTS.size())));
    }
  }
}
