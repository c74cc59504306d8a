package io.tidemark.ingest.vendors;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The current data of one ticker from one vendor: the last version of every bar and action.
 *
 * @param bars by session
 * @param actions by ex-date, then in order of arrival
 */
public record VendorSeries(
    String vendor, NavigableMap<LocalDate, VendorBar> bars, List<VendorAction> actions) {

  /**
   * The series of every vendor that has data.
   *
   * @param bars all versions, in any order
   * @param actions all versions, in any order
   * @param trust the vendors, most trusted first
   */
  public static List<VendorSeries> of(
      Collection<VendorBar> bars, Collection<VendorAction> actions, List<String> trust) {
    List<VendorSeries> series = new ArrayList<>();
    for (String vendor : trust) {
      NavigableMap<LocalDate, VendorBar> ownBars = new TreeMap<>();
      bars.stream()
          .filter(bar -> bar.vendor().equals(vendor))
          .forEach(bar -> ownBars.merge(bar.date(), bar, VendorSeries::later));
      Map<List<Object>, VendorAction> ownActions = new LinkedHashMap<>();
      actions.stream()
          .filter(action -> action.vendor().equals(vendor))
          .forEach(
              action ->
                  ownActions.merge(
                      List.of(action.exDate(), action.kind()), action, VendorSeries::later));
      if (!ownBars.isEmpty() || !ownActions.isEmpty()) {
        series.add(
            new VendorSeries(
                vendor,
                ownBars,
                ownActions.values().stream()
                    .sorted((a, b) -> a.exDate().compareTo(b.exDate()))
                    .toList()));
      }
    }
    return series;
  }

  private static VendorBar later(VendorBar a, VendorBar b) {
    return b.knownAt().isBefore(a.knownAt()) ? a : b;
  }

  private static VendorAction later(VendorAction a, VendorAction b) {
    return b.knownAt().isBefore(a.knownAt()) ? a : b;
  }
}
