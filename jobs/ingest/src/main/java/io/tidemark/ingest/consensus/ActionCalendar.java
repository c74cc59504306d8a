package io.tidemark.ingest.consensus;

import io.tidemark.core.market.CorporateAction.Kind;
import io.tidemark.ingest.vendors.Tolerance;
import io.tidemark.ingest.vendors.VendorAction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** The corporate actions of a ticker by ex-date, as each vendor lists them. */
final class ActionCalendar {
  /** The smallest plausible dividend as a share of the price: one cent on fifty dollars. */
  private static final double LEAST_SHARE = 2e-4;

  private static final Comparator<VendorAction> BY_KNOWLEDGE =
      Comparator.comparing((VendorAction action) -> action.knownAt())
          .thenComparingDouble(VendorAction::amount);

  private final List<String> trust;
  private final NavigableMap<LocalDate, List<VendorAction>> byExDate = new TreeMap<>();

  ActionCalendar(List<String> trust, List<VendorAction> actions) {
    this.trust = trust;
    for (VendorAction action : actions) {
      byExDate.computeIfAbsent(action.exDate(), d -> new ArrayList<>()).add(action);
    }
    byExDate.values().forEach(list -> list.sort(BY_KNOWLEDGE));
  }

  /**
   * One corporate action as its vendors list it.
   *
   * @param amounts amount by vendor, most trusted first; never empty
   */
  record Listing(LocalDate exDate, Kind kind, Map<String, Double> amounts) {
    /** The most trusted vendor that lists it. */
    String vendor() {
      return amounts.keySet().iterator().next();
    }

    /** The amount of the most trusted vendor. */
    double amount() {
      return amounts.get(vendor());
    }

    /**
     * The amount to use where the price does not show which one is right: the most trusted
     * vendor's, unless it is an implausibly small share of the previous close and another vendor's
     * is larger.
     */
    double amountOf(double closeBefore) {
      return kind == Kind.SPLIT || amountsAgree() || !isTooSmall(amount() / closeBefore)
          ? amount()
          : amounts.values().stream()
              .filter(other -> !isTooSmall(other / closeBefore))
              .findFirst()
              .orElse(amount());
    }

    /** The vendor that lists that amount. */
    String vendorOf(double amount) {
      return amounts.entrySet().stream()
          .filter(listed -> listed.getValue() == amount)
          .findFirst()
          .orElseThrow()
          .getKey();
    }

    private static boolean isTooSmall(double share) {
      return share < LEAST_SHARE;
    }

    boolean byOneOnly() {
      return amounts.size() == 1;
    }

    boolean amountsAgree() {
      return amounts.values().stream().allMatch(a -> Tolerance.amountsAgree(a, amount()));
    }
  }

  /** The actions with an ex-date after {@code after}, up to {@code upTo}, known by {@code time}. */
  List<Listing> listings(LocalDate after, LocalDate upTo, Instant time) {
    List<Listing> listings = new ArrayList<>();
    byExDate
        .subMap(after, false, upTo, true)
        .forEach(
            (exDate, actions) -> {
              for (Kind kind : Kind.values()) {
                Map<String, Double> amounts = amounts(actions, kind, time);
                if (!amounts.isEmpty()) {
                  listings.add(new Listing(exDate, kind, amounts));
                }
              }
            });
    return listings;
  }

  /** The times at which anything about the actions with ex-dates in that range became known. */
  List<Instant> knowledgeTimes(LocalDate after, LocalDate upTo) {
    return byExDate.subMap(after, false, upTo, true).values().stream()
        .flatMap(List::stream)
        .map(VendorAction::knownAt)
        .toList();
  }

  /** The vendors that list any action up to that ex-date, as known by {@code time}. */
  Set<String> vendorsUpTo(LocalDate exDate, Instant time) {
    Set<String> vendors = new LinkedHashSet<>();
    byExDate.headMap(exDate, true).values().stream()
        .flatMap(List::stream)
        .filter(action -> !action.knownAt().isAfter(time))
        .forEach(action -> vendors.add(action.vendor()));
    return vendors;
  }

  private Map<String, Double> amounts(List<VendorAction> actions, Kind kind, Instant time) {
    Map<String, Double> amounts = new LinkedHashMap<>();
    for (String vendor : trust) {
      for (VendorAction action : actions) {
        if (action.kind() == kind
            && action.vendor().equals(vendor)
            && !action.knownAt().isAfter(time)) {
          amounts.put(vendor, action.amount());
        }
      }
    }
    return amounts;
  }
}
