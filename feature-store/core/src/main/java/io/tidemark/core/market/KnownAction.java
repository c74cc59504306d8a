package io.tidemark.core.market;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A split or dividend, and when it was first known. */
public record KnownAction(CorporateAction action, Instant knownAt) implements Serializable {

  /**
   * One version of an action as a vendor gave it.
   *
   * @param payment which of several payments of one ex-date it is; empty where there is one
   * @param event when it took effect
   */
  public record Version(KnownAction known, String payment, Instant event) {}

  /**
   * One vendor's splits and dividends by ticker, each in the version that was known first. Payments
   * of one ex-date that were known before it, or at one time, are one dividend.
   *
   * @param versions in any order
   */
  public static Map<String, List<KnownAction>> firstKnown(Collection<Version> versions) {
    Set<List<Object>> seen = new HashSet<>();
    Map<List<Object>, KnownAction> first = new LinkedHashMap<>();
    versions.stream()
        .sorted(
            Comparator.comparing((Version version) -> version.known().knownAt())
                .thenComparing(version -> version.known().action().ticker())
                .thenComparing(version -> version.known().action().exDate())
                .thenComparing(version -> version.known().action().kind())
                .thenComparing(Version::payment))
        .forEach(
            version -> {
              CorporateAction action = version.known().action();
              Instant known = version.known().knownAt();
              if (seen.add(
                  Arrays.asList(
                      action.ticker(), action.exDate(), action.kind(), version.payment()))) {
                first.merge(
                    List.of(
                        action.ticker(),
                        action.exDate(),
                        action.kind(),
                        known.isAfter(version.event()) ? known : version.event()),
                    version.known(),
                    KnownAction::together);
              }
            });
    Map<String, List<KnownAction>> byTicker = new HashMap<>();
    first
        .values()
        .forEach(a -> byTicker.computeIfAbsent(a.action().ticker(), t -> new ArrayList<>()).add(a));
    return byTicker;
  }

  /** Two payments of one ex-date, known when the later of them is. */
  private static KnownAction together(KnownAction one, KnownAction other) {
    CorporateAction action = one.action();
    return new KnownAction(
        new CorporateAction(
            action.ticker(),
            action.exDate(),
            action.kind(),
            PaymentTotals.sum(List.of(action.amount(), other.action().amount()))),
        other.knownAt());
  }
}
