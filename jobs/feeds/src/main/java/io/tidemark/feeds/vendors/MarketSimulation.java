package io.tidemark.feeds.vendors;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * A simulated market that responds over HTTP like the real vendors. Its implementation is found
 * with {@link ServiceLoader}; without one on the class path there are no {@code sim-} vendors.
 */
public interface MarketSimulation {
  /** A running server of a simulated market; it runs until it is closed. */
  interface Server extends AutoCloseable {
    /** Its base address, to which each protocol adds its paths. */
    String url();

    /** The key that it requires. */
    String key();

    @Override
    void close();
  }

  /**
   * Starts the market described by {@code SIM_SEED}, {@code SIM_FAULTS} and {@code SIM_FOLDER}, or
   * shares the one that is already running.
   *
   * @throws io.tidemark.core.UserFault naming the variable that is invalid
   */
  Server acquire(Map<String, String> environment);

  /**
   * The tickers of the simulated market.
   *
   * @throws io.tidemark.core.UserFault if the folder in {@code SIM_FOLDER} contains no bars
   */
  List<String> tickers(Map<String, String> environment);

  /** The simulation on the class path. */
  static MarketSimulation find() {
    return ServiceLoader.load(MarketSimulation.class)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "no simulated market is on the class path; add the module 'simulation'"));
  }
}
