package io.tidemark.ingest.screen;

import io.tidemark.ingest.vendors.Miscount;
import io.tidemark.ingest.vendors.Ruling;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The screens of all tickers. */
public final class Screens implements Serializable {
  private static final long serialVersionUID = 1;

  private final Map<String, List<Ruling>> rulings;
  private final Map<String, List<Miscount>> miscounts;

  /**
   * @param rulings what people said about single bars, by ticker
   * @param miscounts bars that do not add up to what their vendor counts, by ticker
   */
  public Screens(Map<String, List<Ruling>> rulings, Map<String, List<Miscount>> miscounts) {
    this.rulings = new HashMap<>(rulings);
    this.miscounts = new HashMap<>(miscounts);
  }

  /** One ticker's. */
  public Screen of(String ticker) {
    return new Screen(
        rulings.getOrDefault(ticker, List.of()), miscounts.getOrDefault(ticker, List.of()));
  }
}
