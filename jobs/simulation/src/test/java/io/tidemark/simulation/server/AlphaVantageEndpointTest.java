package io.tidemark.simulation.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.market.CorporateAction;
import io.tidemark.feeds.TextRow;
import io.tidemark.feeds.vendors.ResponseParser;
import io.tidemark.simulation.SimulatedMarket;
import io.tidemark.simulation.setup.FaultMix;
import io.tidemark.simulation.setup.Simulation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class AlphaVantageEndpointTest {
  private static final LocalDate TODAY = LocalDate.of(2019, 6, 28);

  @Test
  void jsonAndCsvHoldTheSameDaysNewestFirst() {
    AlphaVantageEndpoint endpoint = endpoint("none");

    List<TextRow> json = rows(endpoint, "AXLO", "full", "json");
    List<TextRow> csv = rows(endpoint, "AXLO", "full", "csv");

    assertThat(json).isEqualTo(csv);
    List<String> days = new ArrayList<>(bars(json).stream().map(row -> row.text("date")).toList());
    assertThat(days.get(0)).isEqualTo("2019-06-28");
    Collections.reverse(days);
    assertThat(days).isSorted().doesNotHaveDuplicates();
    assertThat(bars(rows(endpoint, "AXLO", "compact", "json")))
        .isEqualTo(bars(json).subList(0, 100));
  }

  @Test
  void itsAdjustedClosesAreAdjustedByItsActions() {
    SimulatedMarket market = market("none");
    String ticker =
        market.tickers().stream()
            .filter(
                t ->
                    market.actions(t, TODAY).stream()
                        .anyMatch(a -> a.kind() == CorporateAction.Kind.SPLIT))
            .findFirst()
            .orElseThrow();
    AlphaVantageEndpoint endpoint = endpoint(market);

    List<TextRow> rows = rows(endpoint, ticker, "full", "json");

    double factor = 1;
    int actions = 0;
    for (int i = 0; i < rows.size(); i++) {
      TextRow row = rows.get(i);
      if (row.kind() == TextRow.Kind.ACTION) {
        actions++;
        double amount = number(row, "amount");
        boolean split = row.text("kind").equals("SPLIT");
        double before =
            rows.subList(i, rows.size()).stream()
                .filter(r -> r.kind() == TextRow.Kind.BAR)
                .mapToDouble(r -> number(r, "close"))
                .findFirst()
                .orElse(Double.NaN);
        factor *= split ? 1 / amount : 1 - amount / before;
      } else {
        assertThat(number(row, "adj_close"))
            .as(row.text("date"))
            .isCloseTo(number(row, "close") * factor, Offset.offset(1e-9));
      }
    }
    assertThat(actions).isEqualTo(market.actions(ticker, TODAY).size());
  }

  @Test
  void aDuplicateComesTwiceInBothForms() {
    AlphaVantageEndpoint endpoint = endpoint("duplicate:1");

    List<TextRow> json = rows(endpoint, "AXLO", "compact", "json");

    assertThat(bars(json)).hasSize(100);
    assertThat(bars(json).stream().map(row -> row.text("date")).distinct()).hasSizeBetween(50, 53);
    assertThat(rows(endpoint, "AXLO", "compact", "csv")).isEqualTo(json);
  }

  @Test
  void lateBarsAreReturnedByTheSecondRequest() {
    AlphaVantageEndpoint endpoint = endpoint("late:1");

    List<TextRow> first = rows(endpoint, "AXLO", "compact", "json");
    endpoint.answered(question("AXLO", "compact", "json"));
    List<TextRow> second = rows(endpoint, "AXLO", "compact", "json");

    assertThat(first.get(0).text("date")).isLessThan("2019-06-27");
    assertThat(second.get(0).text("date")).isEqualTo("2019-06-28");
  }

  private static SimulatedMarket market(String faults) {
    return new SimulatedMarket(
        new Simulation(7, FaultMix.of(faults), Optional.empty()), new ConcurrentHashMap<>());
  }

  private static AlphaVantageEndpoint endpoint(String faults) {
    return endpoint(market(faults));
  }

  private static AlphaVantageEndpoint endpoint(SimulatedMarket market) {
    return new AlphaVantageEndpoint(market.view("alphavantage"), () -> TODAY);
  }

  private static SimulatedRequest question(String ticker, String size, String form) {
    return new SimulatedRequest(
        List.of("query"),
        Map.of(
            "function", "TIME_SERIES_DAILY_ADJUSTED",
            "symbol", ticker,
            "outputsize", size,
            "datatype", form),
        "",
        "");
  }

  private static List<TextRow> rows(
      AlphaVantageEndpoint endpoint, String ticker, String size, String form) {
    byte[] body = endpoint.answer(question(ticker, size, form), "").bytes();
    return ResponseParser.parse("sim-alphavantage", "bars", ticker, "asked", body);
  }

  private static List<TextRow> bars(List<TextRow> rows) {
    return rows.stream().filter(row -> row.kind() == TextRow.Kind.BAR).toList();
  }

  private static double number(TextRow row, String field) {
    return Double.parseDouble(row.text(field));
  }
}
