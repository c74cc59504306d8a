package io.tidemark.ingest.inspect.coverage;

import io.tidemark.core.time.SessionAxis;
import io.tidemark.ingest.days.TickerDays;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells why sessions of one ticker have no bar.
 *
 * <p>A vendor should have a bar on every session from its first one to the last session of all
 * vendors. After the last session of the vendor itself only so much is told as an outage may last:
 * from then on it is no vendor of these days. After the last bar of the ticker, by whomever, one
 * row says that it ended; before that is certain, one row says that it has a gap.
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

  /** The missing bars of a ticker, by vendor and date. */
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

  /** The vendor had the ticker nearly to its end, and goes on with others. */
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

  /** A vendor in working order that has the ticker shows no trade that day. */
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
