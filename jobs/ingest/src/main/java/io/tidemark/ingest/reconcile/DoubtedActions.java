package io.tidemark.ingest.reconcile;

import io.tidemark.ingest.consensus.AgreedPrice;
import io.tidemark.ingest.consensus.Disagreement;
import io.tidemark.ingest.consensus.Disagreement.Field;
import io.tidemark.ingest.disputes.Dispute;
import io.tidemark.ingest.disputes.DisputeCause;
import io.tidemark.ingest.vendors.PriceEvidence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Disputes about listed actions that the reconciled prices do not confirm, applied or not. */
final class DoubtedActions {
  /** Causes that are replaced by the evidence from prices, which is more specific. */
  private static final Set<DisputeCause> SAY_LESS =
      EnumSet.of(DisputeCause.UNEXPLAINED, DisputeCause.ADJUSTMENT_POLICY);

  private record Matter(LocalDate date, String field) {}

  private DoubtedActions() {}

  /**
   * Adds these disputes to those of a ticker. An action that its vendors already dispute keeps its
   * cause, and the result is added to the evidence.
   *
   * @param disagreements all versions, earlier ones first
   * @param prices all versions, earlier ones first
   */
  static List<Dispute> added(
      List<Dispute> disputes, List<Disagreement> disagreements, List<AgreedPrice> prices) {
    Map<Matter, Disagreement> doubted = new LinkedHashMap<>();
    disagreements.stream()
        .filter(d -> d.field() == Field.SPLIT || d.field() == Field.DIVIDEND)
        .forEach(d -> doubted.put(new Matter(d.date(), d.field().label()), d));
    doubted.values().removeIf(d -> !d.isOfDoubtedAction());
    if (doubted.isEmpty()) {
      return disputes;
    }
    boolean asTraded = holdsSplitAsTraded(doubted, prices);
    List<Dispute> all = new ArrayList<>();
    for (Dispute dispute : disputes) {
      Disagreement doubt = doubted.remove(new Matter(dispute.date(), dispute.field()));
      all.add(doubt == null ? dispute : joined(dispute, doubt, asTraded));
    }
    doubted.values().forEach(doubt -> all.add(dispute(doubt, asTraded)));
    return all;
  }

  /** Whether the prices clearly show any split as traded: then they are not split-adjusted. */
  private static boolean holdsSplitAsTraded(
      Map<Matter, Disagreement> doubted, List<AgreedPrice> prices) {
    Map<LocalDate, AgreedPrice> last = new LinkedHashMap<>();
    prices.forEach(price -> last.put(price.date(), price));
    return last.values().stream()
        .anyMatch(
            price ->
                price.splitRatio() != 1
                    && !doubted.containsKey(new Matter(price.date(), Field.SPLIT.label())));
  }

  private static Dispute joined(Dispute dispute, Disagreement doubt, boolean asTraded) {
    Dispute own = dispute(doubt, asTraded);
    if (SAY_LESS.contains(dispute.cause())) {
      return own;
    }
    Instant known = dispute.knownAt().isBefore(own.knownAt()) ? own.knownAt() : dispute.knownAt();
    return new Dispute(
        dispute.date(),
        dispute.until(),
        dispute.sessions(),
        dispute.field(),
        dispute.values(),
        dispute.cause(),
        dispute.suspect(),
        dispute.evidence() + "; " + own.evidence(),
        known);
  }

  private static Dispute dispute(Disagreement doubt, boolean asTraded) {
    boolean applied = doubt.evidence() == PriceEvidence.AMBIGUOUS;
    boolean adjusted = !applied && doubt.field() == Field.SPLIT && !asTraded;
    DisputeCause cause =
        applied
            ? DisputeCause.AMBIGUOUS_ACTION
            : adjusted ? DisputeCause.ADJUSTMENT_POLICY : DisputeCause.CONTRADICTED_ACTION;
    boolean byOne = doubt.values().size() == 1;
    return new Dispute(
        doubt.date(),
        doubt.date(),
        1,
        doubt.field().label(),
        doubt.values(),
        cause,
        cause == DisputeCause.CONTRADICTED_ACTION && byOne
            ? doubt.values().keySet().iterator().next()
            : "",
        doubt.reason(),
        doubt.knownAt());
  }
}
