package io.tidemark.simulation.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.core.market.CorporateAction;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.simulation.VendorView;
import io.tidemark.simulation.VendorView.ServedBar;
import io.tidemark.simulation.market.MinutePath.MinuteBar;
import io.tidemark.simulation.shares.SplitTerms;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Alpaca's bars and corporate actions, in pages with tokens. */
final class AlpacaEndpoint implements Endpoint {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int MINUTES_PER_ROW = 20;

  /** A dividend is processed when it is paid. */
  private static final int PAID_AFTER_DAYS = 14;

  private final VendorView view;
  private final int pageRows;

  /**
   * @param pageRows the most rows per page; for minute bars twenty times as many
   */
  AlpacaEndpoint(VendorView view, int pageRows) {
    this.view = view;
    this.pageRows = pageRows;
  }

  @Override
  public String vendor() {
    return "alpaca";
  }

  @Override
  public List<String> paths() {
    return List.of("/v2/stocks/", "/v1/corporate-actions");
  }

  @Override
  public boolean admits(SimulatedRequest question, String key) {
    return question.keyPair().equals(key + " " + key);
  }

  @Override
  public Reply refusal() {
    return Reply.error(401, "{\"message\":\"unauthorized.\"}");
  }

  @Override
  public String subject(SimulatedRequest question) {
    return isBars(question) ? question.path().get(2) : question.parameter("symbols");
  }

  @Override
  public Reply answer(SimulatedRequest question, String base) {
    return answer(question, false);
  }

  @Override
  public Reply repeating(SimulatedRequest question, String base) {
    return answer(question, true);
  }

  @Override
  public void answered(SimulatedRequest question) {
    boolean days = isBars(question) && question.parameter("timeframe").equals("1Day");
    if (days && question.cursor().isEmpty()) {
      view.answered(subject(question));
    }
  }

  private static boolean isBars(SimulatedRequest question) {
    return question.path().get(0).equals("v2");
  }

  private Reply answer(SimulatedRequest question, boolean repeating) {
    String ticker = subject(question);
    if (!isBars(question)) {
      return actions(question, ticker, repeating);
    }
    LocalDate from = day(question.parameter("start"));
    LocalDate to = day(question.parameter("end"));
    return switch (question.parameter("timeframe")) {
      case "1Min" ->
          bars(question, view.minutes(ticker, from, to), AlpacaEndpoint::minute, repeating);
      case "1Month" -> {
        List<ServedBar> days = view.bars(ticker, from, to, view.askings(ticker));
        List<Map.Entry<YearMonth, List<ServedBar>>> months =
            List.copyOf(VendorView.byMonth(days).entrySet());
        yield bars(question, months, AlpacaEndpoint::month, repeating);
      }
      default -> {
        // Further pages belong to the same request as the first one.
        int before = view.askings(ticker) - (question.cursor().isEmpty() ? 0 : 1);
        List<ServedBar> days = view.bars(ticker, from, to, Math.max(0, before));
        yield bars(question, days, AlpacaEndpoint::daily, repeating);
      }
    };
  }

  private <T> Reply bars(
      SimulatedRequest question, List<T> rows, Function<T, ObjectNode> json, boolean repeating) {
    int most = question.parameter("timeframe").equals("1Min") ? MINUTES_PER_ROW : 1;
    Slice slice = Slice.of(question, rows.size(), most * pageRows);
    ObjectNode page = JSON.objectNode();
    if (rows.isEmpty()) {
      page.putNull("bars");
    } else {
      ArrayNode bars = page.putArray("bars");
      rows.subList(slice.start(), slice.end()).forEach(row -> bars.add(json.apply(row)));
    }
    page.put("symbol", subject(question));
    page.put("next_page_token", slice.token(repeating));
    return Reply.ok(page);
  }

  private Reply actions(SimulatedRequest question, String ticker, boolean repeating) {
    LocalDate start = LocalDate.parse(question.parameter("start"));
    LocalDate end = LocalDate.parse(question.parameter("end"));
    List<CorporateAction> all =
        view.actions(ticker, end).stream()
            .filter(action -> !processed(action).isBefore(start))
            .filter(action -> !processed(action).isAfter(end))
            .toList();
    Slice slice = Slice.of(question, all.size(), pageRows);
    ObjectNode page = JSON.objectNode();
    ObjectNode lists = page.putObject("corporate_actions");
    for (CorporateAction action : all.subList(slice.start(), slice.end())) {
      lists.withArray(type(action)).add(action(action));
    }
    page.put("next_page_token", slice.token(repeating));
    return Reply.ok(page);
  }

  private static String type(CorporateAction action) {
    if (action.kind() == CorporateAction.Kind.DIVIDEND) {
      return "cash_dividends";
    }
    return action.amount() > 1 ? "forward_splits" : "reverse_splits";
  }

  private static ObjectNode action(CorporateAction action) {
    ObjectNode node = JSON.objectNode().put("symbol", action.ticker());
    if (action.kind() == CorporateAction.Kind.SPLIT) {
      SplitTerms terms = SplitTerms.of(action.amount());
      node.put("new_rate", terms.to()).put("old_rate", terms.from());
    } else {
      node.put("rate", BigDecimal.valueOf(action.amount()));
      node.put("special", false).put("foreign", false);
    }
    node.put("process_date", processed(action).toString());
    return node.put("ex_date", action.exDate().toString());
  }

  private static LocalDate processed(CorporateAction action) {
    boolean paid = action.kind() == CorporateAction.Kind.DIVIDEND;
    return paid ? action.exDate().plusDays(PAID_AFTER_DAYS) : action.exDate();
  }

  private static ObjectNode daily(ServedBar bar) {
    ObjectNode node = JSON.objectNode().put("t", midnight(bar.date()));
    node.put("o", BigDecimal.valueOf(bar.open()));
    node.put("h", BigDecimal.valueOf(bar.high()));
    node.put("l", BigDecimal.valueOf(bar.low()));
    if (bar.close() != null) {
      node.put("c", BigDecimal.valueOf(bar.close()));
    }
    if (bar.volume() != null) {
      node.put("v", bar.volume());
    }
    bar.vwap().ifPresent(vwap -> node.put("vw", vwap));
    return node;
  }

  private static ObjectNode minute(MinuteBar bar) {
    ObjectNode node = JSON.objectNode().put("t", bar.start().toString());
    node.put("o", BigDecimal.valueOf(bar.open()));
    node.put("h", BigDecimal.valueOf(bar.high()));
    node.put("l", BigDecimal.valueOf(bar.low()));
    node.put("c", BigDecimal.valueOf(bar.close()));
    return node.put("v", bar.volume());
  }

  private static ObjectNode month(Map.Entry<YearMonth, List<ServedBar>> month) {
    return JSON.objectNode()
        .put("t", midnight(month.getKey().atDay(1)))
        .put("v", VendorView.volume(month.getValue()));
  }

  private static String midnight(LocalDate day) {
    return day.atStartOfDay(TradingCalendar.XNYS.zone()).toInstant().toString();
  }

  private static LocalDate day(String moment) {
    return Instant.parse(moment).atZone(TradingCalendar.XNYS.zone()).toLocalDate();
  }

  /** Which of all rows a page holds. */
  private record Slice(int start, int end, int rows) {
    static Slice of(SimulatedRequest question, int rows, int most) {
      String token = question.cursor();
      int start =
          token.isEmpty()
              ? 0
              : Integer.parseInt(
                  new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8));
      int rowsAPage = Math.min(most, question.number("limit", most));
      return new Slice(start, Math.min(rows, start + rowsAPage), rows);
    }

    /** The token of the next page; null on the last page. */
    String token(boolean repeating) {
      if (!repeating && end == rows) {
        return null;
      }
      byte[] offset = String.valueOf(repeating ? start : end).getBytes(StandardCharsets.UTF_8);
      return Base64.getEncoder().encodeToString(offset);
    }
  }
}
