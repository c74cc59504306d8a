package io.tidemark.simulation.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.simulation.SimulatedMarket;
import io.tidemark.simulation.market.MacroVintage;
import io.tidemark.simulation.market.RegimePath;
import java.time.LocalDate;
import java.util.List;

/** FRED's observations with their real-time periods. */
final class FredEndpoint implements Endpoint {
  private static final int PAGE_ROWS = 100_000;
  private static final LocalDate FIRST_VINTAGE = LocalDate.of(1776, 7, 4);
  private static final LocalDate LAST_VINTAGE = LocalDate.of(9999, 12, 31);

  private final SimulatedMarket market;

  FredEndpoint(SimulatedMarket market) {
    this.market = market;
  }

  @Override
  public String vendor() {
    return "fred";
  }

  @Override
  public List<String> paths() {
    return List.of("/fred/series/");
  }

  @Override
  public boolean admits(SimulatedRequest question, String key) {
    return question.parameter("api_key").equals(key);
  }

  @Override
  public Reply refusal() {
    return badRequest("The value for variable api_key is not registered.");
  }

  @Override
  public String subject(SimulatedRequest question) {
    return question.parameter("series_id");
  }

  @Override
  public Reply answer(SimulatedRequest question, String base) {
    LocalDate from = question.day("observation_start", RegimePath.START);
    LocalDate to = question.day("observation_end", SimulatedMarket.LAST_DAY);
    LocalDate realtimeStart = question.day("realtime_start", FIRST_VINTAGE);
    LocalDate realtimeEnd = question.day("realtime_end", LAST_VINTAGE);
    List<MacroVintage> vintages =
        market.macro(subject(question), from, to).stream()
            .filter(v -> !v.realtimeStart().isAfter(realtimeEnd))
            .filter(v -> !v.realtimeEnd().isBefore(realtimeStart))
            .toList();
    if (market
        .macro(subject(question), RegimePath.START, RegimePath.START.plusYears(1))
        .isEmpty()) {
      return badRequest("The series does not exist.");
    }
    int offset = question.number("offset", 0);
    int limit = Math.min(PAGE_ROWS, question.number("limit", PAGE_ROWS));
    ObjectNode page = JsonNodeFactory.instance.objectNode();
    page.put("count", vintages.size());
    page.put("offset", offset);
    page.put("limit", limit);
    ArrayNode observations = page.putArray("observations");
    vintages.stream().skip(offset).limit(limit).forEach(v -> observations.add(row(v)));
    return Reply.ok(page);
  }

  private static ObjectNode row(MacroVintage vintage) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("realtime_start", vintage.realtimeStart().toString())
        .put("realtime_end", vintage.realtimeEnd().toString())
        .put("date", vintage.date().toString())
        .put("value", vintage.value());
  }

  private static Reply badRequest(String message) {
    return Reply.error(
        400, "{\"error_code\":400,\"error_message\":\"Bad Request.  %s\"}".formatted(message));
  }
}
