package io.tidemark.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a share goes ex on one day. An ordinary and a special payment come as two results of a
 * vendor; told apart by what names them, they add up to what the day takes off the price. A result
 * that is repeated counts once; one that contradicts another of its name stays apart, for
 * validation to find the contradiction.
 *
 * @param parts the results, at least one
 * @param index of the first among all results
 */
public record ExDatePayments(List<JsonNode> parts, int index) {
  public ExDatePayments {
    parts = List.copyOf(parts);
  }

  /**
   * The results put together by day.
   *
   * @param day what is due on one day: ticker and ex-date
   * @param name what tells a day's payments apart
   */
  public static List<ExDatePayments> byDay(
      Iterable<JsonNode> results, Function<JsonNode, String> day, Function<JsonNode, String> name) {
    Map<String, Map<String, JsonNode>> days = new LinkedHashMap<>();
    Map<String, Integer> indices = new LinkedHashMap<>();
    int index = 0;
    for (JsonNode result : results) {
      String key = day.apply(result);
      JsonNode told = days.getOrDefault(key, Map.of()).get(name.apply(result));
      String row = told == null || told.equals(result) ? key : key + " #" + index;
      days.computeIfAbsent(row, r -> new LinkedHashMap<>()).put(name.apply(result), result);
      indices.putIfAbsent(row, index++);
    }
    List<ExDatePayments> payments = new ArrayList<>(days.size());
    days.forEach(
        (row, parts) ->
            payments.add(new ExDatePayments(List.copyOf(parts.values()), indices.get(row))));
    return payments;
  }

  /** The one that stands for all. */
  public JsonNode first() {
    return parts.get(0);
  }

  /** The results as text: the one, or the list of several. */
  public String raw() {
    return parts.size() == 1 ? first().toString() : parts.toString();
  }

  /** The sum of a field; empty, for validation to refuse, where one of several is no number. */
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
