package io.tidemark.ingest.reconcile;

import io.tidemark.ingest.disputes.Dispute;
import io.tidemark.ingest.disputes.DisputeCause;
import io.tidemark.ingest.vendors.VendorSeries;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides when a ticker must not be used: when its latest prices, from any vendor, are on a level
 * that the vendors dispute. A dispute that has ended, however large, does not halt a ticker.
 */
public final class HaltRule {
  private static final Set<DisputeCause> OF_LEVEL =
      EnumSet.of(
          DisputeCause.MISSED_SPLIT, DisputeCause.DOUBLE_SPLIT, DisputeCause.WRONG_INSTRUMENT);

  /**
   * The number of sessions after its ex-date during which a split that one vendor missed makes
   * prices doubtful.
   */
  private static final int SPLIT_SESSIONS = 10;

  /**
   * The most sessions since the end of a dispute about two instruments for it to halt the ticker.
   */
  private static final int LAST_SESSIONS = 3;

  private HaltRule() {}

  /** The dispute that should halt a ticker; the latest one if there are several. */
  public static Optional<Dispute> of(List<Dispute> disputes, List<VendorSeries> vendors) {
    return disputes.stream()
        .filter(dispute -> OF_LEVEL.contains(dispute.cause()))
        .filter(dispute -> isCurrent(dispute, vendors))
        .reduce((earlier, later) -> later);
  }

  private static boolean isCurrent(Dispute dispute, List<VendorSeries> vendors) {
    int allowed = dispute.cause() == DisputeCause.WRONG_INSTRUMENT ? LAST_SESSIONS : SPLIT_SESSIONS;
    return vendors.stream().allMatch(vendor -> sessionsAfter(vendor, dispute.until()) < allowed);
  }

  private static int sessionsAfter(VendorSeries vendor, LocalDate date) {
    return vendor.bars().tailMap(date, false).size();
  }
}
