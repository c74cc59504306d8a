package io.tidemark.sources.intraday;

import io.tidemark.sources.intraday.ScheduledRelease.Kind;
import io.tidemark.sources.intraday.SessionGrid.Session;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The response of variance to scheduled releases: one multiplier of the time-of-day variance for
 * each of several intervals after a release, estimated from past releases of the same kind and
 * shrunk towards a fixed multiplier while there are few.
 */
final class NewsResponse {
  private static final double PRIOR_RELEASES = 5;
  private static final double CAP = 4;
  private static final int BEFORE = 120;

  /**
   * An interval with a fixed multiplier further than this from 1, in logarithms, does not count as
   * ordinary time.
   */
  private static final double ORDINARY = 0.3;

  private final Map<Kind, double[]> multipliers = new EnumMap<>(Kind.class);
  private final int minutes;

  /**
   * Estimates the multipliers.
   *
   * @param past sessions, oldest first
   * @param factor time-of-day factor, by slot
   */
  NewsResponse(List<Session> past, double[] factor, int minutes) {
    this.minutes = minutes;
    Map<Kind, Integer> seen = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      double[] sums = new double[kind.prior.length];
      for (int k = 0; k < sums.length; k++) {
        sums[k] = PRIOR_RELEASES * kind.prior[k];
      }
      multipliers.put(kind, sums);
      seen.put(kind, 0);
    }
    for (int i = 0; i < past.size(); i++) {
      Session session = past.get(i);
      for (ScheduledRelease release : ReleaseCalendar.on(session.date)) {
        double level = levelBefore(release, session, i == 0 ? null : past.get(i - 1), factor);
        if (level > 0) {
          add(release, session, level, factor);
          seen.merge(release.kind(), 1, Integer::sum);
        }
      }
    }
    multipliers.forEach(
        (kind, sums) -> {
          for (int k = 0; k < sums.length; k++) {
            sums[k] /= PRIOR_RELEASES + seen.get(kind);
          }
        });
  }

  /** The multiplier of every slot of a session. */
  double[] on(Session session) {
    double[] slots = new double[session.has.length];
    Arrays.fill(slots, 1);
    for (ScheduledRelease release : ReleaseCalendar.on(session.date)) {
      Kind kind = release.kind();
      for (int k = 0; k < kind.prior.length; k++) {
        double multiplier = multipliers.get(kind)[k];
        int to = Math.min(slots.length, slot(release, k + 1));
        for (int s = slot(release, k); s < to; s++) {
          slots[s] = kind == Kind.HOLIDAY ? slots[s] * multiplier : Math.max(slots[s], multiplier);
        }
      }
    }
    return slots;
  }

  /**
   * Whether each slot of a session is ordinary time, usable to estimate the time-of-day factors.
   */
  static boolean[] ordinary(Session session, int minutes) {
    boolean[] ordinary = new boolean[session.has.length];
    Arrays.fill(ordinary, true);
    for (ScheduledRelease release : ReleaseCalendar.on(session.date)) {
      Kind kind = release.kind();
      for (int k = 0; k < kind.prior.length; k++) {
        if (Math.abs(StrictMath.log(kind.prior[k])) > ORDINARY) {
          int from = (release.minute() + kind.edges[k]) / minutes;
          int to = (release.minute() + kind.edges[k + 1]) / minutes;
          for (int s = from; s < Math.min(to, ordinary.length); s++) {
            ordinary[s] = false;
          }
        }
      }
    }
    return ordinary;
  }

  /**
   * Variance relative to the time-of-day factors in the two hours before, over that of the session
   * before; 0 if unknown.
   */
  private double levelBefore(
      ScheduledRelease release, Session session, Session previous, double[] factor) {
    int at = release.minute() / minutes;
    int from = Math.max(0, at - BEFORE / minutes);
    double exposure = exposure(session, factor, from, at);
    if (exposure <= 0 || !isThere(session, at, at + Math.max(1, 5 / minutes))) {
      return 0;
    }
    double level = variance(session, from, at) / exposure;
    double whole = previous == null ? 0 : exposure(previous, factor, 0, factor.length);
    return whole > 0 ? Math.sqrt(level * (variance(previous, 0, factor.length) / whole)) : level;
  }

  private void add(ScheduledRelease release, Session session, double level, double[] factor) {
    Kind kind = release.kind();
    for (int k = 0; k < kind.prior.length; k++) {
      int from = slot(release, k);
      int to = Math.min(factor.length, slot(release, k + 1));
      double exposure = exposure(session, factor, from, to);
      double seen = exposure > 0 ? variance(session, from, to) / (level * exposure) : kind.prior[k];
      multipliers.get(kind)[k] += Math.min(seen, CAP * kind.prior[k]);
    }
  }

  private int slot(ScheduledRelease release, int edge) {
    return (release.minute() + release.kind().edges[edge]) / minutes;
  }

  private static boolean isThere(Session session, int from, int to) {
    for (int s = from; s < Math.min(to, session.has.length); s++) {
      if (session.has[s]) {
        return true;
      }
    }
    return false;
  }

  private static double exposure(Session session, double[] factor, int from, int to) {
    double sum = 0;
    for (int s = from; s < to; s++) {
      sum += session.has[s] ? factor[s] : 0;
    }
    return sum;
  }

  private static double variance(Session session, int from, int to) {
    double sum = 0;
    for (int s = from; s < to; s++) {
      sum += session.trueRange[s];
    }
    return sum;
  }
}
