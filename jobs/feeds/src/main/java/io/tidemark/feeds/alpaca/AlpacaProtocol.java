package io.tidemark.feeds.alpaca;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tidemark.core.UserFault;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.feeds.TextRow;
import io.tidemark.feeds.rest.JsonText;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Alpaca's answers mean. A daily bar's {@code t} is the session's midnight in New York; a page
 * names the next one by a token. Corporate actions come in a list for each type ({@link
 * AlpacaActions}).
 */
public final class AlpacaProtocol {
  private AlpacaProtocol() {}

  /**
   * The rows of one page.
   *
   * @param place for rows and messages
   * @throws UserFault if the page is not what the protocol says
   */
  public static List<TextRow> rows(String resource, String subject, String place, byte[] body) {
    JsonNode page = JsonText.read(body, place);
    return switch (resource) {
      case "bars" -> bars(page, subject, place);
      case "actions" -> AlpacaActions.rows(page, subject, place);
      default -> throw new UserFault("%s: alpaca has no resource '%s'".formatted(place, resource));
    };
  }

  /** What to ask the next page with; empty on the last one. */
  static Optional<String> nextToken(byte[] body, String place) {
    return Optional.of(JsonText.text(JsonText.read(body, place), "next_page_token"))
        .filter(token -> !token.isEmpty());
  }

  private static List<TextRow> bars(JsonNode page, String subject, String place) {
    ArrayNode bars = bars(page, place);
    List<TextRow> rows = new ArrayList<>(bars.size());
    for (int i = 0; i < bars.size(); i++) {
      rows.add(bar(bars.get(i), subject, place + "#" + i));
    }
    return rows;
  }

  /** A list that is null is how Alpaca says that a ticker has no bars. */
  private static ArrayNode bars(JsonNode page, String place) {
    return page.has("bars") && page.path("bars").isNull()
        ? JsonNodeFactory.instance.arrayNode()
        : JsonText.list(page, "bars", place);
  }

  private static TextRow bar(JsonNode bar, String ticker, String place) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("ticker", ticker);
    fields.put("date", moment(bar).map(AlpacaProtocol::session).orElse(""));
    fields.put("open", JsonText.text(bar, "o"));
    fields.put("high", JsonText.text(bar, "h"));
    fields.put("low", JsonText.text(bar, "l"));
    fields.put("close", JsonText.text(bar, "c"));
    fields.put("volume", JsonText.text(bar, "v"));
    fields.put("vwap", JsonText.text(bar, "vw"));
    return TextRow.bar(fields, place, bar.toString(), null);
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
