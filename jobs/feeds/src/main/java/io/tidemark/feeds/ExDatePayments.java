package io.tidemark.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * All payments of a share with the same ex-date. A vendor sends an ordinary and a special payment
 * as two results; identified by their names, they are added to the total by which the price falls
 * on that day. A repeated result counts once; a result that contradicts another one of the same
 * name stays separate, so that validation finds the contradiction.
 *
 * @param parts the results, at least one
 * @param index index of the first part among all results
 */
public record ExDatePayments(List<JsonNode> parts, int index) {
  public ExDatePayments {
    parts = List.copyOf(parts);
  }

  /**
   * Groups results by ticker and ex-date.
   *
   * @param day the group of a result: ticker and ex-date
   * @param name the name that distinguishes payments of one day
   */
  public static List<ExDatePayments> byDay(
      Iterable<JsonNode> results, Function<JsonNode, String> day, Function<JsonNode, String> name) {
    Map<String, Map<String, JsonNode>> days = new LinkedHashMap<>();
    Map<String, Integer> indices = new LinkedHashMap<>();
    int index = 0;
    for (JsonNode result : results) {
      String key = day.apply(result);
      JsonNode firstPayment = days.getOrDefault(key, Map.of()).get(name.apply(result));
      String row = firstPayment == null || firstPayment.equals(result) ? key : key + " #" + index;
      days.computeIfAbsent(row, r -> new LinkedHashMap<>()).put(name.apply(result), result);
      indices.putIfAbsent(row, index++);
    }
    List<ExDatePayments> payments = new ArrayList<>(days.size());
    days.forEach(
        (row, parts) ->
            payments.add(new ExDatePayments(List.copyOf(parts.values()), indices.get(row))));
    return payments;
  }

  /** The first result, which represents the group. */
  public JsonNode first() {
    return parts.get(0);
  }

  /** The results as JSON text: one result, or a list of several. */
  public String raw() {
    return parts.size() == 1 ? first().toString() : parts.toString();
  }

  /**
   * The sum of a field; empty, so that validation refuses it, if one of several values is not a
   * number.
   */
  public String sum(String field) {
    if (parts.size() == 1) {
      JsonNode only = first().path(field);
      return only.isNull() || only.isMissingNode() ? "" : only.asText().strip();
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode part : parts) {
      if (!part.path(field).isNumber()) {
        return "";
      }
      sum = sum.add(part.path(field).decimalValue());
    }
    return sum.stripTrailingZeros().toPlainString();
  }
}
