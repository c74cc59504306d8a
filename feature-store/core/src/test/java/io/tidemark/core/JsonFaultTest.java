package io.tidemark.core;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFaultTest {
  /** Something to be asked for. */
  record Order(List<String> tickers, LocalDate from, Integer folds) {
    Order {
      if (folds != null && folds < 1) {
        throw new IllegalArgumentException("folds is %d; it must be at least 1".formatted(folds));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"tikers\": []} | there is no field 'tikers'; did you mean 'tickers'? the fields are folds, from, tickers",
        "{\"x\": 1}       | there is no field 'x'; the fields are folds, from, tickers",
        "{\"tickers\": \"A\"} | field 'tickers' must be a list, as in [\"AAPL\", \"MSFT\"]",
        "{\"from\": \"soon\"} | field 'from' must be a date, as in \"2020-01-31\"",
        "{\"folds\": \"many\"} | field 'folds' must be a whole number",
        "{\"folds\": 0} | folds is 0; it must be at least 1",
        "{folds | not JSON: line 1, column 2:"
      })
  void says(String json, String words) {
    assertThatThrownBy(() -> Json.read(json, Order.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("not a valid Order: " + words);
  }
}
