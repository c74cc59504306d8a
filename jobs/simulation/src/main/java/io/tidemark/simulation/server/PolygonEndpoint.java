package io.tidemark.simulation.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.core.market.CorporateAction;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.simulation.SimulatedMarket;
import io.tidemark.simulation.VendorView;
import io.tidemark.simulation.VendorView.ServedBar;
import io.tidemark.simulation.market.MinutePath.MinuteBar;
import io.tidemark.simulation.shares.SplitTerms;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/** Polygon's aggregates, splits and dividends, in pages. */
final class PolygonEndpoint implements Endpoint {
  private static final int MINUTES_PER_ROW = 20;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final VendorView view;

  private final int pageRows;

  /**
   * @param pageRows the most rows per page; for minute bars twenty times as many
   */
  PolygonEndpoint(VendorView view, int pageRows) {
    this.view = view;
    this.pageRows = pageRows;
  }

  @Override
  public String vendor() {
    return "polygon";
  }

  @Override
  public List<String> paths() {
    return List.of("/v2/aggs/", "/v3/reference/");
  }

  @Override
  public boolean admits(SimulatedRequest question, String key) {
    return question.authorization().equals("Bearer " + key);
  }

  @Override
  public Reply refusal() {
    return Reply.error(401, "{\"status\":\"ERROR\",\"error\":\"Unknown API Key\"}");
  }

  @Override
  public String subject(SimulatedRequest question) {
    if (isGrouped(question)) {
      return question.path().get(7);
    }
    return isBars(question) ? question.path().get(3) : question.parameter("ticker");
  }

  @Override
  public Reply answer(SimulatedRequest question, String base) {
    return answer(question, base, false);
  }

  @Override
  public Reply repeating(SimulatedRequest question, String base) {
    return answer(question, base, true);
  }

  @Override
  public void answered(SimulatedRequest question) {
    if (isDays(question) && question.cursor().isEmpty()) {
      view.answered(subject(question));
    }
  }

  private Reply answer(SimulatedRequest question, String base, boolean repeating) {
    if (isGrouped(question)) {
      return grouped(LocalDate.parse(subject(question)));
    }
    String ticker = subject(question);
    if (isBars(question)) {
      LocalDate from = LocalDate.parse(question.path().get(7));
      LocalDate to = LocalDate.parse(question.path().get(8));
      if (!isDays(question)) {
        List<MinuteBar> minutes = view.minutes(ticker, from, to);
        return page(question, base, minutes, PolygonEndpoint::minute, repeating);
      }
      // Further pages belong to the same request as the first one.
      int before = view.askings(ticker) - (question.cursor().isEmpty() ? 0 : 1);
      List<ServedBar> days = view.bars(ticker, from, to, Math.max(0, before));
      return page(question, base, days, PolygonEndpoint::bar, repeating);
    }
    boolean splits = question.path().get(2).equals("splits");
    CorporateAction.Kind kind = splits ? CorporateAction.Kind.SPLIT : CorporateAction.Kind.DIVIDEND;
    LocalDate last =
        question.day(
            splits ? "execution_date.lte" : "ex_dividend_date.lte", SimulatedMarket.LAST_DAY);
    List<CorporateAction> actions =
        view.actions(ticker, last).stream().filter(action -> action.kind() == kind).toList();
    return page(question, base, actions, PolygonEndpoint::action, repeating);
  }

  /** The bars of all shares on one day, the same as when requested individually. */
  private Reply grouped(LocalDate day) {
    ObjectNode page = JSON.objectNode();
    ArrayNode results = JSON.arrayNode();
    for (String ticker : view.tickers()) {
      view.bars(ticker, day, day, view.askings(ticker))
          .forEach(bar -> results.add(bar(bar).put("T", ticker)));
    }
    page.put("adjusted", false);
    page.put("resultsCount", results.size());
    page.put("status", "OK");
    page.set("results", results);
    return Reply.ok(page);
  }

  private static boolean isGrouped(SimulatedRequest question) {
    return question.path().get(2).equals("grouped");
  }

  private static boolean isDays(SimulatedRequest question) {
    return isBars(question) && question.path().size() > 6 && question.path().get(6).equals("day");
  }

  private static boolean isBars(SimulatedRequest question) {
    return question.path().get(0).equals("v2");
  }

  private <T> Reply page(
      SimulatedRequest question,
      String base,
      List<T> rows,
      Function<T, ObjectNode> json,
      boolean repeating) {
    int start = offset(question.cursor());
    int most = isBars(question) && !isDays(question) ? MINUTES_PER_ROW * pageRows : pageRows;
    int rowsAPage = Math.min(most, question.number("limit", most));
    int end = Math.min(rows.size(), start + rowsAPage);
    ObjectNode page = JSON.objectNode();
    if (isBars(question)) {
      page.put("ticker", question.path().get(3));
      page.put("adjusted", false);
      page.put("resultsCount", end - start);
    }
    if (end > start || !isBars(question)) {
      ArrayNode results = page.putArray("results");
      rows.subList(start, end).forEach(row -> results.add(json.apply(row)));
    }
    page.put("status", "OK");
    if (repeating || end < rows.size()) {
      page.put("next_url", nextUrl(question, base, repeating ? start : end));
    }
    return Reply.ok(page);
  }

  private static String nextUrl(SimulatedRequest question, String base, int offset) {
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

  private static ObjectNode bar(ServedBar bar) {
    ObjectNode node = JSON.objectNode();
    if (bar.volume() != null) {
      node.put("v", new BigDecimal(bar.volume() + ".0"));
    }
    bar.vwap().ifPresent(vwap -> node.put("vw", vwap));
    node.put("o", BigDecimal.valueOf(bar.open()));
    if (bar.close() != null) {
      node.put("c", BigDecimal.valueOf(bar.close()));
    }
    node.put("h", BigDecimal.valueOf(bar.high()));
    node.put("l", BigDecimal.valueOf(bar.low()));
    node.put("t", bar.date().atStartOfDay(TradingCalendar.XNYS.zone()).toInstant().toEpochMilli());
    return node;
  }

  private static ObjectNode minute(MinuteBar bar) {
    ObjectNode node = JSON.objectNode();
    node.put("v", bar.volume());
    node.put("o", BigDecimal.valueOf(bar.open()));
    node.put("c", BigDecimal.valueOf(bar.close()));
    node.put("h", BigDecimal.valueOf(bar.high()));
    node.put("l", BigDecimal.valueOf(bar.low()));
    node.put("t", bar.start().toEpochMilli());
    return node;
  }

  private static ObjectNode action(CorporateAction action) {
    ObjectNode node = JSON.objectNode();
    if (action.kind() == CorporateAction.Kind.SPLIT) {
      SplitTerms terms = SplitTerms.of(action.amount());
      node.put("execution_date", action.exDate().toString());
      node.put("split_from", terms.from());
      node.put("split_to", terms.to());
    } else {
      node.put("cash_amount", BigDecimal.valueOf(action.amount()));
      node.put("dividend_type", "CD");
      node.put("ex_dividend_date", action.exDate().toString());
      node.put("frequency", 4);
    }
    return node.put("ticker", action.ticker());
  }
}
