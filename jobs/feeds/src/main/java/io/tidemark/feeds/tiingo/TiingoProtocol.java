package io.tidemark.feeds.tiingo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.tidemark.core.UserFault;
import io.tidemark.feeds.JsonText;
import io.tidemark.feeds.TextRow;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Parses Tiingo's responses. The row of a day has the bar as traded, {@code divCash} (USD per
 * share, with this ex-date; 0 means none) and {@code splitFactor} (new shares per old share; 1
 * means none).
 */
public final class TiingoProtocol {
  private static final Set<String> RESOURCES = Set.of("bars", "minutes", "monthly");
  private static final int DATE_LENGTH = "yyyy-MM-dd".length();

  private TiingoProtocol() {}

  /**
   * The rows of one response; a dividend or a split is a separate row.
   *
   * @param place place for rows and error messages
   * @throws UserFault if the response does not match the protocol
   */
  public static List<TextRow> rows(String resource, String subject, String place, byte[] body) {
    if (!RESOURCES.contains(resource)) {
      throw new UserFault("%s: tiingo has no resource '%s'".formatted(place, resource));
    }
    ArrayNode list = JsonText.list(JsonText.read(body, place), "", place);
    List<TextRow> rows = new ArrayList<>(list.size());
    for (int i = 0; i < list.size(); i++) {
      Day day = new Day(list.get(i), subject, place + "#" + i);
      switch (resource) {
        case "minutes" -> rows.add(day.minute());
        case "monthly" -> rows.add(day.month());
        default -> {
          rows.add(day.bar());
          day.action("DIVIDEND", "divCash", 0).ifPresent(rows::add);
          day.action("SPLIT", "splitFactor", 1).ifPresent(rows::add);
        }
      }
    }
    return rows;
  }

  private record Day(JsonNode node, String ticker, String place) {
    /** The date of the session; the text's time and offset have no meaning. */
    String date() {
      String text = JsonText.text(node, "date");
      return text.length() > DATE_LENGTH ? text.substring(0, DATE_LENGTH) : text;
    }

    TextRow bar() {
      Map<String, String> fields = new LinkedHashMap<>();
      fields.put("ticker", ticker);
      fields.put("date", date());
      fields.putAll(prices());
      if (node.hasNonNull("adjClose")) {
        fields.put("adj_close", JsonText.text(node, "adjClose"));
      }
      return TextRow.bar(fields, place, node.toString(), null);
    }

    /** For minute bars the date is the time at which the minute begins. */
    TextRow minute() {
      return TextRow.minute(ticker, moment(), prices(), place, node.toString());
    }

    /** A monthly row is dated on one of the last days of the month. */
    TextRow month() {
      Optional<YearMonth> month = yearMonth();
      return TextRow.summary(
          ticker,
          month.map(m -> m.atDay(1).toString()).orElse(""),
          month.map(m -> m.atEndOfMonth().toString()).orElse(""),
          "",
          JsonText.text(node, "volume"),
          place,
          node.toString());
    }

    private Map<String, String> prices() {
      Map<String, String> prices = new LinkedHashMap<>();
      for (String field : List.of("open", "high", "low", "close", "volume")) {
        prices.put(field, JsonText.text(node, field));
      }
      return prices;
    }

    private Optional<Instant> moment() {
      try {
        return Optional.of(OffsetDateTime.parse(JsonText.text(node, "date")).toInstant());
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }

    private Optional<YearMonth> yearMonth() {
      try {
        return Optional.of(YearMonth.from(LocalDate.parse(date())));
      } catch (DateTimeException e) {
        return Optional.empty();
      }
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
