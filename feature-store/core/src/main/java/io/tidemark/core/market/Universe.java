package io.tidemark.core.market;

import io.tidemark.core.Sha256;
import java.util.List;

/**
 * The tickers that a feature set is computed over. Ranks across tickers depend on it, so rows of
 * different universes are kept apart.
 */
public final class Universe {
  private static final String ALL = "all";

  private Universe() {}

  /**
   * A short identifier: the same for the same tickers in any order.
   *
   * @param tickers empty for all tickers
   */
  public static String id(List<String> tickers) {
    return tickers.isEmpty()
        ? ALL
        : Sha256.of(String.join(",", tickers.stream().distinct().sorted().toList()))
            .substring(0, 8);
  }
}
