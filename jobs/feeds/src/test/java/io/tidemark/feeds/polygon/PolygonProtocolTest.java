package io.tidemark.feeds.polygon;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.feeds.TextRow;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolygonProtocolTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "an ordinary and a special one | CD 0.5 a, SC 2.25 b | 2.75",
        "the same, without ids         | CD 0.5 ,  SC 2.25   | 2.75",
        "two of one type, by their ids | CD 0.5 a, CD 0.25 b | 0.75",
        "one that is repeated          | CD 0.5 a, CD 0.5 a  | 0.5",
        "a contradiction under an id   | CD 0.5 a, CD 0.6 a  | 0.5 0.6",
        "a contradiction without ids   | CD 0.5 ,  CD 0.6    | 0.5 0.6",
        "an amount that is no number   | CD 0.5 a, SC null b | ''",
      })
  void paymentsOfOneExDateAddUp(String what, String payments, String amounts) {
    assertThat(
            String.join(
                " ", dividends(payments).stream().map(row -> row.fields().get("amount")).toList()))
        .as(what)
        .isEqualTo(amounts);
  }

  private static List<TextRow> dividends(String payments) {
    List<String> results =
        List.of(payments.split(",", -1)).stream()
            .map(payment -> payment.strip().split(" ", -1))
            .map(PolygonProtocolTest::result)
            .toList();
    String page = "{\"status\":\"OK\",\"results\":[%s]}".formatted(String.join(",", results));
    return PolygonProtocol.rows("dividends", "AAA", "page", page.getBytes(StandardCharsets.UTF_8));
  }

  private static String result(String[] payment) {
    String id = payment.length < 3 ? "" : ",\"id\":\"%s\"".formatted(payment[2]);
    return "{\"ticker\":\"AAA\",\"ex_dividend_date\":\"2024-05-10\",\"dividend_type\":\"%s\",\"cash_amount\":%s%s}"
        .formatted(payment[0], payment[1], id);
  }
}
