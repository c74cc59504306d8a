package io.tidemark.feeds.polygon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tidemark.core.UserFault;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.feeds.ExDatePayments;
import io.tidemark.feeds.JsonText;
import io.tidemark.feeds.TextRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Parses Polygon's responses. A bar's {@code t} is midnight of the session in New York, in
 * milliseconds; a split from 1 to 20 gives twenty new shares for one old share.
 */
public final class PolygonProtocol {
  private static final Set<String> GOOD = Set.of("OK", "DELAYED");

  private PolygonProtocol() {}

  /**
   * The rows of one page.
   *
   * @param place place for rows and error messages
   * @throws UserFault if the page does not match the protocol
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
            case "minutes" -> minute(result, ticker, at);
            case "splits" -> split(result, ticker, at);
            default ->
                throw new UserFault("%s: polygon has no resource '%s'".formatted(place, resource));
          });
    }
    return rows;
  }

  /** The address of the next page according to the vendor; empty on the last page. */
  static Optional<String> nextUrl(byte[] body, String place) {
    return Optional.of(JsonText.text(JsonText.read(body, place), "next_url"))
        .filter(url -> !url.isEmpty());
  }

  /** For a ticker without bars Polygon leaves the list out. */
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

  private static TextRow minute(JsonNode result, String ticker, String place) {
    Map<String, String> values = prices(result);
    if (result.hasNonNull("n")) {
      values.put("trades", JsonText.text(result, "n"));
    }
    return TextRow.minute(ticker, moment(result), values, place, result.toString());
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
        JsonText.ratio(result.path("split_to"), result.path("split_from")),
        place,
        result.toString(),
        null);
  }

  private static List<TextRow> dividends(ArrayNode results, String ticker, String place) {
    return ExDatePayments.byDay(
            results,
            result -> owner(result, ticker) + " " + JsonText.text(result, "ex_dividend_date"),
            PolygonProtocol::payment)
        .stream()
        .map(
            day ->
                TextRow.action(
                    owner(day.first(), ticker),
                    JsonText.text(day.first(), "ex_dividend_date"),
                    "DIVIDEND",
                    day.sum("cash_amount"),
                    place + "#" + day.index(),
                    day.raw(),
                    null))
        .toList();
  }

  /** The name that distinguishes payments of one day: the id, or without ids the type. */
  private static String payment(JsonNode dividend) {
    String id = JsonText.text(dividend, "id");
    return id.isEmpty() ? JsonText.text(dividend, "dividend_type") : id;
  }

  private static String owner(JsonNode result, String subject) {
    String ticker = JsonText.text(result, "ticker");
    return ticker.isEmpty() ? subject : ticker;
  }
}
