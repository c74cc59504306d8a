package io.tidemark.ingest.screen;

import io.tidemark.ingest.vendors.CountMismatch;
import io.tidemark.ingest.vendors.ManualOverride;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The screens of all tickers. */
public final class PlausibilityChecks implements Serializable {
  private static final long serialVersionUID = 1;

  private final Map<String, List<ManualOverride>> rulings;
  private final Map<String, List<CountMismatch>> miscounts;

  /**
   * @param rulings what people said about single bars, by ticker
   * @param miscounts bars that do not add up to what their vendor counts, by ticker
   */
  public PlausibilityChecks(
      Map<String, List<ManualOverride>> rulings, Map<String, List<CountMismatch>> miscounts) {
    this.rulings = new HashMap<>(rulings);
    this.miscounts = new HashMap<>(miscounts);
  }

  /** One ticker's. */
  public PlausibilityCheck of(String ticker) {
    return new PlausibilityCheck(
        rulings.getOrDefault(ticker, List.of()), miscounts.getOrDefault(ticker, List.of()));
  }
}
