package io.tidemark.ingest.disputes;

import io.tidemark.ingest.disputes.PriceLevels.Plateau;
import io.tidemark.ingest.vendors.FigureText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Follows the gap between two vendors' closes over time and finds the cause of each change. */
final class PairCheck {
  /** The most sessions without a constant level that count as an excursion. */
  private static final int LONGEST_EXCURSION = 10;

  /** Correlation of daily returns above which two vendors quote the same share. */
  private static final double SAME_SHARE = 0.9;

  private final VendorPair pair;
  private final StepCause steps;
  private final ExcursionCause excursions;
  private final List<Dispute> disputes = new ArrayList<>();
  private final List<StepCause.DividendStep> dividendSteps = new ArrayList<>();

  private PairCheck(VendorPair pair) {
    this.pair = pair;
    this.steps = new StepCause(pair);
    this.excursions = new ExcursionCause(pair);
  }

  static List<Dispute> of(VendorPair pair) {
    PairCheck check = new PairCheck(pair);
    if (pair.size() > 0) {
      check.walk();
    }
    return check.disputes;
  }

  private void walk() {
    boolean[] stale = new boolean[pair.size()];
    disputes.addAll(StaleRuns.within(pair, stale));
    List<Plateau> plateaus = PriceLevels.of(pair, stale);
    if (plateaus.isEmpty()) {
      between(0, pair.size(), 0, 0, stale);
      return;
    }
    Plateau first = plateaus.get(0);
    between(0, first.from(), first.gap(), first.gap(), stale);
    for (int i = 1; i < plateaus.size(); i++) {
      Plateau before = plateaus.get(i - 1);
      Plateau after = plateaus.get(i);
      between(before.to(), after.from(), before.gap(), after.gap(), stale);
      if (Math.abs(before.gap() - after.gap()) > pair.tolerance(after.from())) {
        step(before, after);
      }
    }
    Plateau last = plateaus.get(plateaus.size() - 1);
    between(last.to(), pair.size(), last.gap(), last.gap(), stale);
    if (!pair.agrees(last.to() - 1, last.gap())) {
      disputes.add(steps.standing(last));
    }
    if (!dividendSteps.isEmpty()) {
      disputes.add(steps.dividendPolicy(dividendSteps));
    }
    joinOtherShares();
  }

  /**
   * Two instruments under one ticker differ for months, and in some weeks by chance by a constant
   * factor: the weeks in between and the days around them belong to the same dispute.
   */
  private void joinOtherShares() {
    List<Dispute> zones =
        disputes.stream().filter(d -> d.cause() == DisputeCause.WRONG_INSTRUMENT).toList();
    if (zones.isEmpty()) {
      return;
    }
    int from = pair.indexOf(zones.get(0).date());
    int to = pair.indexOf(zones.get(zones.size() - 1).until()) + 1;
    while (from > 0 && !pair.agrees(from - 1, pair.gap[from - 1])) {
      from--;
    }
    while (to < pair.size() && !pair.agrees(to, pair.gap[to])) {
      to++;
    }
    LocalDate first = pair.date(from);
    LocalDate last = pair.date(to - 1);
    disputes.removeIf(d -> !d.date().isBefore(first) && !d.date().isAfter(last) && isGuess(d));
    disputes.add(anotherShare(from, to));
  }

  private static boolean isGuess(Dispute dispute) {
    return switch (dispute.cause()) {
      case WRONG_INSTRUMENT, WRONG_BAR, UNEXPLAINED, SPIN_OFF -> true;
      default -> false;
    };
  }

  private void step(Plateau before, Plateau after) {
    int at = after.from();
    while (at > before.to()
        && Math.abs(pair.gap[at - 1] - after.gap()) < Math.abs(pair.gap[at - 1] - before.gap())) {
      at--;
    }
    StepCause.Finding finding = steps.of(before, after, at);
    Plateau shorter = before.length() < after.length() ? before : after;
    if (finding.isGuess() && shorter.length() <= LONGEST_EXCURSION) {
      // Truncated by the end of the histories: a few deviating bars rather than a level.
      double base = shorter.equals(before) ? after.gap() : before.gap();
      excursions.of(shorter.from(), shorter.to(), base).ifPresent(disputes::add);
      return;
    }
    if (finding.dividend() == null) {
      disputes.add(finding.dispute());
    } else {
      dividendSteps.add(finding.dividend());
    }
  }

  /** Checks the days between two levels; days on neither level are excursions. */
  private void between(int from, int to, double before, double after, boolean[] stale) {
    if (to - from > LONGEST_EXCURSION) {
      disputes.add(correlation(from, to) < SAME_SHARE ? anotherShare(from, to) : noise(from, to));
      return;
    }
    int t = from;
    while (t < to) {
      double base = Math.abs(pair.gap[t] - before) < Math.abs(pair.gap[t] - after) ? before : after;
      double offset = pair.gap[t] - base;
      int end = t + 1;
      if (!stale[t] && Math.abs(offset) > pair.tolerance(t)) {
        while (end < to
            && !stale[end]
            && Math.abs(pair.gap[end] - pair.gap[t])
                <= 0.1 * Math.abs(offset) + pair.tolerance(t)) {
          end++;
        }
        excursions.of(t, end, base).ifPresent(disputes::add);
      }
      t = end;
    }
  }

  private Dispute anotherShare(int from, int to) {
    String words =
        "on %d sessions the closes move apart: their daily returns have a correlation of only %s, so the vendors quote different instruments under one ticker"
            .formatted(to - from, FigureText.plain(correlation(from, to)));
    return new Dispute(
        pair.date(from),
        pair.date(to - 1),
        to - from,
        "close",
        pair.values(from, bar -> bar.close()),
        DisputeCause.WRONG_INSTRUMENT,
        "",
        words,
        pair.knownAt(to - 1));
  }

  private Dispute noise(int from, int to) {
    return new Dispute(
        pair.date(from),
        pair.date(to - 1),
        to - from,
        "close",
        pair.values(from, bar -> bar.close()),
        DisputeCause.UNEXPLAINED,
        "",
        "on %d sessions the closes differ slightly, in both directions".formatted(to - from),
        pair.knownAt(to - 1));
  }

  private double correlation(int from, int to) {
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int t = Math.max(1, from); t < to; t++) {
      double x = pair.move(true, t - 1, t);
      double y = pair.move(false, t - 1, t);
      xx += x * x;
      yy += y * y;
      xy += x * y;
    }
    return xx == 0 || yy == 0 ? 0 : xy / Math.sqrt(xx * yy);
  }
}
