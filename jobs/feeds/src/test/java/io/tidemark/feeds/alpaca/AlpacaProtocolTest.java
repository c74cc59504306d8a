package io.tidemark.feeds.alpaca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.UserFault;
import io.tidemark.feeds.TextRow;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlpacaProtocolTest {
  @Test
  void barsAreDatedInNewYorkAndKeepTheirText() {
    List<TextRow> rows =
        rows(
            "bars",
            """
            {"bars":[
              {"t":"2024-01-03T05:00:00Z","o":184.20,"h":185.88,"l":183.43,"c":184.25,
               "v":58414460,"n":656956,"vw":184.319},
              {"t":"2024-07-03T04:00:00Z","o":1,"h":2,"l":0.5,"v":10},
              {"t":"soon","c":null}],
             "symbol":"AAPL","next_page_token":null}""");

    assertThat(rows.get(0).fields())
        .isEqualTo(
            Map.of(
                "ticker",
                "AAPL",
                "date",
                "2024-01-03",
                "open",
                "184.20",
                "high",
                "185.88",
                "low",
                "183.43",
                "close",
                "184.25",
                "volume",
                "58414460",
                "vwap",
                "184.319"));
    assertThat(rows.get(1).text("date")).isEqualTo("2024-07-03");
    assertThat(rows.get(1).text("close")).isEmpty();
    assertThat(rows.get(2).text("date")).isEmpty();
    assertThat(rows.get(2).raw()).isEqualTo("{\"t\":\"soon\",\"c\":null}");
  }

  @Test
  void aTickerWithoutBarsHasNoList() {
    assertThat(rows("bars", "{\"bars\":null,\"symbol\":\"AAPL\",\"next_page_token\":null}"))
        .isEmpty();
  }

  @Test
  void splitsAndStockDividendsAreNewSharesPerOld() {
    List<TextRow> rows =
        rows(
            "actions",
            """
            {"corporate_actions":{
              "forward_splits":[{"symbol":"AAPL","new_rate":4,"old_rate":1,
                "process_date":"2020-08-31","ex_date":"2020-08-31","payable_date":"2020-08-28"}],
              "reverse_splits":[{"symbol":"AAPL","new_rate":1,"old_rate":8,
                "process_date":"2023-01-09","ex_date":"2023-01-06"},
                {"symbol":"AAPL","new_rate":1,"old_rate":0,"ex_date":"2023-02-06"}],
              "stock_dividends":[{"symbol":"AAPL","rate":0.05,"ex_date":"2023-05-19"}]},
             "next_page_token":null}""");

    assertThat(rows)
        .extracting(row -> row.text("kind") + " " + row.text("date") + " " + row.text("amount"))
        .containsExactly(
            "SPLIT 2020-08-31 4",
            "SPLIT 2023-01-06 0.125",
            "SPLIT 2023-02-06 ",
            "SPLIT 2023-05-19 1.05");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "an ordinary and a special one | 0.5 false a, 2.25 true b | 2.75 true",
        "the same, without ids         | 0.5 false ,  2.25 true   | 2.75 true",
        "a repetition                  | 0.5 false a, 0.5 false a | 0.5 false",
        "a contradiction under an id   | 0.5 false a, 0.6 false a | 0.5 false 0.6 false",
        "a contradiction without ids   | 0.5 false ,  0.6 false   | 0.5 false 0.6 false",
        "an amount that is no number   | 0.5 false a, null true b | ' true'",
      })
  void paymentsOfOneExDateAddUp(String what, String payments, String told) {
    List<String> results =
        List.of(payments.split(",", -1)).stream()
            .map(payment -> payment.strip().split(" ", -1))
            .map(AlpacaProtocolTest::payment)
            .toList();

    List<TextRow> rows =
        rows(
            "actions",
            "{\"corporate_actions\":{\"cash_dividends\":[%s]}}"
                .formatted(String.join(",", results)));

    assertThat(
            String.join(
                " ", rows.stream().map(r -> r.text("amount") + " " + r.text("special")).toList()))
        .as(what)
        .isEqualTo(told);
  }

  @Test
  void otherActionsKeepTheirName() {
    List<TextRow> rows =
        rows(
            "actions",
            """
            {"corporate_actions":{
              "spin_offs":[{"source_symbol":"GE","source_rate":4,"new_symbol":"GEV","new_rate":1,
                "ex_date":"2024-04-02"}],
              "unit_splits":[{"old_symbol":"XU","old_rate":1,"new_symbol":"X","new_rate":1,
                "effective_date":"2024-05-01"}],
              "name_changes":null}}""");

    assertThat(rows)
        .extracting(r -> r.text("ticker") + " " + r.text("kind") + " " + r.text("date"))
        .containsExactly("GE SPIN_OFFS 2024-04-02", "XU UNIT_SPLITS 2024-05-01");
    assertThat(rows.get(0).text("amount")).isEqualTo("0.25");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bars    | {\"message\":\"busy\"}",
        "bars    | {\"bars\":{\"AAPL\":[]}}",
        "bars    | {\"bars\":[{\"t\"",
        "actions | {\"corporate_actions\":[]}",
        "actions | {\"corporate_actions\":{\"forward_splits\":[1]}}",
        "news    | {}",
      })
  void namesThePlaceOfABodyThatDoesNotMatchTheProtocol(String resource, String body) {
    assertThatThrownBy(() -> rows(resource, body))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("the-page");
  }

  private static String payment(String[] parts) {
    String id = parts.length < 3 ? "" : ",\"id\":\"%s\"".formatted(parts[2]);
    return "{\"symbol\":\"AAPL\",\"ex_date\":\"2024-05-10\",\"rate\":%s,\"special\":%s,\"foreign\":false%s}"
        .formatted(parts[0], parts[1], id);
  }

  private static List<TextRow> rows(String resource, String body) {
    return AlpacaProtocol.rows(resource, "AAPL", "the-page", body.getBytes(StandardCharsets.UTF_8));
  }
}
