package io.tidemark.ingest.inspect.coverage;

import io.tidemark.core.time.SessionAxis;
import io.tidemark.ingest.days.VendorDays;
import java.time.LocalDate;
import java.util.BitSet;

/**
 * The sessions of an axis on which one vendor has a bar of one ticker, and those on which it was
 * traded.
 */
final class BarSessions {
  private final String vendor;
  private final BitSet there;
  private final BitSet traded;

  private BarSessions(String vendor, BitSet there, BitSet traded) {
    this.vendor = vendor;
    this.there = there;
    this.traded = traded;
  }

  /** Computes the sessions; bars on days that are not sessions are ignored. */
  static BarSessions of(VendorDays days, SessionAxis axis) {
    BitSet there = new BitSet(axis.length());
    BitSet traded = new BitSet(axis.length());
    for (int i = 0; i < days.size(); i++) {
      int session = axis.indexOf(LocalDate.ofEpochDay(days.day(i)));
      if (session >= 0) {
        there.set(session);
        traded.set(session, days.volume(i) != 0);
      }
    }
    return new BarSessions(days.vendor(), there, traded);
  }

  String vendor() {
    return vendor;
  }

  boolean isEmpty() {
    return there.isEmpty();
  }

  boolean has(int session) {
    return there.get(session);
  }

  /** Whether there is a bar on that session with a volume other than 0. */
  boolean tradedOn(int session) {
    return traded.get(session);
  }

  /** The first session with a bar; the axis's length or more if there is none. */
  int first() {
    int first = there.nextSetBit(0);
    return first < 0 ? Integer.MAX_VALUE : first;
  }

  /** The last session with a bar; negative if there is none. */
  int last() {
    return there.length() - 1;
  }

  /** Whether the session lies between the first bar and the last. */
  boolean spans(int session) {
    return first() <= session && session <= last();
  }
}
