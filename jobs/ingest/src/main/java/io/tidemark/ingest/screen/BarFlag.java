package io.tidemark.ingest.screen;

import io.tidemark.ingest.vendors.VendorBar;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A bar that somebody should look at.
 *
 * @param standing what it means for prices
 * @param rules names of the rules it breaks
 * @param reasons the value and the rule, in words, in the same order
 * @param repair what would mend it, by field; empty if nothing suggests itself
 * @param knownAt when this could first be told
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
    /** No price rests on the bar. */
    HELD,
    /** Prices rest on it, until somebody rejects it. */
    DOUBTED,
    /** What was found does not hold any more. */
    SETTLED;

    /** As quarantine writes it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public BarFlag {
    rules = List.copyOf(rules);
    reasons = List.copyOf(reasons);
    repair = Map.copyOf(repair);
  }

  /** Both findings on one bar as one, each rule once. */
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

  /** Whether no price rests on the bar. */
  public boolean isHeld() {
    return standing == Standing.HELD;
  }

  /** The same, known at another time. */
  public BarFlag toldAt(Instant time) {
    return new BarFlag(bar, standing, rules, reasons, repair, time);
  }

  /** That it does not hold any more from that time on. */
  public BarFlag settled(Instant time) {
    return new BarFlag(bar, Standing.SETTLED, rules, reasons, repair, time);
  }
}
