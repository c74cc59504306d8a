package io.tidemark.core;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFaultTest {
  /** A made-up request. */
  record SomeOrder(
      List<String> tickers, LocalDate from, Integer folds, boolean dry, Side side, List<Leg> legs) {
    SomeOrder {
      if (tickers != null && tickers.contains("NULL")) {
        throw new NullPointerException("Cannot invoke \"java.lang.String.length()\"");
      }
      if (folds != null && folds < 1) {
        throw new IllegalArgumentException("folds is %d; it must be at least 1".formatted(folds));
      }
    }
  }

  enum Side {
    BUY,
    SELL
  }

  record Leg(double ratio) {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"tikers\": []} | there is no field 'tikers'; did you mean 'tickers'? the fields are dry,"
            + " folds, from, legs, side, tickers",
        "{\"x\": 1}       | there is no field 'x'; the fields are dry, folds, from, legs, side,"
            + " tickers",
        "{\"tickers\": \"A\"} | field 'tickers' must be a list, as in [\"AAPL\", \"MSFT\"]",
        "{\"from\": \"soon\"} | field 'from' must be a date, as in \"2020-01-31\"",
        "{\"folds\": \"many\"} | field 'folds' must be a whole number",
        "{\"folds\": 0} | folds is 0; it must be at least 1",
        "{\"dry\": \"perhaps\"} | field 'dry' must be true or false",
        "{\"side\": \"HOLD\"} | field 'side' must be one of BUY, SELL",
        "{\"legs\": [{\"ratio\": 1}, {\"ratio\": \"x\"}]} | field 'legs[1].ratio' must be a number",
        "{\"legs\": [7]} | field 'legs[0]' must be an object, as in {\"field\": \"value\"}",
        "{\"tickers\": [\"NULL\"]} | a field is missing or has a value that cannot be",
        "[] | it must be an object, as in {\"field\": \"value\"}",
        "7 | it must be an object, as in {\"field\": \"value\"}",
        "`` | it is empty; it must be an object, as in {\"field\": \"value\"}",
        "{folds | not JSON: line 1, column 2:",
        "{\"folds\": 1 | not JSON: line 1, column 12: Unexpected end-of-input",
        "{\"folds\": tru} | not JSON: line 1, column"
      })
  void says(String json, String words) {
    assertThatThrownBy(() -> Json.read(json, SomeOrder.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("not a valid some order: " + words)
        .message()
        .doesNotContain("SomeOrder", "java", "tidemark", "Source", "\n");
  }
}
