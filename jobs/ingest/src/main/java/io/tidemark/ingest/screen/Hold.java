package io.tidemark.ingest.screen;

import io.tidemark.ingest.vendors.VendorBar;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A bar that somebody should look at.
 *
 * @param held whether no price rests on it; else prices do, until somebody rejects it
 * @param rules names of the rules it breaks
 * @param reasons the value and the rule, in words, in the same order
 * @param repair what would mend it, by field; empty if nothing suggests itself
 * @param knownAt when this could first be told
 */
public record Hold(
    VendorBar bar,
    boolean held,
    List<String> rules,
    List<String> reasons,
    Map<String, Double> repair,
    Instant knownAt) {
  public Hold {
    rules = List.copyOf(rules);
    reasons = List.copyOf(reasons);
    repair = Map.copyOf(repair);
  }

  /** Both findings on one bar as one, each rule once. */
  public Hold with(Hold other) {
    if (rules.containsAll(other.rules)) {
      return this;
    }
    return new Hold(
        bar,
        held || other.held,
        Stream.concat(rules.stream(), other.rules.stream()).toList(),
        Stream.concat(reasons.stream(), other.reasons.stream()).toList(),
        repair.isEmpty() ? other.repair : repair,
        knownAt.isBefore(other.knownAt) ? knownAt : other.knownAt);
  }

  /** The same, known at another time. */
  public Hold toldAt(Instant time) {
    return new Hold(bar, held, rules, reasons, repair, time);
  }
}
