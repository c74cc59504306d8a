package io.tidemark.ingest.screen;

import io.tidemark.ingest.vendors.CountMismatch;
import io.tidemark.ingest.vendors.ManualOverride;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The plausibility checks of all tickers. */
public final class PlausibilityChecks implements Serializable {
  private static final long serialVersionUID = 1;

  private final Map<String, List<ManualOverride>> rulings;
  private final Map<String, List<CountMismatch>> miscounts;

  /**
   * @param rulings people's decisions about single bars, by ticker
   * @param miscounts bars that do not match their vendor's own counts, by ticker
   */
  public PlausibilityChecks(
      Map<String, List<ManualOverride>> rulings, Map<String, List<CountMismatch>> miscounts) {
    this.rulings = new HashMap<>(rulings);
    this.miscounts = new HashMap<>(miscounts);
  }

  /** The check of one ticker. */
  public PlausibilityCheck of(String ticker) {
    return new PlausibilityCheck(
        rulings.getOrDefault(ticker, List.of()), miscounts.getOrDefault(ticker, List.of()));
  }
}
