package io.tidemark.ingest.inspect.coverage;

import io.tidemark.core.time.SessionAxis;
import io.tidemark.ingest.days.VendorDays;
import java.io.Serializable;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * By session: how many tickers a vendor has, how many it recently had, and how many of those it
 * lacks. Counts of different tickers are additive.
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

  /** Adds one ticker to the counts. */
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

  /** The number of tickers with a bar on that session. */
  int present(int session) {
    return present[session];
  }

  /** The number of tickers with a bar on one of the sessions just before. */
  int had(int session) {
    return had[session];
  }

  /** The number of those tickers without a bar on that session. */
  int lacking(int session) {
    return lacking[session];
  }

  /** The counts as a row of vendor, present, had and lacking. */
  Row row(String vendor) {
    return RowFactory.create(vendor, present.clone(), had.clone(), lacking.clone());
  }
}
