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
 * How one vendor's last bar stands to the agreed price.
 *
 * @param close the vendor's, USD per share; nothing if it has no bar
 * @param percent by how much the close lies above the agreed one; nothing if one of them is missing
 * @param rules those that the bar broke, if it waits in quarantine
 */
public record VendorVote(
    String vendor,
    Stand stand,
    Optional<Double> close,
    Optional<Double> percent,
    List<String> rules) {
  private static final Set<State> COUNTED = Set.of(State.APPROVED, State.OVERRIDDEN);

  /** Where a vendor stands. */
  public enum Stand {
    /** Its close is the agreed one, or within rounding of it. */
    AGREES,
    /** Its close is another. */
    DIFFERS,
    /** Its bar waits in quarantine, and no price rests on it. */
    HELD,
    /** Its row never came in. */
    REFUSED,
    /** It has no bar of the day. */
    ABSENT,
    /** It has a bar, and there is no agreed price. */
    UNDECIDED;

    /** As it is written. */
    @JsonValue
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A vendor's vote.
   *
   * @param bar its last bar of the day
   * @param waiting its rows of the day in quarantine
   * @param agreed the agreed close
   */
  static VendorVote of(
      String vendor, Optional<RawBar> bar, List<QuarantinedRow> waiting, Optional<Double> agreed) {
    if (bar.isEmpty()) {
      Stand stand = waiting.isEmpty() ? Stand.ABSENT : Stand.REFUSED;
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

  private static Stand stand(double close, Optional<Double> agreed, List<QuarantinedRow> held) {
    if (!held.isEmpty()) {
      return Stand.HELD;
    }
    return agreed
        .map(price -> CloseTolerance.agree(close, price) ? Stand.AGREES : Stand.DIFFERS)
        .orElse(Stand.UNDECIDED);
  }

  /** A later version of a bar is not held because an earlier one was. */
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
