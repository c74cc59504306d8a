package io.tidemark.ingest.screen;

import io.tidemark.ingest.vendors.VendorBar;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A finding about a bar that a person should review.
 *
 * @param standing what it means for prices
 * @param rules names of the rules it breaks
 * @param reasons the value and the rule, in the same order
 * @param repair suggested corrections by field; empty if there are none
 * @param knownAt when this could first be known
 */
public record BarFlag(
    VendorBar bar,
    Standing standing,
    List<String> rules,
    List<String> reasons,
    Map<String, Double> repair,
    Instant knownAt) {
  /** What a finding means for prices. */
  public enum Standing {
    /** No price is based on the bar. */
    HELD,
    /** Prices are based on it until a person rejects it. */
    DOUBTED,
    /** The finding is no longer valid. */
    SETTLED;

    /** The value in {@code ops.quarantine}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public BarFlag {
    rules = List.copyOf(rules);
    reasons = List.copyOf(reasons);
    repair = Map.copyOf(repair);
  }

  /** Merges two findings about the same bar, each rule once. */
  public BarFlag with(BarFlag other) {
    if (rules.containsAll(other.rules)) {
      return this;
    }
    return new BarFlag(
        bar,
        standing == Standing.HELD ? standing : other.standing,
        Stream.concat(rules.stream(), other.rules.stream()).toList(),
        Stream.concat(reasons.stream(), other.reasons.stream()).toList(),
        repair.isEmpty() ? other.repair : repair,
        knownAt.isBefore(other.knownAt) ? knownAt : other.knownAt);
  }

  /** Whether no price is based on the bar. */
  public boolean isHeld() {
    return standing == Standing.HELD;
  }

  /** The same finding with another {@code knownAt}. */
  public BarFlag toldAt(Instant time) {
    return new BarFlag(bar, standing, rules, reasons, repair, time);
  }

  /** The version that settles this finding from that time on. */
  public BarFlag settled(Instant time) {
    return new BarFlag(bar, Standing.SETTLED, rules, reasons, repair, time);
  }
}
