package io.tidemark.core.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the payments of one ex-date come to. A company may pay its ordinary dividend and a special
 * one on the same day; each is restated for itself, and the price falls by both.
 */
public final class PaymentTotals {
  private PaymentTotals() {}

  /**
   * A version of one payment, or of their total.
   *
   * @param payment which of the day's payments; empty: the ordinary one, or the total
   * @param amount USD per share; of a split, which is alone on its day, new shares per old
   * @param knownAt from when this version could be known
   */
  public record Version(String payment, double amount, Instant knownAt) {}

  /**
   * The versions of the total: from each time at which a payment was told, the sum of the last
   * versions of all payments known by then. Versions of one payment alone come back as they are.
   *
   * @param versions of one source's action on one ex-date
   * @return in order of knowledge
   */
  public static List<Version> of(List<Version> versions) {
    List<Version> told = new ArrayList<>(versions);
    told.sort(Comparator.comparing(Version::knownAt));
    if (told.stream().map(Version::payment).distinct().count() < 2) {
      return told;
    }
    List<Version> totals = new ArrayList<>();
    Map<String, Double> last = new HashMap<>();
    for (int i = 0; i < told.size(); i++) {
      Version version = told.get(i);
      last.put(version.payment(), version.amount());
      boolean more = i + 1 < told.size() && told.get(i + 1).knownAt().equals(version.knownAt());
      if (!more) {
        totals.add(new Version("", sum(last.values()), version.knownAt()));
      }
    }
    return totals;
  }

  /** The sum of amounts in USD, as their decimal digits add up. */
  public static double sum(Iterable<Double> amounts) {
    BigDecimal sum = BigDecimal.ZERO;
    for (double amount : amounts) {
      sum = sum.add(BigDecimal.valueOf(amount));
    }
    return sum.doubleValue();
  }
}
