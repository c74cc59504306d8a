package io.tidemark.feeds.alpaca;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.tidemark.core.UserFault;
import io.tidemark.feeds.ExDatePayments;
import io.tidemark.feeds.JsonText;
import io.tidemark.feeds.TextRow;
import java.math.BigDecimal;
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
 *   <li>{@code stock_dividends}: {@code rate} additional shares per share, a split of 1 + rate.
 *   <li>{@code cash_dividends}: {@code rate} USD per share. An ordinary and a special one of the
 *       same day are added; the field {@code special} marks the special one.
 *   <li>Any other list, such as {@code spin_offs}: rows with the list's name as their kind, which
 *       validation refuses with a reason, so that nothing is silently ignored.
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

  private static List<TextRow> dividends(ArrayNode results, String subject, String place) {
    return ExDatePayments.byDay(
            results, action -> owner(action, subject) + " " + date(action), AlpacaActions::payment)
        .stream()
        .map(day -> dividend(day, subject, place))
        .toList();
  }

  private static String payment(JsonNode dividend) {
    String id = JsonText.text(dividend, "id");
    return id.isEmpty() ? "special " + JsonText.text(dividend, "special") : id;
  }

  private static TextRow dividend(ExDatePayments day, String subject, String place) {
    String at = place + "#" + day.index();
    JsonNode first = day.first();
    TextRow row =
        TextRow.action(
            owner(first, subject), date(first), "DIVIDEND", day.sum("rate"), at, day.raw(), null);
    Map<String, String> fields = new LinkedHashMap<>(row.fields());
    boolean special = day.parts().stream().anyMatch(part -> part.path("special").asBoolean());
    fields.put("special", String.valueOf(special));
    return new TextRow(row.kind(), fields, at, row.raw(), null);
  }

  private static TextRow row(
      JsonNode action, String subject, String kind, String amount, String place) {
    return TextRow.action(
        owner(action, subject), date(action), kind, amount, place, action.toString(), null);
  }

  /** Unit splits and similar actions have an effective date instead of an ex-date. */
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
    return JsonText.ratio(action.path(to), action.path(from));
  }
}
