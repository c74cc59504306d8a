package io.tidemark.lake.asof;

import java.io.Serializable;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * One pass over both sides. Right rows come in the order in which they could be seen; of those seen
 * so far the best is kept: the one of the greatest event time, then of the greatest knowledge time.
 */
final class MergePass implements Iterator<Matches> {

  /**
   * What counts as a match. Times are microseconds.
   *
   * @param strictly whether a right row seen at exactly the left row's time comes too late
   * @param tolerance by how much a match's event may be earlier than the left row
   * @param asOf right rows known later are not seen at all
   */
  record Rule(boolean strictly, long tolerance, long asOf) implements Serializable {
    /** A tolerance beyond all times, by which any of them can still be moved. */
    static final long ENDLESS = Long.MAX_VALUE / 2;

    /** The last time at which a row must have been seen to count at a time. */
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

  /** Whether the right stretch is of the key; if so, what of it was not looked at yet. */
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
   * Takes in rows of a key in whose middle the range begins, all before it.
   *
   * @return the greatest event time seen so far; the least number if nothing was seen
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

  /** Brings the right side to the left's key. */
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

  /** Looks at right rows up to a time. */
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
