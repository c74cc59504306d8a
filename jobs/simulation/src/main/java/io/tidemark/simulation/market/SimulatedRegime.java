package io.tidemark.simulation.market;

/** The true state of the simulated economy. */
public enum SimulatedRegime {
  CALM(0.0006, 0.006, 1.0, 1.0 / 200),
  NEUTRAL(0.0002, 0.009, 1.25, 1.0 / 60),
  STRESSED(-0.0009, 0.016, 1.7, 1.0 / 60);

  /** The fewest sessions that a regime lasts. */
  static final int LEAST_SESSIONS = 60;

  private final double drift;
  private final double volatility;
  private final double scale;
  private final double hazard;

  SimulatedRegime(double drift, double volatility, double scale, double hazard) {
    this.drift = drift;
    this.volatility = volatility;
    this.scale = scale;
    this.hazard = hazard;
  }

  /** Mean log return of the market per session. */
  double drift() {
    return drift;
  }

  /** Standard deviation of the market's log return per session. */
  double volatility() {
    return volatility;
  }

  /** Factor on the volatility of sectors and single shares. */
  double scale() {
    return scale;
  }

  /** The regime of the next session, after this many sessions in the current one. */
  SimulatedRegime next(int sessionsSoFar, KeyedNoise noise) {
    boolean stays = sessionsSoFar < LEAST_SESSIONS || noise.uniform() >= hazard;
    if (stays) {
      return this;
    }
    double choice = noise.uniform();
    return switch (this) {
      case CALM -> choice < 0.7 ? NEUTRAL : STRESSED;
      case NEUTRAL -> choice < 0.6 ? CALM : STRESSED;
      case STRESSED -> choice < 0.7 ? NEUTRAL : CALM;
    };
  }
}
