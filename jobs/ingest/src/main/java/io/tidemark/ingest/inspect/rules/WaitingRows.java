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
      List<WaitingRows> sessions, LocalDate last, long bars, AlertRule rule) {
    List<NewAlert> alerts = new ArrayList<>();
    List<WaitingRows> many = new ArrayList<>();
    for (WaitingRows session : sessions) {
      boolean isLast = last == null || !session.date.isBefore(last);
      double share =
          isLast ? (double) session.all() / (session.refused + barsOn(session, last, bars)) : 0;
      if (share > rule.heldShare()) {
        alerts.add(session.ofLast(share, rule));
      } else if (session.all() > rule.heldRows()) {
        many.add(session);
      }
    }
    if (many.size() > rule.singly()) {
      alerts.add(ofMany(many, rule));
    } else {
      many.forEach(session -> alerts.add(session.alert(rule)));
    }
    return alerts;
  }

  private static long barsOn(WaitingRows session, LocalDate last, long bars) {
    return session.date.equals(last) ? bars : 0;
  }

  private NewAlert ofLast(double share, AlertRule rule) {
    return alert(
        share > rule.criticalShare() ? Severity.CRITICAL : Severity.WARNING,
        "%d rows of %s on its last session %s wait in quarantine, %s of its ticker-days; see ./tidemark quarantine list"
            .formatted(all(), vendor, date, FigureText.percent(share).replace("+", "")));
  }

  private NewAlert alert(AlertRule rule) {
    return alert(
        Severity.WARNING,
        "%d rows of %s on %s wait in quarantine, more than %d; see ./tidemark quarantine list"
            .formatted(all(), vendor, date, rule.heldRows()));
  }

  private static NewAlert ofMany(List<WaitingRows> many, AlertRule rule) {
    WaitingRows latest = many.stream().max(Comparator.comparing(WaitingRows::date)).orElseThrow();
    return latest.alert(
        Severity.WARNING,
        "%d rows of %s wait in quarantine on %d sessions up to %s, each with more than %d; see ./tidemark quarantine list"
            .formatted(
                many.stream().mapToLong(WaitingRows::all).sum(),
                latest.vendor,
                many.size(),
                latest.date,
                rule.heldRows()));
  }

  private NewAlert alert(Severity severity, String message) {
    return new NewAlert(AlertKind.HELD_ROWS, severity, vendor, "", date, "", message);
  }
}
