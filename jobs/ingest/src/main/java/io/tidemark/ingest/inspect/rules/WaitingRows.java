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
 * Rows of one vendor and session that wait in quarantine.
 *
 * @param refused those that never entered
 * @param held those that are among the bars, while no price rests on them
 */
record WaitingRows(String vendor, LocalDate date, long refused, long held) {

  long all() {
    return refused + held;
  }

  /**
   * Sessions on which many wait.
   *
   * @param sessions of one vendor
   * @param last the vendor's last session with bars; null if it has none
   * @param bars how many it has then
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
