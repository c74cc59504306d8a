package io.tidemark.ingest.consensus;

import io.tidemark.ingest.screen.BarFlag;
import io.tidemark.ingest.vendors.VendorBar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The history of findings about a ticker's bars, including when a finding was settled. */
final class BarFlagLog {
  private final List<BarFlag> flags = new ArrayList<>();

  /** The last finding on each bar that is not settled. */
  private final Map<VendorBar, BarFlag> standing = new HashMap<>();

  /** Adds a finding unless it equals the current one. */
  void tell(BarFlag hold) {
    BarFlag before = standing.get(hold.bar());
    if (before == null || !before.rules().equals(hold.rules())) {
      standing.put(hold.bar(), hold);
      flags.add(hold);
    }
  }

  /** Records that nothing is wrong with that bar any more. */
  void clear(VendorBar bar, Instant time) {
    BarFlag before = standing.remove(bar);
    if (before != null) {
      flags.add(before.settled(time));
    }
  }

  /** The bars of a day with an open finding. */
  List<VendorBar> of(LocalDate date) {
    return standing.keySet().stream().filter(bar -> bar.date().equals(date)).toList();
  }

  /** All findings, sorted by time within each bar. */
  List<BarFlag> flags() {
    return List.copyOf(flags);
  }
}
