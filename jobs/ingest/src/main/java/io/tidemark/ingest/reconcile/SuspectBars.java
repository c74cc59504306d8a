package io.tidemark.ingest.reconcile;

import io.tidemark.ingest.consensus.AgreedPrice;
import io.tidemark.ingest.disputes.Dispute;
import io.tidemark.ingest.disputes.DisputeCause;
import io.tidemark.ingest.disputes.VendorPair;
import io.tidemark.ingest.screen.BarFlag;
import io.tidemark.ingest.screen.BarFlag.Standing;
import io.tidemark.ingest.vendors.VendorBar;
import io.tidemark.ingest.vendors.VendorSeries;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The bars that a dispute finds to be wrong, for review by a person. */
public final class SuspectBars {
  private static final Set<DisputeCause> OF_BARS =
      EnumSet.of(
          DisputeCause.WRONG_BAR,
          DisputeCause.WRONG_INSTRUMENT,
          DisputeCause.STALE,
          DisputeCause.SHIFTED_BAR,
          DisputeCause.WRONG_FIELD,
          DisputeCause.STRAY_PRINT,
          DisputeCause.UNIT_ERROR);

  private static final Set<String> FIELDS = Set.of("open", "high", "low", "close");

  /** The longest dispute whose bars are flagged individually. */
  private static final int MOST_SESSIONS = 20;

  private SuspectBars() {}

  /**
   * One flag per bar, held if no price is based on the bar.
   *
   * @param prices all versions of the ticker's reconciled prices, earlier ones first
   */
  public static List<BarFlag> of(
      List<Dispute> disputes, List<VendorSeries> vendors, List<AgreedPrice> prices) {
    Map<LocalDate, String> believed = new HashMap<>();
    prices.forEach(price -> believed.put(price.date(), price.bar().vendor()));
    List<BarFlag> holds = new ArrayList<>();
    for (Dispute dispute : disputes) {
      if (OF_BARS.contains(dispute.cause())
          && FIELDS.contains(dispute.field())
          && dispute.sessions() <= MOST_SESSIONS) {
        vendors.stream()
            .filter(vendor -> vendor.vendor().equals(dispute.suspect()))
            .flatMap(
                vendor ->
                    vendor
                        .bars()
                        .subMap(dispute.date(), true, dispute.until(), true)
                        .values()
                        .stream())
            .map(bar -> hold(dispute, bar, believed.get(bar.date())))
            .forEach(holds::add);
      }
    }
    return holds;
  }

  private static BarFlag hold(Dispute dispute, VendorBar bar, String believed) {
    return new BarFlag(
        bar,
        bar.vendor().equals(believed) ? Standing.DOUBTED : Standing.HELD,
        List.of(dispute.cause().label()),
        List.of(dispute.evidence()),
        Map.of(),
        VendorPair.later(dispute.knownAt(), bar.knownAt()));
  }

  /**
   * Every version of what is known of a bar, whichever way it came to be looked at: a flag a
   * change.
   *
   * @param screened as the days told them, each bar's in order of time
   * @param suspected as all days tell them, one a bar
   */
  static List<BarFlag> joined(String ticker, List<BarFlag> screened, List<BarFlag> suspected) {
    Map<String, List<BarFlag>> byBar = new LinkedHashMap<>();
    for (BarFlag hold : screened) {
      byBar.computeIfAbsent(hold.bar().id(ticker), id -> new ArrayList<>()).add(hold);
    }
    for (BarFlag suspect : suspected) {
      byBar.merge(
          suspect.bar().id(ticker), List.of(suspect), (flags, one) -> withSuspect(flags, suspect));
    }
    return byBar.values().stream().flatMap(List::stream).toList();
  }

  private static List<BarFlag> withSuspect(List<BarFlag> flags, BarFlag suspect) {
    List<BarFlag> all = new ArrayList<>();
    BarFlag before = null;
    boolean isOut = false;
    for (BarFlag hold : flags) {
      if (!isOut && hold.knownAt().isAfter(suspect.knownAt())) {
        all.add(joined(before, suspect, suspect.knownAt()));
        isOut = true;
      }
      all.add(isOut ? joined(hold, suspect, hold.knownAt()) : hold);
      before = hold;
    }
    if (!isOut) {
      all.add(joined(before, suspect, suspect.knownAt()));
    }
    return all;
  }

  private static BarFlag joined(BarFlag hold, BarFlag suspect, Instant time) {
    boolean alone = hold == null || hold.standing() == BarFlag.Standing.SETTLED;
    return (alone ? suspect : hold.with(suspect)).toldAt(time);
  }
}
