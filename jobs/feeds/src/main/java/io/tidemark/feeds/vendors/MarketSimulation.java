package io.tidemark.feeds.vendors;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * A market that is made up, which answers over HTTP as the real vendors do. Its implementation is
 * found with {@link ServiceLoader}; a class path without one has no {@code sim-} vendors.
 */
public interface MarketSimulation {
  /** A running server of a simulated market, held until it is closed. */
  interface Server extends AutoCloseable {
    /** Its address, to which each protocol adds its own paths. */
    String url();

    /** The key that it asks for. */
    String key();

    @Override
    void close();
  }

  /**
   * Starts the market that {@code SIM_SEED}, {@code SIM_FAULTS} and {@code SIM_FOLDER} describe, or
   * joins the one that runs already.
   *
   * @throws io.tidemark.core.UserFault naming the variable that is unusable
   */
  Server acquire(Map<String, String> environment);

  /**
   * The tickers that it has.
   *
   * @throws io.tidemark.core.UserFault if the folder in {@code SIM_FOLDER} holds no bars
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
