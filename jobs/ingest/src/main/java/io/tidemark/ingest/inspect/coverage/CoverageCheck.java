package io.tidemark.ingest.inspect.coverage;

import io.tidemark.core.time.SessionAxis;
import io.tidemark.ingest.days.TickerDays;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Determines why sessions of one ticker have no bar.
 *
 * <p>A vendor should have a bar on every session from its first one to the last session of all
 * vendors. After the vendor's own last session, missing bars are reported only for the longest
 * duration of an outage; later sessions are not expected from it. After the last bar of the ticker
 * from any vendor, one row reports the delisting; until that is certain, one row reports a gap.
 */
final class CoverageCheck {
  private final SessionAxis axis;
  private final Outages outages;
  private final CoverageThresholds thresholds;

  /** A session on which a vendor should have a bar and has none. */
  record MissingBar(String vendor, LocalDate date, MissingReason reason) {}

  CoverageCheck(SessionAxis axis, Outages outages, CoverageThresholds thresholds) {
    this.axis = axis;
    this.outages = outages;
    this.thresholds = thresholds;
  }

  /** The missing bars of a ticker, sorted by vendor and date. */
  List<MissingBar> of(TickerDays ticker) {
    List<BarSessions> vendors =
        ticker.vendors().stream()
            .map(days -> BarSessions.of(days, axis))
            .filter(presence -> !presence.isEmpty())
            .toList();
    int end = vendors.stream().mapToInt(BarSessions::last).max().orElse(-1);
    boolean ended = vendors.stream().anyMatch(vendor -> seesTheEnd(vendor, end));
    List<MissingBar> missing = new ArrayList<>();
    for (BarSessions vendor : vendors) {
      int until =
          Math.min(outages.last(), outages.last(vendor.vendor()) + thresholds.longestOutage());
      for (int session = vendor.first(); session <= Math.min(end, until); session++) {
        if (!vendor.has(session)) {
          missing.add(bar(vendor, session, within(vendor, session, vendors)));
        }
      }
      after(vendor, end, until, ended, missing);
    }
    return missing;
  }

  /** Whether the vendor had the ticker until nearly its end and still has other tickers. */
  private boolean seesTheEnd(BarSessions vendor, int end) {
    return end - vendor.last() <= thresholds.lately()
        && outages.soundAfter(vendor.vendor(), end) >= thresholds.delistingSessions();
  }

  private MissingReason within(BarSessions vendor, int session, List<BarSessions> vendors) {
    if (vendors.stream().anyMatch(other -> other.tradedOn(session))) {
      return outages.isOut(vendor.vendor(), session) ? MissingReason.OUTAGE : MissingReason.GAP;
    }
    boolean borneOut = vendors.stream().anyMatch(other -> saysHalted(other, session));
    return outages.isOut(vendor.vendor(), session) && !borneOut
        ? MissingReason.OUTAGE
        : MissingReason.HALT;
  }

  /** Whether a vendor without an outage that has the ticker shows no trade that day. */
  private boolean saysHalted(BarSessions vendor, int session) {
    return vendor.has(session)
        || (vendor.spans(session) && !outages.isOut(vendor.vendor(), session));
  }

  private void after(
      BarSessions vendor, int end, int until, boolean ended, List<MissingBar> missing) {
    if (end + 1 > until) {
      return;
    }
    if (ended) {
      missing.add(bar(vendor, end + 1, MissingReason.DELISTING));
    } else if (!outages.isOut(vendor.vendor(), end + 1)) {
      missing.add(bar(vendor, end + 1, MissingReason.GAP));
    } else {
      for (int session = end + 1; session <= until; session++) {
        if (outages.isOut(vendor.vendor(), session)) {
          missing.add(bar(vendor, session, MissingReason.OUTAGE));
        }
      }
    }
  }

  private MissingBar bar(BarSessions vendor, int session, MissingReason reason) {
    return new MissingBar(vendor.vendor(), axis.date(session), reason);
  }
}
