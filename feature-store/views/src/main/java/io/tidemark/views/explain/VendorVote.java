package io.tidemark.views.explain;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tidemark.core.market.CloseTolerance;
import io.tidemark.views.ops.QuarantinedRow;
import io.tidemark.views.ops.QuarantinedRow.State;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Compares one vendor's last bar with the reconciled price.
 *
 * @param close the vendor's close, USD per share; empty if it has no bar
 * @param percent percentage by which the close is above the reconciled one; empty if one of them is
 *     missing
 * @param rules rules that the bar broke, if it is in quarantine
 */
public record VendorVote(
    String vendor,
    VendorStance stand,
    Optional<Double> close,
    Optional<Double> percent,
    List<String> rules) {
  private static final Set<State> COUNTED = Set.of(State.APPROVED, State.OVERRIDDEN);

  /** The result of the comparison. */
  public enum VendorStance {
    /** Its close equals the reconciled one, within rounding. */
    AGREES,
    /** Its close differs. */
    DIFFERS,
    /** Its bar is in quarantine and no price uses it. */
    HELD,
    /** Its row was refused by validation. */
    REFUSED,
    /** It has no bar of the day. */
    ABSENT,
    /** It has a bar, but there is no reconciled price. */
    UNDECIDED;

    /** The text for output. */
    @JsonValue
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param bar the vendor's last bar of the day
   * @param waiting its rows of the day in quarantine
   * @param agreed the reconciled close
   */
  static VendorVote of(
      String vendor, Optional<RawBar> bar, List<QuarantinedRow> waiting, Optional<Double> agreed) {
    if (bar.isEmpty()) {
      VendorStance stand = waiting.isEmpty() ? VendorStance.ABSENT : VendorStance.REFUSED;
      return new VendorVote(vendor, stand, Optional.empty(), Optional.empty(), rules(waiting));
    }
    double close = bar.get().close();
    Optional<Double> percent = agreed.map(price -> 100 * (close / price - 1));
    List<QuarantinedRow> held =
        waiting.stream()
            .filter(row -> row.stage().equals("held") && !COUNTED.contains(row.state()))
            .filter(row -> isOf(row, bar.get()))
            .toList();
    return new VendorVote(
        vendor, stand(close, agreed, held), Optional.of(close), percent, rules(held));
  }

  private static VendorStance stand(
      double close, Optional<Double> agreed, List<QuarantinedRow> held) {
    if (!held.isEmpty()) {
      return VendorStance.HELD;
    }
    return agreed
        .map(
            price ->
                CloseTolerance.agree(close, price) ? VendorStance.AGREES : VendorStance.DIFFERS)
        .orElse(VendorStance.UNDECIDED);
  }

  /**
   * Whether the row is this version of the bar: a hold on an earlier version does not hold a later
   * one.
   */
  private static boolean isOf(QuarantinedRow row, RawBar bar) {
    return row.fields() != null
        && row.fields().path("close").asDouble(Double.NaN) == bar.close()
        && row.fields().path("open").asDouble(Double.NaN) == bar.open()
        && row.fields().path("volume").asDouble(Double.NaN) == bar.volume();
  }

  private static List<String> rules(List<QuarantinedRow> rows) {
    return rows.stream().flatMap(row -> row.rules().stream()).distinct().toList();
  }
}
