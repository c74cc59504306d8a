package io.tidemark.core.market;

import io.tidemark.core.Sha256;
import io.tidemark.core.UserFault;
import java.util.List;
import java.util.Optional;

/**
 * The tickers that a feature set is computed over: all there are, named ones, or in each session
 * the members of an index. Ranks across tickers depend on it, so rows of different universes are
 * kept apart.
 *
 * @param tickers named ones; empty: all, or the members of the index
 * @param index name of an index in {@code market.index_members}; empty: none
 */
public record Universe(List<String> tickers, String index) {
  /** Identifier of the universe of all tickers. */
  public static final String ALL = "all";

  private static final String INDEX = "index:";

  /**
   * Null stands for no tickers or no index.
   *
   * @throws UserFault if both are given, or the index cannot be a name
   */
  public Universe {
    tickers = tickers == null ? List.of() : List.copyOf(tickers);
    index = index == null ? "" : index.strip();
    if (!tickers.isEmpty() && !index.isEmpty()) {
      throw new UserFault(
          "tickers %s and universe '%s' both choose tickers; name one of them"
              .formatted(tickers, index));
    }
    if (!index.matches("[A-Za-z0-9._-]*")) {
      throw new UserFault(
          "universe '%s' must be the name of an imported index, of letters, digits, '.', '-' or '_', such as sp500"
              .formatted(index));
    }
  }

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

  /** A short identifier: the same for the same index, or the same tickers in any order. */
  public String id() {
    return index.isEmpty() ? id(tickers) : INDEX + index;
  }

  /** The index of a universe with that identifier, if it is one of an index. */
  public static Optional<String> indexOf(String id) {
    return id.startsWith(INDEX) ? Optional.of(id.substring(INDEX.length())) : Optional.empty();
  }
}
