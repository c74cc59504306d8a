package io.tidemark.feeds.alpaca;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.tidemark.core.UserFault;
import io.tidemark.feeds.TextRow;
import io.tidemark.feeds.rest.JsonText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Alpaca's corporate actions as splits and dividends.
 *
 * <ul>
 *   <li>{@code forward_splits}, {@code reverse_splits}: {@code new_rate} shares for {@code
 *       old_rate}.
 *   <li>{@code stock_dividends}: {@code rate} further shares for each, a split of one plus rate.
 *   <li>{@code cash_dividends}: {@code rate} USD a share. An ordinary and a special one of one day
 *       add up to what the day takes off the price; the field {@code special} says that one was.
 *   <li>Any other list, such as {@code spin_offs}: rows under the list's name as their kind, which
 *       validation refuses in words, so that nothing passes by unseen.
 * </ul>
 */
final class AlpacaActions {
  private AlpacaActions() {}

  static List<TextRow> rows(JsonNode page, String subject, String place) {
    JsonNode lists = page.path("corporate_actions");
    if (!lists.isObject()) {
      throw new UserFault(
          "%s: expected an object 'corporate_actions', got %s"
              .formatted(place, JsonText.excerpt(page)));
    }
    List<TextRow> rows = new ArrayList<>();
    Iterator<String> types = lists.fieldNames();
    while (types.hasNext()) {
      String type = types.next();
      if (!lists.path(type).isNull()) {
        ArrayNode actions = JsonText.list(lists, type, place);
        rows.addAll(rows(type, actions, subject, place + "/" + type));
      }
    }
    return rows;
  }

  private static List<TextRow> rows(String type, ArrayNode actions, String subject, String place) {
    if (type.equals("cash_dividends")) {
      return dividends(actions, subject, place);
    }
    List<TextRow> rows = new ArrayList<>(actions.size());
    for (int i = 0; i < actions.size(); i++) {
      JsonNode action = actions.get(i);
      String at = place + "#" + i;
      rows.add(
          switch (type) {
            case "forward_splits", "reverse_splits" ->
                row(action, subject, "SPLIT", ratio(action, "new_rate", "old_rate"), at);
            case "stock_dividends" -> row(action, subject, "SPLIT", furtherShares(action), at);
            default ->
                row(
                    action,
                    subject,
                    type.toUpperCase(Locale.ROOT),
                    ratio(action, "new_rate", "source_rate"),
                    at);
          });
    }
    return rows;
  }

  /** As at the other vendors: told apart by id, else by being special; a repetition counts once. */
  private static List<TextRow> dividends(ArrayNode results, String subject, String place) {
    Map<String, Map<String, JsonNode>> days = new LinkedHashMap<>();
    Map<String, String> places = new LinkedHashMap<>();
    for (int i = 0; i < results.size(); i++) {
      JsonNode result = results.get(i);
      String id = JsonText.text(result, "id");
      String payment = id.isEmpty() ? "special " + JsonText.text(result, "special") : id;
      String day = owner(result, subject) + " " + date(result);
      JsonNode told = days.getOrDefault(day, Map.of()).get(payment);
      String row = told == null || told.equals(result) ? day : day + " #" + i;
      days.computeIfAbsent(row, key -> new LinkedHashMap<>()).put(payment, result);
      places.putIfAbsent(row, place + "#" + i);
    }
    List<TextRow> rows = new ArrayList<>(days.size());
    days.forEach(
        (row, payments) ->
            rows.add(dividend(List.copyOf(payments.values()), subject, places.get(row))));
    return rows;
  }

  private static TextRow dividend(List<JsonNode> parts, String subject, String place) {
    JsonNode first = parts.get(0);
    boolean one = parts.size() == 1;
    TextRow row =
        TextRow.action(
            owner(first, subject),
            date(first),
            "DIVIDEND",
            one ? JsonText.text(first, "rate") : sum(parts),
            place,
            one ? first.toString() : parts.toString(),
            null);
    Map<String, String> fields = new LinkedHashMap<>(row.fields());
    boolean special = parts.stream().anyMatch(part -> part.path("special").asBoolean());
    fields.put("special", String.valueOf(special));
    return new TextRow(row.kind(), fields, place, row.raw(), null);
  }

  /** Empty, for validation to refuse, where one of the amounts is no number. */
  private static String sum(List<JsonNode> parts) {
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode part : parts) {
      if (!part.path("rate").isNumber()) {
        return "";
      }
      sum = sum.add(part.path("rate").decimalValue());
    }
    return sum.stripTrailingZeros().toPlainString();
  }

  private static TextRow row(
      JsonNode action, String subject, String kind, String amount, String place) {
    return TextRow.action(
        owner(action, subject), date(action), kind, amount, place, action.toString(), null);
  }

  /** Splits of units and the like have an effective date where others have an ex-date. */
  private static String date(JsonNode action) {
    for (String field : List.of("ex_date", "effective_date", "process_date")) {
      String text = JsonText.text(action, field);
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  private static String owner(JsonNode action, String subject) {
    for (String field : List.of("symbol", "source_symbol", "old_symbol")) {
      String text = JsonText.text(action, field);
      if (!text.isEmpty()) {
        return text;
      }
    }
    return subject;
  }

  private static String furtherShares(JsonNode action) {
    JsonNode rate = action.path("rate");
    return rate.isNumber()
        ? BigDecimal.ONE.add(rate.decimalValue()).stripTrailingZeros().toPlainString()
        : "";
  }

  private static String ratio(JsonNode action, String to, String from) {
    JsonNode newShares = action.path(to);
    JsonNode oldShares = action.path(from);
    if (!newShares.isNumber() || !oldShares.isNumber() || oldShares.decimalValue().signum() == 0) {
      return "";
    }
    return newShares
        .decimalValue()
        .divide(oldShares.decimalValue(), MathContext.DECIMAL64)
        .stripTrailingZeros()
        .toPlainString();
  }
}
