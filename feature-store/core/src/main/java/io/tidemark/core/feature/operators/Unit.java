package io.tidemark.core.feature.operators;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntBinaryOperator;
import java.util.stream.Collectors;

/**
 * The dimension of a series, as powers of base units.
 *
 * @param powers by base unit, none of them zero; empty: a pure number
 */
public record Unit(SortedMap<Base, Integer> powers) {

  /** What is measured. */
  public enum Base {
    USD("USD"),
    INDEX_POINT("index point"),
    SHARE("share"),
    CONTRACT("contract"),
    TRADE("trade"),
    MINUTE("minute");

    private final String text;

    Base(String text) {
      this.text = text;
    }
  }

  /** A pure number: a return, a ratio, a rank. */
  public static final Unit NONE = new Unit(new TreeMap<>());

  /** US dollars per share. */
  public static final Unit PRICE = of(Base.USD).per(of(Base.SHARE));

  /** Shares traded. */
  public static final Unit SHARES = of(Base.SHARE);

  /** Points of an index: prices of its futures. */
  public static final Unit INDEX_POINTS = of(Base.INDEX_POINT);

  /** Futures contracts traded. */
  public static final Unit CONTRACTS = of(Base.CONTRACT);

  /** A number of trades. */
  public static final Unit TRADES = of(Base.TRADE);

  /** A time in minutes. */
  public static final Unit MINUTES = of(Base.MINUTE);

  public Unit {
    TreeMap<Base, Integer> kept = new TreeMap<>(powers);
    kept.values().removeIf(power -> power == 0);
    powers = Collections.unmodifiableSortedMap(kept);
  }

  private static Unit of(Base base) {
    return new Unit(new TreeMap<>(Map.of(base, 1)));
  }

  /** The unit of a product. */
  public Unit times(Unit other) {
    return with(other, Integer::sum);
  }

  /** The unit of a quotient. */
  public Unit per(Unit other) {
    return with(other, (own, theirs) -> own - theirs);
  }

  private Unit with(Unit other, IntBinaryOperator power) {
    SortedMap<Base, Integer> both = new TreeMap<>();
    for (Base base : Base.values()) {
      both.put(
          base, power.applyAsInt(powers.getOrDefault(base, 0), other.powers.getOrDefault(base, 0)));
    }
    return new Unit(both);
  }

  /**
   * The unit of a square root.
   *
   * @throws IllegalArgumentException if a power is odd
   */
  public Unit root() {
    if (powers.values().stream().anyMatch(power -> power % 2 != 0)) {
      throw new IllegalArgumentException(
          "%s has no square root; a pure number or a square has".formatted(this));
    }
    SortedMap<Base, Integer> halves = new TreeMap<>(powers);
    halves.replaceAll((base, power) -> power / 2);
    return new Unit(halves);
  }

  /**
   * Returns this unit if the other one is the same.
   *
   * @param verb the operation, for the error
   * @throws IllegalArgumentException if the other one differs
   */
  public Unit same(Unit other, String verb) {
    if (!equals(other)) {
      throw new IllegalArgumentException(
          "cannot %s %s and %s; both sides must have one unit".formatted(verb, this, other));
    }
    return this;
  }

  @Override
  public String toString() {
    return powers.isEmpty()
        ? "pure number"
        : powers.entrySet().stream()
            .map(
                power ->
                    power.getKey().text + (power.getValue() == 1 ? "" : "^" + power.getValue()))
            .collect(Collectors.joining(" "));
  }
}
