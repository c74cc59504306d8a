package io.tidemark.ingest.inspect.rules;

import io.tidemark.ingest.inspect.alerts.AlertKind;
import io.tidemark.ingest.inspect.alerts.NewAlert;
import io.tidemark.ingest.inspect.alerts.Severity;
import io.tidemark.ingest.vendors.FigureText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Rows of one vendor and session that are waiting in quarantine.
 *
 * @param refused number of rows that were not loaded
 * @param held number of rows that are loaded as bars but not used for prices
 */
record WaitingRows(String vendor, LocalDate date, long refused, long held) {

  long all() {
    return refused + held;
  }

  /**
   * Alerts for sessions with many waiting rows.
   *
   * @param sessions waiting rows of one vendor, by session
   * @param last the vendor's last session with bars; null if it has none
   * @param bars number of bars on that session
   */
  static List<NewAlert> alerts(
      List<WaitingRows> sessions, LocalDate last, long bars, AlertThresholds thresholds) {
    List<NewAlert> alerts = new ArrayList<>();
    List<WaitingRows> many = new ArrayList<>();
    for (WaitingRows session : sessions) {
      boolean isLast = last == null || !session.date.isBefore(last);
      double share =
          isLast ? (double) session.all() / (session.refused + barsOn(session, last, bars)) : 0;
      if (share > thresholds.heldShare()) {
        alerts.add(session.ofLast(share, thresholds));
      } else if (session.all() > thresholds.heldRows()) {
        many.add(session);
      }
    }
    if (many.size() > thresholds.singly()) {
      alerts.add(ofMany(many, thresholds));
    } else {
      many.forEach(session -> alerts.add(session.alert(thresholds)));
    }
    return alerts;
  }

  private static long barsOn(WaitingRows session, LocalDate last, long bars) {
    return session.date.equals(last) ? bars : 0;
  }

  private NewAlert ofLast(double share, AlertThresholds thresholds) {
    return alert(
        share > thresholds.criticalShare() ? Severity.CRITICAL : Severity.WARNING,
        "%d rows of %s on its last session %s wait in quarantine, %s of its ticker-days; see ./tidemark quarantine list"
            .formatted(all(), vendor, date, FigureText.percent(share).replace("+", "")));
  }

  private NewAlert alert(AlertThresholds thresholds) {
    return alert(
        Severity.WARNING,
        "%d rows of %s on %s wait in quarantine, more than %d; see ./tidemark quarantine list"
            .formatted(all(), vendor, date, thresholds.heldRows()));
  }

  private static NewAlert ofMany(List<WaitingRows> many, AlertThresholds thresholds) {
    WaitingRows latest = many.stream().max(Comparator.comparing(WaitingRows::date)).orElseThrow();
    return latest.alert(
        Severity.WARNING,
        "%d rows of %s wait in quarantine on %d sessions up to %s, each with more than %d; see ./tidemark quarantine list"
            .formatted(
                many.stream().mapToLong(WaitingRows::all).sum(),
                latest.vendor,
                many.size(),
                latest.date,
                thresholds.heldRows()));
  }

  private NewAlert alert(Severity severity, String message) {
    return new NewAlert(AlertKind.HELD_ROWS, severity, vendor, "", date, "", message);
  }
}
