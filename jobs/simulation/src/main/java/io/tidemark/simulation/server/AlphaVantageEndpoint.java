package io.tidemark.simulation.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tidemark.core.market.CorporateAction;
import io.tidemark.simulation.VendorView;
import io.tidemark.simulation.VendorView.ServedBar;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Alpha Vantage's daily adjusted series: all days up to today, newest first, in JSON or CSV. Every
 * response has status 200, including a refusal, and the message about an exceeded limit repeats the
 * key.
 */
final class AlphaVantageEndpoint implements Endpoint {
  private static final int COMPACT = 100;
  private static final List<String> COLUMNS =
      List.of(
          "open",
          "high",
          "low",
          "close",
          "adjusted close",
          "volume",
          "dividend amount",
          "split coefficient");

  private final VendorView view;
  private final Supplier<LocalDate> today;

  /**
   * @param today the last day with data
   */
  AlphaVantageEndpoint(VendorView view, Supplier<LocalDate> today) {
    this.view = view;
    this.today = today;
  }

  @Override
  public String vendor() {
    return "alphavantage";
  }

  @Override
  public List<String> paths() {
    return List.of("/query");
  }

  @Override
  public boolean admits(SimulatedRequest question, String key) {
    return question.parameter("apikey").equals(key);
  }

  @Override
  public Reply refusal() {
    return said("Error Message", "the parameter apikey is invalid or missing.");
  }

  @Override
  public Reply throttled(SimulatedRequest question, Map<String, String> headers) {
    return said(
        headers.isEmpty() ? "Information" : "Note",
        "We have detected your API key as %s and our standard API rate limit is 25 requests per day."
            .formatted(question.parameter("apikey")));
  }

  @Override
  public String subject(SimulatedRequest question) {
    return question.parameter("symbol");
  }

  @Override
  public String name(SimulatedRequest question) {
    return question.name() + " " + subject(question);
  }

  @Override
  public void answered(SimulatedRequest question) {
    view.answered(subject(question));
  }

  @Override
  public Reply answer(SimulatedRequest question, String base) {
    String ticker = subject(question);
    if (!question.parameter("function").equals("TIME_SERIES_DAILY_ADJUSTED")
        || !view.tickers().contains(ticker)) {
      return said(
          "Error Message",
          "Invalid API call. Please retry or visit the documentation for"
              + " TIME_SERIES_DAILY_ADJUSTED.");
    }
    List<Map<String, String>> days = days(ticker);
    if (!question.parameter("outputsize").equals("full") && days.size() > COMPACT) {
      days = days.subList(0, COMPACT);
    }
    return new Reply(
        200,
        question.parameter("datatype").equals("csv") ? csv(days) : json(ticker, days),
        Map.of());
  }

  /** Newest first; a missing value is the empty text. */
  private List<Map<String, String>> days(String ticker) {
    LocalDate to = today.get();
    List<ServedBar> bars = view.bars(ticker, SimulatedServer.FIRST_DAY, to, view.askings(ticker));
    Map<LocalDate, List<CorporateAction>> actions =
        view.actions(ticker, to).stream().collect(Collectors.groupingBy(CorporateAction::exDate));
    List<Map<String, String>> days = new ArrayList<>(bars.size());
    double factor = 1;
    for (int i = bars.size() - 1; i >= 0; i--) {
      ServedBar bar = bars.get(i);
      List<CorporateAction> its = actions.getOrDefault(bar.date(), List.of());
      days.add(day(bar, its, factor));
      // For a duplicated day, adjust only once.
      if (i > 0 && !bars.get(i - 1).date().equals(bar.date())) {
        factor *= adjustment(its, bars.get(i - 1).close());
      }
    }
    return days;
  }

  private static Map<String, String> day(
      ServedBar bar, List<CorporateAction> actions, double factor) {
    Map<String, String> day = new LinkedHashMap<>();
    day.put("timestamp", bar.date().toString());
    day.put("open", price(bar.open()));
    day.put("high", price(bar.high()));
    day.put("low", price(bar.low()));
    day.put("close", bar.close() == null ? "" : price(bar.close()));
    day.put("adjusted close", bar.close() == null ? "" : price(bar.close() * factor));
    day.put("volume", bar.volume() == null ? "" : bar.volume().toString());
    day.put("dividend amount", price(amount(actions, CorporateAction.Kind.DIVIDEND, 0)));
    day.put("split coefficient", price(amount(actions, CorporateAction.Kind.SPLIT, 1)));
    return day;
  }

  /** The factor by which a day's actions adjust all earlier prices: {@code (1 - D / C) / ratio}. */
  private static double adjustment(List<CorporateAction> actions, Double closeBefore) {
    double dividend = amount(actions, CorporateAction.Kind.DIVIDEND, 0);
    double paid = closeBefore == null ? 1 : 1 - dividend / closeBefore;
    return paid / amount(actions, CorporateAction.Kind.SPLIT, 1);
  }

  private static double amount(
      List<CorporateAction> actions, CorporateAction.Kind kind, double none) {
    return actions.stream()
        .filter(action -> action.kind() == kind)
        .mapToDouble(CorporateAction::amount)
        .findFirst()
        .orElse(none);
  }

  private static String price(double value) {
    return BigDecimal.valueOf(value).toPlainString();
  }

  /** Built as text, because a duplicated day is a duplicate member name in JSON. */
  private static String json(String ticker, List<Map<String, String>> days) {
    StringBuilder text = new StringBuilder(1 << 16);
    text.append("{\"Meta Data\":{\"2. Symbol\":\"").append(ticker);
    text.append("\",\"5. Time Zone\":\"US/Eastern\"},\"Time Series (Daily)\":{");
    String comma = "";
    for (Map<String, String> day : days) {
      text.append(comma).append('"').append(day.get("timestamp")).append("\":{");
      String inner = "";
      for (int i = 0; i < COLUMNS.size(); i++) {
        String value = day.get(COLUMNS.get(i));
        if (!value.isEmpty()) {
          text.append(inner).append('"').append(i + 1).append(". ").append(COLUMNS.get(i));
          text.append("\":\"").append(value).append('"');
          inner = ",";
        }
      }
      text.append('}');
      comma = ",";
    }
    return text.append("}}").toString();
  }

  private static String csv(List<Map<String, String>> days) {
    StringBuilder text = new StringBuilder(1 << 16).append("timestamp");
    COLUMNS.forEach(column -> text.append(',').append(column.replace(' ', '_')));
    text.append("\r\n");
    days.forEach(day -> text.append(String.join(",", day.values())).append("\r\n"));
    return text.toString();
  }

  private static Reply said(String field, String words) {
    return Reply.ok(JsonNodeFactory.instance.objectNode().put(field, words));
  }
}
