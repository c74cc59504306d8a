package io.tidemark.feeds.alpaca;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tidemark.core.UserFault;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.feeds.JsonText;
import io.tidemark.feeds.TextRow;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Parses Alpaca's responses. A daily bar's {@code t} is midnight of the session in New York; a page
 * contains the token of the next page. Corporate actions are in one list per type ({@link
 * AlpacaActions}).
 */
public final class AlpacaProtocol {
  private AlpacaProtocol() {}

  /**
   * The rows of one page.
   *
   * @param place place for rows and error messages
   * @throws UserFault if the page does not match the protocol
   */
  public static List<TextRow> rows(String resource, String subject, String place, byte[] body) {
    JsonNode page = JsonText.read(body, place);
    return switch (resource) {
      case "bars" -> bars(page, place, (bar, at) -> bar(bar, subject, at));
      case "minutes" -> bars(page, place, (bar, at) -> minute(bar, subject, at));
      case "monthly" -> bars(page, place, (bar, at) -> month(bar, subject, at));
      case "actions" -> AlpacaActions.rows(page, subject, place);
      default -> throw new UserFault("%s: alpaca has no resource '%s'".formatted(place, resource));
    };
  }

  /** The token of the next page; empty on the last page. */
  static Optional<String> nextToken(byte[] body, String place) {
    return Optional.of(JsonText.text(JsonText.read(body, place), "next_page_token"))
        .filter(token -> !token.isEmpty());
  }

  private interface Reading {
    TextRow row(JsonNode bar, String place);
  }

  private static List<TextRow> bars(JsonNode page, String place, Reading reading) {
    ArrayNode bars = bars(page, place);
    List<TextRow> rows = new ArrayList<>(bars.size());
    for (int i = 0; i < bars.size(); i++) {
      rows.add(reading.row(bars.get(i), place + "#" + i));
    }
    return rows;
  }

  /** For a ticker without bars Alpaca sends null instead of a list. */
  private static ArrayNode bars(JsonNode page, String place) {
    return page.has("bars") && page.path("bars").isNull()
        ? JsonNodeFactory.instance.arrayNode()
        : JsonText.list(page, "bars", place);
  }

  private static TextRow bar(JsonNode bar, String ticker, String place) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("ticker", ticker);
    fields.put("date", moment(bar).map(AlpacaProtocol::session).orElse(""));
    fields.putAll(prices(bar));
    return TextRow.bar(fields, place, bar.toString(), null);
  }

  private static TextRow minute(JsonNode bar, String ticker, String place) {
    Map<String, String> values = prices(bar);
    if (bar.hasNonNull("n")) {
      values.put("trades", JsonText.text(bar, "n"));
    }
    return TextRow.minute(ticker, moment(bar), values, place, bar.toString());
  }

  /** A monthly bar has the time of the month's first midnight. */
  private static TextRow month(JsonNode bar, String ticker, String place) {
    Optional<YearMonth> month =
        moment(bar).map(start -> YearMonth.from(start.atZone(TradingCalendar.XNYS.zone())));
    return TextRow.summary(
        ticker,
        month.map(m -> m.atDay(1).toString()).orElse(""),
        month.map(m -> m.atEndOfMonth().toString()).orElse(""),
        "",
        JsonText.text(bar, "v"),
        place,
        bar.toString());
  }

  private static Map<String, String> prices(JsonNode bar) {
    Map<String, String> prices = new LinkedHashMap<>();
    prices.put("open", JsonText.text(bar, "o"));
    prices.put("high", JsonText.text(bar, "h"));
    prices.put("low", JsonText.text(bar, "l"));
    prices.put("close", JsonText.text(bar, "c"));
    prices.put("volume", JsonText.text(bar, "v"));
    if (bar.hasNonNull("vw")) {
      prices.put("vwap", JsonText.text(bar, "vw"));
    }
    return prices;
  }

  private static Optional<Instant> moment(JsonNode bar) {
    try {
      return Optional.of(Instant.parse(JsonText.text(bar, "t")));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String session(Instant midnight) {
    return midnight.atZone(TradingCalendar.XNYS.zone()).toLocalDate().toString();
  }
}
