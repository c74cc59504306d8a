package io.tidemark.lake.asof;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Merges sorted runs into one sequence of ranges. A range consists of adjacent rows of one key in a
 * batch of one run that come before all remaining rows. If runs do not overlap, a range is a whole
 * batch.
 */
final class Runs {
  private final List<Run> runs;
  private Run run;
  private int to;

  Runs(List<Run> runs) {
    this.runs = new ArrayList<>(runs);
  }

  /** Advances to the next range. */
  boolean next() {
    if (run != null) {
      run.goTo(to);
    }
    do {
      runs.removeIf(Run::isAtEnd);
      if (runs.isEmpty()) {
        run = null;
        return false;
      }
      run = least(null);
      if (!run.isOpen()) {
        run.open();
        run = null;
      }
    } while (run == null);
    Run second = least(run);
    boolean interrupted = second != null && second.key().equals(run.key());
    to = interrupted ? run.firstAfter(second.time()) : run.endOfKey();
    return true;
  }

  UTF8String key() {
    return run.key();
  }

  /** The run that contains the range. */
  Run run() {
    return run;
  }

  /** The first row of the range. */
  int from() {
    return run.at();
  }

  /** The row after its last one. */
  int to() {
    return to;
  }

  /** The run with the first next row, leaving one run out. */
  private Run least(Run but) {
    Run least = null;
    for (Run other : runs) {
      if (other != but && (least == null || isBefore(other, least))) {
        least = other;
      }
    }
    return least;
  }

  private static boolean isBefore(Run one, Run other) {
    int order = one.key().compareTo(other.key());
    return order < 0 || (order == 0 && one.time() < other.time());
  }
}
