package io.tidemark.feeds.alphavantage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.core.UserFault;
import io.tidemark.feeds.FailureKind;
import io.tidemark.feeds.JsonText;
import io.tidemark.feeds.RefusedResponse;
import io.tidemark.feeds.TextRow;
import io.tidemark.feeds.rest.VendorProtocol;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses Alpha Vantage's responses. The row of a day has the bar as traded, the vendor's own
 * adjusted close, the dividend (USD per share, with this ex-date; 0 means none) and the split
 * coefficient (new shares per old share; 1 means none). Two formats are supported: JSON, whose
 * columns are numbered ({@code 8. split coefficient}), and CSV ({@code split_coefficient}).
 *
 * <p>Every response has status 200: an exceeded limit is a {@code Note} or an {@code Information}
 * in the body, an unknown symbol or key an {@code Error Message}.
 */
final class AlphaVantageProtocol {
  private static final String SERIES = "Time Series (Daily)";
  private static final String DAY = "timestamp";

  /** Our column names by the vendor's. */
  private static final Map<String, String> BAR = new LinkedHashMap<>();

  static {
    BAR.put("open", "open");
    BAR.put("high", "high");
    BAR.put("low", "low");
    BAR.put("close", "close");
    BAR.put("volume", "volume");
    BAR.put("adjusted_close", "adj_close");
  }

  private static final String DIVIDEND = "dividend_amount";
  private static final String SPLIT = "split_coefficient";
  private static final Pattern NUMBERED = Pattern.compile("\\d+\\. ");
  private static final Pattern SPAN =
      Pattern.compile("#(\\d{4}-\\d{2}-\\d{2})/(\\d{4}-\\d{2}-\\d{2})$");
  private static final int EXCERPT = 120;

  private AlphaVantageProtocol() {}

  /** The address fragment with the requested range of days. */
  static String fragment(LocalDate from, LocalDate to) {
    return "#%s/%s".formatted(from, to);
  }

  /**
   * The rows of the days in the address's fragment, or of all days without a fragment; a dividend
   * or a split is a separate row.
   *
   * @throws RefusedAnswer if the body refuses the request
   * @throws UserFault if the response does not match the protocol
   */
  static List<TextRow> rows(VendorProtocol.Request request, byte[] body) {
    String place = request.place();
    if (!request.resource().equals("bars")) {
      throw new UserFault(
          "%s: alphavantage has no resource '%s'".formatted(place, request.resource()));
    }
    String head = new String(body, 0, Math.min(body.length, EXCERPT), StandardCharsets.UTF_8);
    List<Map<String, String>> days;
    if (head.stripLeading().startsWith("{")) {
      days = ofJson(body, place);
    } else if (head.startsWith(DAY + ",")) {
      days = ofCsv(new String(body, StandardCharsets.UTF_8), place);
    } else {
      throw new UserFault(
          "%s: expected a JSON object or CSV headed by '%s', got %s".formatted(place, DAY, head));
    }
    Matcher span = SPAN.matcher(request.url());
    boolean all = !span.find();
    List<TextRow> rows = new ArrayList<>(days.size());
    for (int i = 0; i < days.size(); i++) {
      Day day = new Day(days.get(i), request.subject(), place + "#" + i);
      if (all || day.isWithin(LocalDate.parse(span.group(1)), LocalDate.parse(span.group(2)))) {
        rows.add(day.bar());
        day.action("DIVIDEND", DIVIDEND, BigDecimal.ZERO).ifPresent(rows::add);
        day.action("SPLIT", SPLIT, BigDecimal.ONE).ifPresent(rows::add);
      }
    }
    return rows;
  }

  private static List<Map<String, String>> ofJson(byte[] body, String place) {
    refuse(JsonText.read(body, place), place);
    List<Map<String, String>> days = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : JsonText.members(body, SERIES, place)) {
      Map<String, String> day = new LinkedHashMap<>();
      day.put(DAY, member.getKey());
      for (Iterator<String> names = member.getValue().fieldNames(); names.hasNext(); ) {
        String name = names.next();
        day.put(plain(name), JsonText.text(member.getValue(), name));
      }
      days.add(day);
    }
    return days;
  }

  /** The CSV name of a column. */
  private static String plain(String name) {
    return NUMBERED.matcher(name).replaceFirst("").replace(' ', '_');
  }

  private static void refuse(JsonNode answer, String place) {
    for (String field : List.of("Error Message", "Information", "Note")) {
      if (answer.hasNonNull(field)) {
        String words = JsonText.text(answer, field);
        throw new RefusedResponse(kind(field, words), "%s: %s".formatted(place, words));
      }
    }
  }

  /**
   * The vendor has no error codes: only the message distinguishes an unknown symbol from an unknown
   * key.
   */
  private static FailureKind kind(String field, String words) {
    String lower = words.toLowerCase(Locale.ROOT);
    if (field.equals("Error Message")) {
      return lower.contains("apikey") ? FailureKind.REFUSED : FailureKind.NOT_FOUND;
    }
    boolean notInThePlan = lower.contains("premium endpoint") || lower.contains("premium feature");
    return notInThePlan ? FailureKind.ENTITLEMENT : FailureKind.THROTTLED;
  }

  private static List<Map<String, String>> ofCsv(String text, String place) {
    List<String> lines = text.lines().toList();
    List<String> names = cells(lines.get(0));
    if (!text.endsWith("\n") || !names.containsAll(BAR.keySet())) {
      throw new UserFault(
          "%s: expected complete lines with the columns %s, got the columns %s and %s"
              .formatted(
                  place,
                  BAR.keySet(),
                  names,
                  text.endsWith("\n") ? "a last line end" : "no last line end"));
    }
    List<Map<String, String>> days = new ArrayList<>(lines.size());
    for (int i = 1; i < lines.size(); i++) {
      List<String> cells = cells(lines.get(i));
      if (cells.size() != names.size()) {
        throw new UserFault(
            "%s: line %d has %d of %d columns".formatted(place, i + 1, cells.size(), names.size()));
      }
      Map<String, String> day = new LinkedHashMap<>();
      for (int j = 0; j < cells.size(); j++) {
        day.put(names.get(j), cells.get(j).strip());
      }
      days.add(day);
    }
    return days;
  }

  private static List<String> cells(String line) {
    return List.of(line.split(",", -1));
  }

  /**
   * The row of one day.
   *
   * @param cells cells by their CSV names
   */
  private record Day(Map<String, String> cells, String ticker, String place) {
    private String cell(String name) {
      return cells.getOrDefault(name, "");
    }

    /**
     * Whether the day is in the range; an unreadable date counts as inside, so that validation
     * refuses it.
     */
    boolean isWithin(LocalDate from, LocalDate to) {
      try {
        LocalDate date = LocalDate.parse(cell(DAY));
        return !date.isBefore(from) && !date.isAfter(to);
      } catch (DateTimeException e) {
        return true;
      }
    }

    TextRow bar() {
      Map<String, String> fields = new LinkedHashMap<>();
      fields.put("ticker", ticker);
      fields.put("date", cell(DAY));
      BAR.forEach((theirs, ours) -> fields.put(ours, cell(theirs)));
      return TextRow.bar(fields, place, raw(), null);
    }

    Optional<TextRow> action(String kind, String column, BigDecimal none) {
      String amount = cell(column);
      return amount.isEmpty() || isEqual(amount, none)
          ? Optional.empty()
          : Optional.of(TextRow.action(ticker, cell(DAY), kind, amount, place, raw(), null));
    }

    private static boolean isEqual(String text, BigDecimal number) {
      try {
        return new BigDecimal(text).compareTo(number) == 0;
      } catch (NumberFormatException e) {
        return false;
      }
    }

    private String raw() {
      ObjectNode raw = JsonNodeFactory.instance.objectNode();
      cells.forEach(raw::put);
      return raw.toString();
    }
  }
}
