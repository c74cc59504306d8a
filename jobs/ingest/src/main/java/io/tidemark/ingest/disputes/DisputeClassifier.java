package io.tidemark.ingest.disputes;

import io.tidemark.ingest.vendors.VendorSeries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Finds the cause of each disagreement between the vendors of one ticker, and of each mismatch
 * between a vendor's prices and its own actions.
 *
 * <p>The most trusted vendor is compared with each of the others. A cause must be supported by a
 * record, by the shape of the difference over time, or by both; otherwise the dispute stays
 * unexplained. A price move of only one vendor is never classified as a split without support from
 * the other vendor's prices or a record.
 */
public final class DisputeClassifier {
  private static final Set<DisputeCause> OF_ACTIONS =
      EnumSet.of(
          DisputeCause.MISSED_SPLIT,
          DisputeCause.DOUBLE_SPLIT,
          DisputeCause.SPIN_OFF,
          DisputeCause.ADJUSTMENT_POLICY,
          DisputeCause.WRONG_EX_DATE,
          DisputeCause.SPECIAL_DIVIDEND);

  /** Causes that explain whole bars, so that other disputes about the same sessions are dropped. */
  private static final Set<DisputeCause> OF_BARS =
      EnumSet.of(
          DisputeCause.WRONG_BAR,
          DisputeCause.WRONG_INSTRUMENT,
          DisputeCause.STALE,
          DisputeCause.SHIFTED_BAR,
          DisputeCause.WRONG_FIELD,
          DisputeCause.UNIT_ERROR,
          DisputeCause.WRONG_EX_DATE,
          DisputeCause.UNEXPLAINED);

  private static final int SAME_EVENT_DAYS = 10;

  private DisputeClassifier() {}

  /**
   * The disputes of one ticker, by date.
   *
   * @param vendors most trusted first
   */
  public static List<Dispute> of(List<VendorSeries> vendors) {
    List<Dispute> disputes = new ArrayList<>();
    for (int i = 1; i < vendors.size(); i++) {
      disputes.addAll(of(new VendorPair(vendors.get(0), vendors.get(i))));
    }
    for (VendorSeries vendor : vendors) {
      addUnlessKnown(disputes, OwnActionCheck.of(vendor));
      addUnlessKnown(disputes, AdjustedCloseCheck.of(vendor));
    }
    return onePerField(disputes).stream().map(dispute -> toldWhenOver(dispute, vendors)).toList();
  }

  /**
   * A cause depends on the following session, so a dispute is known when the session after its last
   * one is, if there is one.
   */
  private static Dispute toldWhenOver(Dispute dispute, List<VendorSeries> vendors) {
    return dispute.toldAt(
        vendors.stream()
            .map(vendor -> vendor.bars().higherEntry(dispute.until()))
            .filter(Objects::nonNull)
            .map(next -> next.getValue().knownAt())
            .reduce(dispute.knownAt(), VendorPair::later));
  }

  private static List<Dispute> of(VendorPair pair) {
    List<Dispute> disputes = new ArrayList<>(PairCheck.of(pair));
    disputes.addAll(StaleRuns.afterTheEnd(pair));
    addUnlessKnown(disputes, ActionCheck.of(pair));
    Set<LocalDate> doubted = new HashSet<>();
    disputes.forEach(
        dispute -> {
          if (OF_BARS.contains(dispute.cause())) {
            dispute.date().datesUntil(dispute.until().plusDays(1)).forEach(doubted::add);
          }
        });
    disputes.addAll(new FieldCheck(pair, doubted).disputes());
    return disputes;
  }

  /** Evidence from prices takes precedence over evidence from lists of actions. */
  private static void addUnlessKnown(List<Dispute> disputes, List<Dispute> more) {
    List<Dispute> fromPrices = List.copyOf(disputes);
    for (Dispute dispute : more) {
      if (fromPrices.stream().noneMatch(other -> isSameMatter(other, dispute))) {
        disputes.add(dispute);
      }
    }
  }

  private static boolean isSameMatter(Dispute earlier, Dispute dispute) {
    boolean wrongDividend =
        dispute.field().equals("adj_close")
            && earlier.field().equals("dividend")
            && earlier.date().equals(dispute.date());
    long apart = Math.abs(earlier.date().toEpochDay() - dispute.date().toEpochDay());
    return wrongDividend
        || (OF_ACTIONS.contains(earlier.cause())
            && OF_ACTIONS.contains(dispute.cause())
            && isOfDividend(earlier) == isOfDividend(dispute)
            && apart <= SAME_EVENT_DAYS);
  }

  private static boolean isOfDividend(Dispute dispute) {
    return dispute.field().equals("dividend")
        || dispute.field().equals("adj_close")
        || dispute.cause() == DisputeCause.SPECIAL_DIVIDEND;
  }

  /** Keeps one dispute per day and field: one with a cause if there is one, else the first. */
  private static List<Dispute> onePerField(List<Dispute> disputes) {
    Map<List<Object>, Dispute> one = new LinkedHashMap<>();
    disputes.stream()
        .sorted(
            Comparator.comparing(Dispute::date)
                .thenComparing(dispute -> dispute.cause() == DisputeCause.UNEXPLAINED))
        .forEach(dispute -> one.putIfAbsent(List.of(dispute.date(), dispute.field()), dispute));
    return List.copyOf(one.values());
  }
}
