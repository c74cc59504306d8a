package io.tidemark.feeds.polygon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tidemark.core.UserFault;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.feeds.TextRow;
import io.tidemark.feeds.rest.JsonText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What Polygon's answers mean. A bar's {@code t} is the session's midnight in New York, in
 * milliseconds; a split from 1 to 20 makes twenty new shares of one old.
 */
public final class PolygonProtocol {
  private static final Set<String> GOOD = Set.of("OK", "DELAYED");

  private PolygonProtocol() {}

  /**
   * The rows of one page.
   *
   * @param place for rows and messages
   * @throws UserFault if the page is not what the protocol says
   */
  public static List<TextRow> rows(String resource, String subject, String place, byte[] body) {
    JsonNode page = JsonText.read(body, place);
    String status = JsonText.text(page, "status");
    if (!GOOD.contains(status)) {
      throw new UserFault(
          "%s: status '%s' is neither OK nor DELAYED: %s"
              .formatted(place, status, JsonText.excerpt(page)));
    }
    String ticker =
        Optional.of(JsonText.text(page, "ticker")).filter(t -> !t.isEmpty()).orElse(subject);
    ArrayNode results = results(page, place);
    if (resource.equals("grouped")) {
      return PolygonGrouped.of(subject).rows(results, place.replace(subject, ""));
    }
    if (resource.equals("dividends")) {
      return dividends(results, ticker, place);
    }
    List<TextRow> rows = new ArrayList<>(results.size());
    for (int i = 0; i < results.size(); i++) {
      JsonNode result = results.get(i);
      String at = place + "#" + i;
      rows.add(
          switch (resource) {
            case "bars" -> bar(result, ticker, at);
            case "minutes" ->
                TextRow.minute(ticker, moment(result), prices(result), at, result.toString());
            case "splits" -> split(result, ticker, at);
            default ->
                throw new UserFault("%s: polygon has no resource '%s'".formatted(place, resource));
          });
    }
    return rows;
  }

  /** Where the next page is, as the vendor says; empty on the last one. */
  static Optional<String> nextUrl(byte[] body, String place) {
    return Optional.of(JsonText.text(JsonText.read(body, place), "next_url"))
        .filter(url -> !url.isEmpty());
  }

  /** No list at all is how Polygon says that a ticker has no bars. */
  private static ArrayNode results(JsonNode page, String place) {
    boolean empty = !page.has("results") && page.path("resultsCount").asInt(-1) == 0;
    return empty ? JsonNodeFactory.instance.arrayNode() : JsonText.list(page, "results", place);
  }

  private static TextRow bar(JsonNode result, String ticker, String place) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("ticker", ticker);
    fields.put("date", moment(result).map(PolygonProtocol::session).orElse(""));
    fields.putAll(prices(result));
    return TextRow.bar(fields, place, result.toString(), null);
  }

  private static Map<String, String> prices(JsonNode result) {
    Map<String, String> prices = new LinkedHashMap<>();
    prices.put("open", JsonText.text(result, "o"));
    prices.put("high", JsonText.text(result, "h"));
    prices.put("low", JsonText.text(result, "l"));
    prices.put("close", JsonText.text(result, "c"));
    prices.put("volume", JsonText.text(result, "v"));
    if (result.hasNonNull("vw")) {
      prices.put("vwap", JsonText.text(result, "vw"));
    }
    return prices;
  }

  private static Optional<Instant> moment(JsonNode result) {
    JsonNode millis = result.path("t");
    return millis.canConvertToLong()
        ? Optional.of(Instant.ofEpochMilli(millis.asLong()))
        : Optional.empty();
  }

  private static String session(Instant midnight) {
    return midnight.atZone(TradingCalendar.XNYS.zone()).toLocalDate().toString();
  }

  private static TextRow split(JsonNode result, String ticker, String place) {
    return TextRow.action(
        owner(result, ticker),
        JsonText.text(result, "execution_date"),
        "SPLIT",
        ratio(result.path("split_to"), result.path("split_from")),
        place,
        result.toString(),
        null);
  }

  /**
   * A share can go ex an ordinary and a special payment on one day, which come as two results. Told
   * apart by their ids, or where there are none by their types, they add up to what the day takes
   * off the price; a result that is repeated counts once.
   */
  private static List<TextRow> dividends(ArrayNode results, String ticker, String place) {
    Map<String, Map<String, JsonNode>> days = new LinkedHashMap<>();
    Map<String, String> places = new LinkedHashMap<>();
    for (int i = 0; i < results.size(); i++) {
      JsonNode result = results.get(i);
      String id = JsonText.text(result, "id");
      String payment = id.isEmpty() ? JsonText.text(result, "dividend_type") : id;
      String day = owner(result, ticker) + " " + JsonText.text(result, "ex_dividend_date");
      JsonNode told = days.getOrDefault(day, Map.of()).get(payment);
      String row = told == null || told.equals(result) ? day : day + " #" + i;
      days.computeIfAbsent(row, key -> new LinkedHashMap<>()).put(payment, result);
      places.putIfAbsent(row, place + "#" + i);
    }
    List<TextRow> rows = new ArrayList<>(days.size());
    days.forEach(
        (row, payments) ->
            rows.add(dividend(List.copyOf(payments.values()), ticker, places.get(row))));
    return rows;
  }

  private static TextRow dividend(List<JsonNode> parts, String ticker, String place) {
    JsonNode first = parts.get(0);
    return TextRow.action(
        owner(first, ticker),
        JsonText.text(first, "ex_dividend_date"),
        "DIVIDEND",
        parts.size() == 1 ? JsonText.text(first, "cash_amount") : sum(parts),
        place,
        parts.size() == 1 ? first.toString() : parts.toString(),
        null);
  }

  /** Empty, for validation to refuse, where one of the amounts is no number. */
  private static String sum(List<JsonNode> parts) {
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode part : parts) {
      if (!part.path("cash_amount").isNumber()) {
        return "";
      }
      sum = sum.add(part.path("cash_amount").decimalValue());
    }
    return sum.stripTrailingZeros().toPlainString();
  }

  private static String owner(JsonNode result, String subject) {
    String ticker = JsonText.text(result, "ticker");
    return ticker.isEmpty() ? subject : ticker;
  }

  private static String ratio(JsonNode newShares, JsonNode oldShares) {
    if (!newShares.isNumber() || !oldShares.isNumber() || oldShares.decimalValue().signum() == 0) {
      return "";
    }
    BigDecimal ratio =
        newShares.decimalValue().divide(oldShares.decimalValue(), MathContext.DECIMAL64);
    return ratio.stripTrailingZeros().toPlainString();
  }
}
