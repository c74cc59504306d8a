package io.tidemark.ingest.inspect.coverage;

import io.tidemark.core.time.SessionAxis;
import io.tidemark.ingest.days.VendorDays;
import java.io.Serializable;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * How many tickers one vendor has on each session, how many it had lately, and how many of those it
 * lacks. Counts of different tickers add up.
 */
final class TickerCounts implements Serializable {
  private static final long serialVersionUID = 1;

  private final int[] present;
  private final int[] had;
  private final int[] lacking;

  TickerCounts(int sessions) {
    this(new int[sessions], new int[sessions], new int[sessions]);
  }

  TickerCounts(int[] present, int[] had, int[] lacking) {
    this.present = present.clone();
    this.had = had.clone();
    this.lacking = lacking.clone();
  }

  /** Counts one ticker in. */
  void add(VendorDays ticker, SessionAxis axis, int lately) {
    BarSessions presence = BarSessions.of(ticker, axis);
    int last = -1;
    for (int session = presence.first(); session < axis.length(); session++) {
      boolean there = presence.has(session);
      if (last >= 0) {
        if (session - last > lately && session > presence.last()) {
          return;
        }
        if (session - last <= lately) {
          had[session]++;
          lacking[session] += there ? 0 : 1;
        }
      }
      if (there) {
        present[session]++;
        last = session;
      }
    }
  }

  void add(TickerCounts other) {
    for (int session = 0; session < present.length; session++) {
      present[session] += other.present[session];
      had[session] += other.had[session];
      lacking[session] += other.lacking[session];
    }
  }

  int sessions() {
    return present.length;
  }

  /** Tickers with a bar on that session. */
  int present(int session) {
    return present[session];
  }

  /** Tickers with a bar on one of the sessions just before. */
  int had(int session) {
    return had[session];
  }

  /** Those of them without one on that session. */
  int lacking(int session) {
    return lacking[session];
  }

  /** Vendor, present, had and lacking. */
  Row row(String vendor) {
    return RowFactory.create(vendor, present.clone(), had.clone(), lacking.clone());
  }
}
