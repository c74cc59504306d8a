package io.tidemark.ingest.disputes;

import io.tidemark.core.market.CorporateAction.Kind;
import io.tidemark.ingest.vendors.ExDayMove;
import io.tidemark.ingest.vendors.FigureText;
import io.tidemark.ingest.vendors.PriceEvidence;
import io.tidemark.ingest.vendors.UsualMoves;
import io.tidemark.ingest.vendors.VendorAction;
import io.tidemark.ingest.vendors.VendorBar;
import io.tidemark.ingest.vendors.VendorSeries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks whether a vendor's own prices match the actions that it lists. */
final class OwnActionCheck {
  private OwnActionCheck() {}

  /** The splits that a vendor lists but that its prices do not show, as one dispute per ticker. */
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
            "%s lists %s, the last of %s, but its prices do not show the move: they are already adjusted and are not adjusted again"
                .formatted(
                    series.vendor(),
                    takenIn.size() == 1 ? "a split" : takenIn.size() + " splits",
                    FigureText.plain(last.amount())),
            last.knownAt()));
  }

  /** Whether the prices of its ex-date contradict a split. */
  static boolean isTakenIn(VendorBar[] bars, VendorAction split) {
    int at = firstFrom(bars, split.exDate());
    if (at <= 0 || at == bars.length) {
      return false;
    }
    return ExDayMove.between(bars[at - 1].close(), bars[at], usualMoves(bars, at))
            .of(Math.log(split.amount()))
        == PriceEvidence.CONTRADICTED;
  }

  private static UsualMoves usualMoves(VendorBar[] bars, int at) {
    int first = Math.max(1, at - UsualMoves.DAYS);
    double[] overnight = new double[at - first];
    double[] daily = new double[at - first];
    for (int t = first; t < at; t++) {
      overnight[t - first] = Math.log(bars[t].open() / bars[t - 1].close());
      daily[t - first] = Math.log(bars[t].close() / bars[t - 1].close());
    }
    return UsualMoves.of(overnight, daily);
  }

  private static int firstFrom(VendorBar[] bars, LocalDate date) {
    int at = 0;
    while (at < bars.length && bars[at].date().isBefore(date)) {
      at++;
    }
    return at;
  }
}
