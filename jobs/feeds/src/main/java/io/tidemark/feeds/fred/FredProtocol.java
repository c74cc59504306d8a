package io.tidemark.feeds.fred;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.tidemark.core.UserFault;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.feeds.JsonText;
import io.tidemark.feeds.TextRow;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Parses FRED's responses. An observation is returned once for each value (vintage) that it ever
 * had. {@code realtime_start} is the date of publication without a time of day, so the value is
 * known from the open of the next session. The value {@code .} means missing and gives no row.
 */
public final class FredProtocol {
  private static final String MISSING = ".";

  private FredProtocol() {}

  /**
   * The rows of one page.
   *
   * @param place place for rows and error messages
   * @throws UserFault if the page does not match the protocol
   */
  public static List<TextRow> rows(String resource, String subject, String place, byte[] body) {
    if (!resource.equals("macro")) {
      throw new UserFault("%s: fred has no resource '%s'".formatted(place, resource));
    }
    ArrayNode observations = JsonText.list(JsonText.read(body, place), "observations", place);
    List<TextRow> rows = new ArrayList<>(observations.size());
    for (int i = 0; i < observations.size(); i++) {
      JsonNode observation = observations.get(i);
      String at = place + "#" + i;
      String value = JsonText.text(observation, "value");
      if (!value.equals(MISSING)) {
        rows.add(
            TextRow.macro(
                subject,
                JsonText.text(observation, "date"),
                value,
                at,
                observation.toString(),
                published(JsonText.text(observation, "realtime_start"), at)));
      }
    }
    return rows;
  }

  /** The offset of the next page; empty on the last page. */
  static OptionalInt nextOffset(byte[] body, int offset, String place) {
    JsonNode page = JsonText.read(body, place);
    int end = offset + JsonText.list(page, "observations", place).size();
    return end < page.path("count").asInt(end) ? OptionalInt.of(end) : OptionalInt.empty();
  }

  private static Instant published(String realtimeStart, String place) {
    try {
      return TradingCalendar.XNYS.decision(LocalDate.parse(realtimeStart));
    } catch (DateTimeException e) {
      throw new UserFault(
          "%s: realtime_start '%s' is not a date".formatted(place, realtimeStart), e);
    }
  }
}
