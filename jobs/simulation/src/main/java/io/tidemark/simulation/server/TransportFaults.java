package io.tidemark.simulation.server;

import io.tidemark.simulation.GroundTruth;
import io.tidemark.simulation.market.KeyedNoise;
import io.tidemark.simulation.setup.FaultMix;
import io.tidemark.simulation.setup.FaultName;
import io.tidemark.simulation.setup.Simulation;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Transport faults of simulated vendors: depending on the seed, some requests fail the first time,
 * and one of Tiingo's tickers always fails.
 */
@FunctionalInterface
public interface TransportFaults {
  /**
   * How the request fails this time; empty if it succeeds.
   *
   * @param vendor name of the real vendor, such as {@code polygon}
   * @param subject ticker or series
   * @param question path and page of the request
   */
  Optional<Fault> next(String vendor, String subject, String question);

  /** No faults. */
  static TransportFaults none() {
    return (vendor, subject, question) -> Optional.empty();
  }

  /** The faults of a seed. */
  static TransportFaults of(long seed) {
    return new Seeded(seed, ConcurrentHashMap.newKeySet());
  }

  /** The faults of a simulation: those of its seed, or those that it names. */
  static TransportFaults of(Simulation simulation) {
    if (!simulation.faults().usual()) {
      return new Named(simulation.seed(), simulation.faults(), new ConcurrentHashMap<>());
    }
    return of(simulation.seed());
  }

  /** A way to fail. */
  enum Fault {
    /** HTTP 429 with the time to wait. */
    THROTTLED_STATED,
    /** HTTP 429 without the time to wait. */
    THROTTLED,
    /** HTTP 500. */
    SERVER_ERROR,
    /** A good status and half the body. */
    TRUNCATED,
    /** The connection is closed without a response. */
    RESET,
    /** The response is late. */
    SLOW,
    /** A good status and a body that does not match the protocol. */
    GARBAGE,
    /** The page names itself as the next page. */
    REPEATED_TOKEN
  }

  /**
   * Faults drawn from a seed.
   *
   * @param failed requests that have already failed
   */
  record Seeded(long seed, Set<String> failed) implements TransportFaults {
    private static final int ONE_IN = 12;
    private static final List<Fault> FAULTS =
        List.of(
            Fault.THROTTLED_STATED,
            Fault.THROTTLED,
            Fault.SERVER_ERROR,
            Fault.TRUNCATED,
            Fault.RESET);

    @Override
    public Optional<Fault> next(String vendor, String subject, String question) {
      if (vendor.equals("tiingo") && subject.equals(GroundTruth.tickerWithoutTiingo(seed))) {
        return Optional.of(Fault.SERVER_ERROR);
      }
      KeyedNoise noise = KeyedNoise.of(seed, "transport " + vendor + " " + question);
      if (noise.below(ONE_IN) > 0 || !failed.add(vendor + " " + question)) {
        return Optional.empty();
      }
      return Optional.of(FAULTS.get(noise.below(FAULTS.size())));
    }
  }

  /**
   * Faults by name, drawn anew for each request; but repeated pages always occur for the same
   * subjects.
   *
   * @param asked how often each request was made
   */
  record Named(long seed, FaultMix mix, ConcurrentHashMap<String, Integer> asked)
      implements TransportFaults {
    private static final Map<FaultName, Fault> FAULTS = new EnumMap<>(FaultName.class);

    static {
      FAULTS.put(FaultName.THROTTLE, Fault.THROTTLED_STATED);
      FAULTS.put(FaultName.THROTTLE_SILENT, Fault.THROTTLED);
      FAULTS.put(FaultName.SERVER_ERROR, Fault.SERVER_ERROR);
      FAULTS.put(FaultName.SLOW, Fault.SLOW);
      FAULTS.put(FaultName.RESET, Fault.RESET);
      FAULTS.put(FaultName.TRUNCATED, Fault.TRUNCATED);
      FAULTS.put(FaultName.GARBAGE, Fault.GARBAGE);
    }

    @Override
    public Optional<Fault> next(String vendor, String subject, String question) {
      String key = vendor + " " + question;
      int time = asked.merge(key, 1, Integer::sum);
      double draw = KeyedNoise.of(seed, "named " + key, time).uniform();
      for (Map.Entry<FaultName, Fault> fault : FAULTS.entrySet()) {
        draw -= mix.rate(fault.getKey());
        if (draw < 0) {
          return Optional.of(fault.getValue());
        }
      }
      KeyedNoise pages = KeyedNoise.of(seed, "repeated token " + vendor + " " + subject);
      return pages.uniform() < mix.rate(FaultName.REPEATED_TOKEN)
          ? Optional.of(Fault.REPEATED_TOKEN)
          : Optional.empty();
    }
  }
}
