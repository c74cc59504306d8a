package io.tidemark.simulation.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.core.market.CorporateAction;
import io.tidemark.simulation.SimulatedMarket;
import io.tidemark.simulation.VendorView;
import io.tidemark.simulation.VendorView.ServedBar;
import io.tidemark.simulation.market.MinutePath.MinuteBar;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Tiingo's daily prices: one list, with each day's dividend and split in its row. */
final class TiingoEndpoint implements Endpoint {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final VendorView view;

  TiingoEndpoint(VendorView view) {
    this.view = view;
  }

  @Override
  public String vendor() {
    return "tiingo";
  }

  @Override
  public List<String> paths() {
    return List.of("/tiingo/daily/", "/iex/");
  }

  @Override
  public boolean admits(SimulatedRequest question, String key) {
    return question.authorization().equals("Token " + key);
  }

  @Override
  public Reply refusal() {
    return Reply.error(401, "{\"detail\":\"Invalid token.\"}");
  }

  @Override
  public String subject(SimulatedRequest question) {
    return question.path().get(isMinutes(question) ? 1 : 2);
  }

  @Override
  public void answered(SimulatedRequest question) {
    if (!isMinutes(question) && !isMonthly(question)) {
      view.answered(subject(question));
    }
  }

  private static boolean isMinutes(SimulatedRequest question) {
    return question.path().get(0).equals("iex");
  }

  private static boolean isMonthly(SimulatedRequest question) {
    return question.parameter("resampleFreq").equals("monthly");
  }

  @Override
  public Reply answer(SimulatedRequest question, String base) {
    String ticker = subject(question);
    if (!view.tickers().contains(ticker)) {
      return Reply.error(404, "{\"detail\":\"Not found.\"}");
    }
    LocalDate from = question.day("startDate", SimulatedServer.FIRST_DAY);
    LocalDate to = question.day("endDate", SimulatedMarket.LAST_DAY);
    ArrayNode rows = JSON.arrayNode();
    if (isMinutes(question)) {
      view.minutes(ticker, from, to).forEach(bar -> rows.add(minute(bar)));
      return Reply.ok(rows);
    }
    List<ServedBar> bars = view.bars(ticker, from, to, view.askings(ticker));
    if (isMonthly(question)) {
      VendorView.byMonth(bars).values().forEach(days -> rows.add(month(days)));
    } else {
      List<CorporateAction> actions = view.actions(ticker, to);
      bars.forEach(bar -> rows.add(day(bar, actions)));
    }
    return Reply.ok(rows);
  }

  private static ObjectNode minute(MinuteBar bar) {
    ObjectNode minute = JSON.objectNode();
    minute.put("date", bar.start().toString().replace("Z", ".000Z"));
    minute.put("open", BigDecimal.valueOf(bar.open()));
    minute.put("high", BigDecimal.valueOf(bar.high()));
    minute.put("low", BigDecimal.valueOf(bar.low()));
    minute.put("close", BigDecimal.valueOf(bar.close()));
    return minute.put("volume", bar.volume());
  }

  /** Dated on its last day. */
  private static ObjectNode month(List<ServedBar> days) {
    ObjectNode month = JSON.objectNode();
    month.put("date", days.get(days.size() - 1).date() + "T00:00:00.000Z");
    return month.put("volume", VendorView.volume(days));
  }

  private static ObjectNode day(ServedBar bar, List<CorporateAction> actions) {
    ObjectNode day = JSON.objectNode();
    day.put("date", bar.date() + "T00:00:00.000Z");
    day.put("close", bar.close() == null ? null : BigDecimal.valueOf(bar.close()));
    day.put("high", BigDecimal.valueOf(bar.high()));
    day.put("low", BigDecimal.valueOf(bar.low()));
    day.put("open", BigDecimal.valueOf(bar.open()));
    day.put("volume", bar.volume());
    day.put("divCash", amount(bar.date(), CorporateAction.Kind.DIVIDEND, actions, 0));
    day.put("splitFactor", amount(bar.date(), CorporateAction.Kind.SPLIT, actions, 1));
    return day;
  }

  private static double amount(
      LocalDate day, CorporateAction.Kind kind, List<CorporateAction> actions, double none) {
    return actions.stream()
        .filter(action -> action.kind() == kind && action.exDate().equals(day))
        .mapToDouble(CorporateAction::amount)
        .findFirst()
        .orElse(none);
  }
}
