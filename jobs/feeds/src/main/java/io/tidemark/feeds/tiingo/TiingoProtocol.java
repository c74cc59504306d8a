package io.tidemark.feeds.tiingo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.tidemark.core.UserFault;
import io.tidemark.feeds.TextRow;
import io.tidemark.feeds.rest.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Tiingo's answers mean. A day's row holds the bar as traded, {@code divCash} (USD a share, ex
 * on that day) and {@code splitFactor} (new shares per old); 0 and 1 mean none.
 */
public final class TiingoProtocol {
  private static final int DATE_LENGTH = "yyyy-MM-dd".length();

  private TiingoProtocol() {}

  /**
   * The rows of one answer; a day with a dividend or a split gives rows beside its bar's.
   *
   * @param place for rows and messages
   * @throws UserFault if the answer is not what the protocol says
   */
  public static List<TextRow> rows(String resource, String subject, String place, byte[] body) {
    if (!resource.equals("bars")) {
      throw new UserFault("%s: tiingo has no resource '%s'".formatted(place, resource));
    }
    ArrayNode days = JsonText.list(JsonText.read(body, place), "", place);
    List<TextRow> rows = new ArrayList<>(days.size());
    for (int i = 0; i < days.size(); i++) {
      Day day = new Day(days.get(i), subject, place + "#" + i);
      rows.add(day.bar());
      day.action("DIVIDEND", "divCash", 0).ifPresent(rows::add);
      day.action("SPLIT", "splitFactor", 1).ifPresent(rows::add);
    }
    return rows;
  }

  private record Day(JsonNode node, String ticker, String place) {
    /** The day is a session, not a moment, whatever offset its text claims. */
    String date() {
      String text = JsonText.text(node, "date");
      return text.length() > DATE_LENGTH ? text.substring(0, DATE_LENGTH) : text;
    }

    TextRow bar() {
      Map<String, String> fields = new LinkedHashMap<>();
      fields.put("ticker", ticker);
      fields.put("date", date());
      for (String field : List.of("open", "high", "low", "close", "volume")) {
        fields.put(field, JsonText.text(node, field));
      }
      return TextRow.bar(fields, place, node.toString(), null);
    }

    Optional<TextRow> action(String kind, String field, double none) {
      JsonNode amount = node.path(field);
      String text = JsonText.text(node, field);
      return text.isEmpty() || (amount.isNumber() && amount.doubleValue() == none)
          ? Optional.empty()
          : Optional.of(TextRow.action(ticker, date(), kind, text, place, node.toString(), null));
    }
  }
}
