package io.tidemark.ingest.disputes;

import io.tidemark.core.market.CorporateAction.Kind;
import io.tidemark.ingest.vendors.FigureText;
import io.tidemark.ingest.vendors.VendorAction;
import io.tidemark.ingest.vendors.VendorBar;
import io.tidemark.ingest.vendors.VendorSeries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether a vendor's own prices fit the actions that it lists. */
final class OwnActions {
  /** Below 3:2 a day's ordinary move could look like a split, or like none. */
  private static final double LEAST_SPLIT = Math.log(1.5) - 1e-9;

  private OwnActions() {}

  /** The splits that a vendor lists and whose moves its prices do not make: one matter a ticker. */
  static List<Dispute> of(VendorSeries series) {
    VendorBar[] bars = series.bars().values().toArray(VendorBar[]::new);
    List<VendorAction> takenIn = new ArrayList<>();
    for (VendorAction action : series.actions()) {
      if (action.kind() == Kind.SPLIT && isTakenIn(bars, action)) {
        takenIn.add(action);
      }
    }
    if (takenIn.isEmpty()) {
      return List.of();
    }
    VendorAction last = takenIn.get(takenIn.size() - 1);
    return List.of(
        new Dispute(
            last.exDate(),
            last.exDate(),
            series.bars().headMap(last.exDate()).size(),
            "split",
            Map.of(series.vendor(), last.amount()),
            DisputeCause.ADJUSTMENT_POLICY,
            "",
            "%s lists %s, the last of %s, but its prices make no such move: they are adjusted already, and are not divided again"
                .formatted(
                    series.vendor(),
                    takenIn.size() == 1 ? "a split" : takenIn.size() + " splits",
                    FigureText.plain(last.amount())),
            last.knownAt()));
  }

  /** Whether the close makes less than half of a split's move on its ex-date. */
  static boolean isTakenIn(VendorBar[] bars, VendorAction split) {
    int at = firstFrom(bars, split.exDate());
    if (at <= 0 || at == bars.length || Math.abs(Math.log(split.amount())) < LEAST_SPLIT) {
      return false;
    }
    double move = Math.log(bars[at - 1].close() / bars[at].close());
    return move / Math.log(split.amount()) < 0.5;
  }

  private static int firstFrom(VendorBar[] bars, LocalDate date) {
    int at = 0;
    while (at < bars.length && bars[at].date().isBefore(date)) {
      at++;
    }
    return at;
  }
}
