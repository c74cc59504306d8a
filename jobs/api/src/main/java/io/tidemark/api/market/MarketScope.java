package io.tidemark.api.market;

import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import io.tidemark.core.market.Universe;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * Which market data a step is about, and as known when. Its fields stand in a request's JSON beside
 * the request's own ({@link MarketScoped}).
 *
 * @param vendors sources of prices in order of trust
 * @param tickers empty: all that the vendors have
 * @param from first session; null: left open
 * @param to last session; null: left open
 * @param asOf knowledge time of every read; null: left open
 * @param universe name of an index, whose members in each session are the tickers; empty: none
 */
public record MarketScope(
    List<String> vendors,
    List<String> tickers,
    LocalDate from,
    LocalDate to,
    Instant asOf,
    String universe) {
  /**
   * Null stands for no vendors, tickers or universe.
   *
   * @throws UserFault if one of them is null, if the last session is before the first, or if both
   *     tickers and a universe are given
   */
  public MarketScope {
    vendors = names("vendors", vendors);
    tickers = names("tickers", tickers);
    universe = new Universe(tickers, universe).index();
    if (from != null && to != null && to.isBefore(from)) {
      throw new UserFault("to is %s, which is before from, %s".formatted(to, from));
    }
  }

  /** A scope of all tickers or of named ones. */
  public MarketScope(
      List<String> vendors, List<String> tickers, LocalDate from, LocalDate to, Instant asOf) {
    this(vendors, tickers, from, to, asOf, "");
  }

  /** {@linkplain Universe#id Identifier} of the tickers that it is about. */
  public String universeId() {
    return new Universe(tickers, universe).id();
  }

  /** The same up to that session. */
  public MarketScope until(LocalDate last) {
    return new MarketScope(vendors, tickers, from, last, asOf, universe);
  }

  /** The same as known at that time. */
  public MarketScope knownAt(Instant time) {
    return new MarketScope(vendors, tickers, from, to, time, universe);
  }

  /**
   * This scope, if it leaves nothing open that a step needs.
   *
   * @param step the key of the step that needs it
   * @throws UserFault naming the step and what is missing
   */
  public MarketScope settled(RunKey step) {
    if (vendors.isEmpty()) {
      throw new UserFault("step %s names no vendor; name at least one".formatted(step));
    }
    require(step, "from", from, "the first session, such as 2016-01-04");
    require(step, "to", to, "the last session, such as 2023-12-29");
    require(step, "asOf", asOf, "the knowledge time, such as 2024-01-02T21:00:00Z");
    return this;
  }

  private static List<String> names(String field, List<String> names) {
    if (names == null) {
      return List.of();
    }
    if (names.stream().anyMatch(Objects::isNull)) {
      throw new UserFault("%s %s must all be names; remove the null".formatted(field, names));
    }
    return List.copyOf(names);
  }

  private static void require(RunKey step, String field, Object value, String meaning) {
    if (value == null) {
      throw new UserFault("step %s has no '%s'; say %s".formatted(step, field, meaning));
    }
  }
}
