package io.tidemark.ingest.consensus;

import io.tidemark.ingest.vendors.PriceEvidence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One matter on which vendors do not say the same.
 *
 * @param date the session, or the ex-date
 * @param values vendor to value, in order of trust
 * @param chosen the vendor believed; empty if none
 * @param reason why, in words
 * @param evidence what the prices say of a listed action; {@link PriceEvidence#UNSEEN} where they
 *     say nothing, or where it is about something else
 * @param knownAt when this could first be told
 */
public record Disagreement(
    LocalDate date,
    Field field,
    Map<String, Double> values,
    String chosen,
    String reason,
    PriceEvidence evidence,
    Instant knownAt) {

  /** What vendors can disagree on. */
  public enum Field {
    CLOSE,
    VOLUME,
    SPLIT,
    DIVIDEND;

    /** As it is written in {@code ops.reconciliation}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Disagreement {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** One on which prices say nothing. */
  Disagreement(
      LocalDate date,
      Field field,
      Map<String, Double> values,
      String chosen,
      String reason,
      Instant knownAt) {
    this(date, field, values, chosen, reason, PriceEvidence.UNSEEN, knownAt);
  }

  /** Whether it is about an action that the prices do not bear out, applied or not. */
  public boolean isOfDoubtedAction() {
    return evidence == PriceEvidence.AMBIGUOUS || evidence == PriceEvidence.CONTRADICTED;
  }

  boolean sameContent(Disagreement other) {
    return values.equals(other.values)
        && chosen.equals(other.chosen)
        && reason.equals(other.reason)
        && evidence == other.evidence;
  }

  /** The same disagreement, known at another time. */
  Disagreement toldAt(Instant time) {
    return new Disagreement(date, field, values, chosen, reason, evidence, time);
  }
}
