package io.tidemark.ingest.inspect.rules;

import io.tidemark.core.market.CorporateAction.Kind;
import io.tidemark.ingest.inspect.alerts.AlertKind;
import io.tidemark.ingest.inspect.alerts.NewAlert;
import io.tidemark.ingest.inspect.alerts.Severity;
import io.tidemark.ingest.vendors.FigureText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An action that a vendor lists.
 *
 * @param date the ex-date
 * @param amount new shares per old share, or USD per share
 */
record ListedAction(String vendor, String ticker, LocalDate date, Kind kind, double amount) {

  private record Matter(String ticker, LocalDate date, Kind kind) {}

  /**
   * Alerts for actions that some vendors list and others do not.
   *
   * @param actions recent and future actions
   * @param listing vendors that list any action of a ticker at any time, by ticker; others are not
   *     expected to confirm
   */
  static List<NewAlert> unconfirmed(List<ListedAction> actions, Map<String, Set<String>> listing) {
    Map<Matter, List<ListedAction>> matters = new LinkedHashMap<>();
    for (ListedAction action : actions) {
      matters
          .computeIfAbsent(
              new Matter(action.ticker, action.date, action.kind), matter -> new ArrayList<>())
          .add(action);
    }
    List<NewAlert> alerts = new ArrayList<>();
    matters.forEach(
        (matter, listed) -> {
          List<String> by = listed.stream().map(ListedAction::vendor).sorted().toList();
          List<String> silent =
              listing.getOrDefault(matter.ticker, Set.of()).stream()
                  .filter(vendor -> !by.contains(vendor))
                  .sorted()
                  .toList();
          if (!silent.isEmpty()) {
            alerts.add(alert(matter, listed.get(0), by, silent));
          }
        });
    return alerts;
  }

  private static NewAlert alert(
      Matter matter, ListedAction action, List<String> by, List<String> silent) {
    boolean split = matter.kind == Kind.SPLIT;
    return new NewAlert(
        AlertKind.UNCONFIRMED_ACTION,
        split ? Severity.CRITICAL : Severity.WARNING,
        String.join("+", by),
        matter.ticker,
        matter.date,
        matter.kind + " " + String.join("+", silent),
        "%s of %s with ex-date %s (%s) is listed by %s and not by %s"
            .formatted(
                split ? "split" : "dividend",
                matter.ticker,
                matter.date,
                FigureText.plain(action.amount),
                String.join(", ", by),
                String.join(", ", silent)));
  }
}
