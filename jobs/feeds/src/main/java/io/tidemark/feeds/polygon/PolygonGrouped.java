package io.tidemark.feeds.polygon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.tidemark.core.Json;
import io.tidemark.core.UserFault;
import io.tidemark.feeds.JsonText;
import io.tidemark.feeds.TextRow;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A subject for one session of the whole market in one response, of which only some tickers are
 * needed. It is written as {@code 2024-05-10:AAPL,MSFT}, so that the response can later be parsed
 * from its subject.
 *
 * @param tickers the needed tickers
 */
record PolygonGrouped(LocalDate day, List<String> tickers) {
  PolygonGrouped {
    tickers = List.copyOf(tickers);
  }

  String subject() {
    return day + ":" + String.join(",", tickers);
  }

  /**
   * @throws UserFault if the text does not have this form
   */
  static PolygonGrouped of(String subject) {
    try {
      int colon = subject.indexOf(':');
      LocalDate day = LocalDate.parse(subject.substring(0, Math.max(0, colon)));
      return new PolygonGrouped(day, List.of(subject.substring(colon + 1).split(",", -1)));
    } catch (DateTimeException e) {
      throw new UserFault(
          "subject '%s' is not of the form yyyy-mm-dd:TICKER,TICKER".formatted(subject), e);
    }
  }

  /**
   * A summary with the count of one bar for each needed ticker, and of zero bars for those that did
   * not trade, provided that the session has any bar.
   */
  List<TextRow> rows(ArrayNode results, String place) {
    Set<String> wanted = new LinkedHashSet<>(tickers);
    List<TextRow> rows = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      JsonNode result = results.get(i);
      String ticker = JsonText.text(result, "T");
      if (wanted.remove(ticker)) {
        rows.add(
            TextRow.summary(
                ticker,
                day.toString(),
                day.toString(),
                "1",
                JsonText.text(result, "v"),
                "%s%s#%d".formatted(place, day, i),
                result.toString()));
      }
    }
    if (!results.isEmpty()) {
      wanted.forEach(ticker -> rows.add(none(ticker, place)));
    }
    return rows;
  }

  private TextRow none(String ticker, String place) {
    String date = day.toString();
    String absent = Json.write(Map.of("T", ticker, "absent", true));
    return TextRow.summary(ticker, date, date, "0", "0", place + day, absent);
  }
}
