package io.tidemark.feeds.sim;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.core.market.CorporateAction;
import io.tidemark.feeds.sim.VendorView.ServedBar;
import io.tidemark.feeds.sim.market.Listings;
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
  public boolean admits(Question question, String key) {
    return question.authorization().equals("Token " + key);
  }

  @Override
  public Reply refusal() {
    return Reply.error(401, "{\"detail\":\"Invalid token.\"}");
  }

  @Override
  public String subject(Question question) {
    return question.path().get(2);
  }

  @Override
  public Reply answer(Question question, String base) {
    String ticker = subject(question);
    if (!Listings.TICKERS.contains(ticker)) {
      return Reply.error(404, "{\"detail\":\"Not found.\"}");
    }
    LocalDate from = question.day("startDate", SimulatedServer.FIRST_DAY);
    LocalDate to = question.day("endDate", SimulatedMarket.LAST_DAY);
    List<CorporateAction> actions = view.actions(ticker, to);
    ArrayNode days = JSON.arrayNode();
    view.bars(ticker, from, to).forEach(bar -> days.add(day(bar, actions)));
    return Reply.ok(days);
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
