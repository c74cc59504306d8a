package io.tidemark.ingest.consensus;

import io.tidemark.ingest.vendors.PriceEvidence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One value on which vendors disagree.
 *
 * @param date the session, or the ex-date
 * @param values value by vendor, most trusted first
 * @param chosen the chosen vendor; empty if none
 * @param reason why it was chosen
 * @param evidence whether prices confirm a listed action; {@link PriceEvidence#UNSEEN} if they do
 *     not show it, or if the disagreement is not about an action
 * @param knownAt when this could first be known
 */
public record Disagreement(
    LocalDate date,
    Field field,
    Map<String, Double> values,
    String chosen,
    String reason,
    PriceEvidence evidence,
    Instant knownAt) {

  /** The fields on which vendors can disagree. */
  public enum Field {
    CLOSE,
    VOLUME,
    SPLIT,
    DIVIDEND;

    /** The value in {@code ops.reconciliation}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Disagreement {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** A disagreement without evidence from prices. */
  Disagreement(
      LocalDate date,
      Field field,
      Map<String, Double> values,
      String chosen,
      String reason,
      Instant knownAt) {
    this(date, field, values, chosen, reason, PriceEvidence.UNSEEN, knownAt);
  }

  /** Whether it is about an action that the prices do not confirm, applied or not. */
  public boolean isOfDoubtedAction() {
    return evidence == PriceEvidence.AMBIGUOUS || evidence == PriceEvidence.CONTRADICTED;
  }

  boolean sameContent(Disagreement other) {
    return values.equals(other.values)
        && chosen.equals(other.chosen)
        && reason.equals(other.reason)
        && evidence == other.evidence;
  }

  /** The same disagreement with another {@code knownAt}. */
  Disagreement toldAt(Instant time) {
    return new Disagreement(date, field, values, chosen, reason, evidence, time);
  }
}
