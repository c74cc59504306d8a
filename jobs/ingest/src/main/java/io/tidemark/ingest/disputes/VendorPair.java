package io.tidemark.ingest.disputes;

import io.tidemark.core.market.CorporateAction.Kind;
import io.tidemark.ingest.vendors.VendorAction;
import io.tidemark.ingest.vendors.VendorBar;
import io.tidemark.ingest.vendors.VendorSeries;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Two vendors' bars on the sessions that both have. */
public final class VendorPair {
  /**
   * Two prices rounded to a cent differ by at most one cent; slightly more allows for binary
   * rounding.
   */
  private static final double TICK = 0.011;

  /**
   * Closes with a smaller log ratio agree; one may be the last trade and the other the official
   * close.
   */
  private static final double AGREEMENT = 0.002;

  /** The smallest change of the gap (a log ratio) that counts as a change. */
  private static final double SMALLEST_STEP = 0.0015;

  private static final double NOISE_SCALES = 5;

  /**
   * Ex-dates within this many days are near: vendors get an ex-date wrong by days, not by weeks.
   */
  private static final int NEAR_DAYS = 10;

  final VendorSeries left;
  final VendorSeries right;
  final VendorBar[] leftBars;
  final VendorBar[] rightBars;

  /** Log of the ratio of left to right close, by session. */
  final double[] gap;

  private final double noise;

  VendorPair(VendorSeries left, VendorSeries right) {
    this.left = left;
    this.right = right;
    List<VendorBar> ours = new ArrayList<>();
    List<VendorBar> theirs = new ArrayList<>();
    left.bars()
        .forEach(
            (date, bar) -> {
              VendorBar other = right.bars().get(date);
              if (other != null && bar.close() > 0 && other.close() > 0) {
                ours.add(bar);
                theirs.add(other);
              }
            });
    leftBars = ours.toArray(VendorBar[]::new);
    rightBars = theirs.toArray(VendorBar[]::new);
    gap = new double[leftBars.length];
    Arrays.setAll(gap, t -> Math.log(leftBars[t].close() / rightBars[t].close()));
    noise = Math.max(SMALLEST_STEP, NOISE_SCALES * usualChange(gap));
  }

  int size() {
    return gap.length;
  }

  /** The index of the session of that date, which both must have. */
  int indexOf(LocalDate date) {
    int t = 0;
    while (!date(t).equals(date)) {
      t++;
    }
    return t;
  }

  LocalDate date(int t) {
    return leftBars[t].date();
  }

  /** The largest log ratio of a session's closes that rounding alone can cause. */
  double rounding(int t) {
    return TICK / Math.min(leftBars[t].close(), rightBars[t].close());
  }

  /** The largest difference between two gaps of the same level. */
  double tolerance(int t) {
    return noise + rounding(t);
  }

  /**
   * Whether two prices are the same figure, given that their vendors differ by {@code gap} (0 for
   * one vendor).
   */
  static boolean isSame(double a, double b, double gap) {
    double there = b * Math.exp(gap);
    return Math.abs(a - there) <= TICK * Math.max(1, Math.exp(gap));
  }

  /** Whether a gap of that size on that session counts as agreement. */
  boolean agrees(int t, double size) {
    return Math.abs(size) <= AGREEMENT + rounding(t);
  }

  VendorBar[] bars(boolean ofLeft) {
    return ofLeft ? leftBars : rightBars;
  }

  VendorSeries series(boolean ofLeft) {
    return ofLeft ? left : right;
  }

  String vendor(boolean ofLeft) {
    return series(ofLeft).vendor();
  }

  /** The log return of one vendor's close from one session to another. */
  double move(boolean ofLeft, int from, int to) {
    return Math.log(bars(ofLeft)[to].close() / bars(ofLeft)[from].close());
  }

  /** The values of both vendors on a session. */
  Map<String, Double> values(int t, ToDoubleFunction<VendorBar> field) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(left.vendor(), field.applyAsDouble(leftBars[t]));
    values.put(right.vendor(), field.applyAsDouble(rightBars[t]));
    return values;
  }

  /** When the later of both bars became known. */
  Instant knownAt(int t) {
    return later(leftBars[t].knownAt(), rightBars[t].knownAt());
  }

  /** The actions of a kind that either vendor lists with an ex-date near that day. */
  List<VendorAction> near(LocalDate date, Kind kind) {
    List<VendorAction> near = new ArrayList<>();
    for (VendorSeries series : List.of(left, right)) {
      for (VendorAction action : series.actions()) {
        if (action.kind() == kind
            && Math.abs(action.exDate().toEpochDay() - date.toEpochDay()) <= NEAR_DAYS) {
          near.add(action);
        }
      }
    }
    return near;
  }

  /** Whether either vendor lists an action with that ex-date. */
  boolean hasExDate(LocalDate date) {
    return left.actions().stream().anyMatch(action -> action.exDate().equals(date))
        || right.actions().stream().anyMatch(action -> action.exDate().equals(date));
  }

  /**
   * Whether the left vendor deviates on session {@code t}: the deviating vendor is the one whose
   * close is further from the level of its own neighbouring closes.
   */
  boolean leftIsOdd(int before, int t, int after) {
    return strangeness(true, before, t, after) > strangeness(false, before, t, after);
  }

  private double strangeness(boolean ofLeft, int before, int t, int after) {
    double fromBefore = before < 0 ? Double.NaN : Math.abs(move(ofLeft, before, t));
    double toAfter = after >= size() ? Double.NaN : Math.abs(move(ofLeft, t, after));
    if (Double.isNaN(fromBefore)) {
      return toAfter;
    }
    return Double.isNaN(toAfter) ? fromBefore : Math.min(fromBefore, toAfter);
  }

  private static double usualChange(double[] gap) {
    double[] changes = new double[Math.max(1, gap.length - 1)];
    for (int t = 1; t < gap.length; t++) {
      changes[t - 1] = Math.abs(gap[t] - gap[t - 1]);
    }
    Arrays.sort(changes);
    // Two vendors of one share have the same returns on at least a quarter of all days.
    return changes[changes.length / 4];
  }

  public static Instant later(Instant a, Instant b) {
    return a.isBefore(b) ? b : a;
  }
}
