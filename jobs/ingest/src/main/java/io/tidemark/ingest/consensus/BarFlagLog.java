package io.tidemark.ingest.consensus;

import io.tidemark.ingest.screen.BarFlag;
import io.tidemark.ingest.vendors.VendorBar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was found against a ticker's bars, and that it holds no more where it does not. */
final class BarFlagLog {
  private final List<BarFlag> told = new ArrayList<>();

  /** The last finding on each bar, unless it is settled. */
  private final Map<VendorBar, BarFlag> standing = new HashMap<>();

  /** Adds a finding, if it is not the one that stands. */
  void tell(BarFlag hold) {
    BarFlag before = standing.get(hold.bar());
    if (before == null || !before.rules().equals(hold.rules())) {
      standing.put(hold.bar(), hold);
      told.add(hold);
    }
  }

  /** Nothing is against that bar any more. */
  void clear(VendorBar bar, Instant time) {
    BarFlag before = standing.remove(bar);
    if (before != null) {
      told.add(before.settled(time));
    }
  }

  /** The bars of a day against which something stands. */
  List<VendorBar> of(LocalDate date) {
    return standing.keySet().stream().filter(bar -> bar.date().equals(date)).toList();
  }

  /** All findings, each bar's in order of time. */
  List<BarFlag> told() {
    return List.copyOf(told);
  }
}
