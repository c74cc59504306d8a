package io.tidemark.core.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds up the payments of one ex-date. A company may pay its ordinary dividend and a special one on
 * the same day; each has its own restatements, and the price falls by the sum.
 */
public final class PaymentTotals {
  private PaymentTotals() {}

  /**
   * A version of one payment, or of their total.
   *
   * @param payment which of the day's payments; empty: the ordinary one, or the total
   * @param amount USD per share; for a split, new shares per old share; a split has no second
   *     payment on its day
   * @param knownAt the time from which this version could be known
   */
  public record Version(String payment, double amount, Instant knownAt) {}

  /**
   * The versions of the total. At each time at which a version of a payment became known, the total
   * is the sum of the last versions of all payments known by then. The versions of a single payment
   * are returned unchanged.
   *
   * @param versions versions of one source's action on one ex-date
   * @return in order of {@code knownAt}
   */
  public static List<Version> of(List<Version> versions) {
    List<Version> sorted = new ArrayList<>(versions);
    sorted.sort(Comparator.comparing(Version::knownAt));
    if (sorted.stream().map(Version::payment).distinct().count() < 2) {
      return sorted;
    }
    List<Version> totals = new ArrayList<>();
    Map<String, Double> last = new HashMap<>();
    for (int i = 0; i < sorted.size(); i++) {
      Version version = sorted.get(i);
      last.put(version.payment(), version.amount());
      boolean more = i + 1 < sorted.size() && sorted.get(i + 1).knownAt().equals(version.knownAt());
      if (!more) {
        totals.add(new Version("", sum(last.values()), version.knownAt()));
      }
    }
    return totals;
  }

  /** The sum of amounts in USD, computed in decimal arithmetic. */
  public static double sum(Iterable<Double> amounts) {
    BigDecimal sum = BigDecimal.ZERO;
    for (double amount : amounts) {
      sum = sum.add(BigDecimal.valueOf(amount));
    }
    return sum.doubleValue();
  }
}
