package io.tidemark.lake.asof;

import java.io.Serializable;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * One pass over both sides. Right rows are read in the order in which they become visible; the best
 * of the visible ones is kept: the one with the greatest event time, then with the greatest {@code
 * known_at}.
 */
final class MergePass implements Iterator<Matches> {

  /**
   * The conditions of a match. Times are in microseconds.
   *
   * @param strictly whether a right row that becomes visible at exactly the left row's time is too
   *     late
   * @param tolerance the longest time by which the event of a match may be earlier than the left
   *     row
   * @param asOf right rows known later are ignored
   */
  record Rule(boolean strictly, long tolerance, long asOf) implements Serializable {
    /** A tolerance larger than any time, which can be added to any time without overflow. */
    static final long ENDLESS = Long.MAX_VALUE / 2;

    /** The latest time of visibility with which a row counts at a time. */
    long limit(long time) {
      return strictly ? time - 1 : time;
    }

    boolean isNear(long time, long event) {
      return event >= time - tolerance;
    }
  }

  private final Rule rule;
  private final Runs left;
  private final Runs right;
  private final Matches matches;

  private boolean asked;
  private boolean leftLasts;
  private boolean rightLasts;
  private boolean begun;
  private int[] match = new int[0];

  private UTF8String key;
  private int best = Matches.NONE;
  private long bestEvent = Long.MIN_VALUE;
  private long bestKnown = Long.MIN_VALUE;

  /** Whether the right side is at the key, with rows that were not processed yet. */
  private boolean within;

  private ColumnarBatch batch;

  private long[] events;
  private long[] known;
  private long[] visible;
  private int at;
  private int end;

  MergePass(Rule rule, Runs left, Runs right, Matches matches) {
    this.rule = rule;
    this.left = left;
    this.right = right;
    this.matches = matches;
  }

  /**
   * Processes the rows before the range, if the range begins in the middle of a key.
   *
   * @return the greatest event time so far; the smallest long if there was none
   */
  long carryIn(Runs before) {
    while (before.next()) {
      key = before.key();
      enter(before);
      take(Long.MAX_VALUE);
      keep();
    }
    return bestEvent;
  }

  @Override
  public boolean hasNext() {
    if (!asked) {
      asked = true;
      leftLasts = left.next();
      if (leftLasts) {
        join();
      }
    }
    return leftLasts;
  }

  @Override
  public Matches next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    asked = false;
    return matches;
  }

  private void join() {
    meet(left.key());
    long[] times = left.run().visible();
    int from = left.from();
    int to = left.to();
    matches.begin(key, left.run().batch(), from, to);
    match = match.length < to ? new int[to] : match;
    int pending = from;
    for (int i = from; i < to; i++) {
      long limit = rule.limit(times[i]);
      take(limit);
      while (at == end && within) {
        matches.put(match, pending, i, batch);
        pending = i;
        keep();
        rightLasts = right.next();
        catchUp();
        take(limit);
      }
      match[i] = rule.isNear(times[i], bestEvent) ? best : Matches.NONE;
    }
    matches.put(match, pending, to, batch);
  }

  /** Advances the right side to the key of the left side. */
  private void meet(UTF8String next) {
    boolean changed = !next.equals(key);
    if (changed) {
      key = next;
      best = Matches.NONE;
      bestEvent = Long.MIN_VALUE;
      bestKnown = Long.MIN_VALUE;
    }
    if (!begun) {
      begun = true;
      rightLasts = right.next();
      catchUp();
    } else if (changed) {
      catchUp();
    }
  }

  private void catchUp() {
    while (rightLasts && right.key().compareTo(key) < 0) {
      rightLasts = right.next();
    }
    within = rightLasts && right.key().equals(key);
    at = 0;
    end = 0;
    if (within) {
      enter(right);
    }
  }

  private void enter(Runs runs) {
    Run run = runs.run();
    batch = run.batch();
    events = run.events();
    known = run.known();
    visible = run.visible();
    at = runs.from();
    end = runs.to();
  }

  /** Processes right rows up to a time. */
  private void take(long until) {
    long[] seen = visible;
    int row = at;
    while (row < end && seen[row] <= until) {
      long event = events[row];
      boolean newer = event > bestEvent || (event == bestEvent && known[row] >= bestKnown);
      if (newer && known[row] <= rule.asOf()) {
        best = row;
        bestEvent = event;
        bestKnown = known[row];
      }
      row++;
    }
    at = row;
  }

  private void keep() {
    if (best >= 0) {
      matches.keep(batch, best);
      best = Matches.KEPT;
    }
  }
}
