package io.tidemark.feeds.sim;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.core.market.CorporateAction;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.feeds.sim.VendorView.ServedBar;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;

/** Polygon's aggregates, splits and dividends, 500 rows a page at most. */
final class PolygonEndpoint implements Endpoint {
  static final int PAGE_ROWS = 500;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final VendorView view;

  PolygonEndpoint(VendorView view) {
    this.view = view;
  }

  @Override
  public boolean admits(Question question, String key) {
    return question.authorization().equals("Bearer " + key);
  }

  @Override
  public Reply refusal() {
    return Reply.error(401, "{\"status\":\"ERROR\",\"error\":\"Unknown API Key\"}");
  }

  @Override
  public String subject(Question question) {
    return isBars(question) ? question.path().get(3) : question.parameter("ticker");
  }

  @Override
  public Reply answer(Question question, String base) {
    String ticker = subject(question);
    if (isBars(question)) {
      LocalDate from = LocalDate.parse(question.path().get(7));
      LocalDate to = LocalDate.parse(question.path().get(8));
      return page(question, base, view.bars(ticker, from, to).stream().map(this::bar).toList());
    }
    boolean splits = question.path().get(2).equals("splits");
    CorporateAction.Kind kind = splits ? CorporateAction.Kind.SPLIT : CorporateAction.Kind.DIVIDEND;
    LocalDate last =
        question.day(
            splits ? "execution_date.lte" : "ex_dividend_date.lte", SimulatedMarket.LAST_DAY);
    List<ObjectNode> actions =
        view.actions(ticker, last).stream()
            .filter(action -> action.kind() == kind)
            .map(this::action)
            .toList();
    return page(question, base, actions);
  }

  private static boolean isBars(Question question) {
    return question.path().get(0).equals("v2");
  }

  private static Reply page(Question question, String base, List<ObjectNode> rows) {
    int start = offset(question.parameter("cursor"));
    int rowsAPage = Math.min(PAGE_ROWS, question.number("limit", PAGE_ROWS));
    int end = Math.min(rows.size(), start + rowsAPage);
    ObjectNode page = JSON.objectNode();
    if (isBars(question)) {
      page.put("ticker", question.path().get(3));
      page.put("adjusted", false);
      page.put("resultsCount", end - start);
    }
    if (end > start || !isBars(question)) {
      ArrayNode results = page.putArray("results");
      rows.subList(start, end).forEach(results::add);
    }
    page.put("status", "OK");
    if (end < rows.size()) {
      page.put("next_url", nextUrl(question, base, end));
    }
    return Reply.ok(page);
  }

  private static String nextUrl(Question question, String base, int offset) {
    String cursor =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(("offset=" + offset).getBytes(StandardCharsets.UTF_8));
    String path = base + "/" + String.join("/", question.path()) + "?cursor=" + cursor;
    StringBuilder url = new StringBuilder(path);
    question
        .query()
        .forEach(
            (name, value) -> {
              if (!name.equals("cursor")) {
                url.append('&').append(name).append('=').append(value);
              }
            });
    return url.toString();
  }

  private static int offset(String cursor) {
    if (cursor.isEmpty()) {
      return 0;
    }
    String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    return Integer.parseInt(text.substring("offset=".length()));
  }

  private ObjectNode bar(ServedBar bar) {
    ObjectNode node = JSON.objectNode();
    if (bar.volume() != null) {
      node.put("v", new BigDecimal(bar.volume() + ".0"));
    }
    node.put("o", BigDecimal.valueOf(bar.open()));
    if (bar.close() != null) {
      node.put("c", BigDecimal.valueOf(bar.close()));
    }
    node.put("h", BigDecimal.valueOf(bar.high()));
    node.put("l", BigDecimal.valueOf(bar.low()));
    node.put("t", bar.date().atStartOfDay(TradingCalendar.XNYS.zone()).toInstant().toEpochMilli());
    return node;
  }

  private ObjectNode action(CorporateAction action) {
    ObjectNode node = JSON.objectNode();
    if (action.kind() == CorporateAction.Kind.SPLIT) {
      boolean more = action.amount() > 1;
      node.put("execution_date", action.exDate().toString());
      node.put("split_from", more ? 1 : Math.round(1 / action.amount()));
      node.put("split_to", more ? Math.round(action.amount()) : 1);
    } else {
      node.put("cash_amount", BigDecimal.valueOf(action.amount()));
      node.put("dividend_type", "CD");
      node.put("ex_dividend_date", action.exDate().toString());
      node.put("frequency", 4);
    }
    return node.put("ticker", action.ticker());
  }
}
