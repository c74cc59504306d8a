package io.tidemark.serving.formats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/*                                                         | JSON",
        "text/csv                                                    | CSV",
        "TEXT/CSV; charset=utf-8                                     | CSV",
        "text/*                                                      | CSV",
        "text/html, application/xhtml+xml, */*;q=0.8                 | JSON",
        "application/json;q=0.5, text/csv;q=0.9                      | CSV",
        "application/json;q=0.5, */*;q=0.4                           | JSON",
        "application/json;q=0, */*                                   | CSV",
        "application/json;q=0.1, application/*;q=0.7, text/csv;q=0.5 | ARROW",
        "application/vnd.apache.arrow.stream, */*;q=0.1              | ARROW",
        "text/csv;q=often, application/json;q=0.001                  | JSON"
      })
  void theMostSpecificRangeCountsAndThenTheFirstFormat(String accept, MediaType form) {
    assertThat(MediaType.accepted(accept)).contains(form);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "application/json;q=0", "text/html, */*;q=0", "csv", ";,;"})
  void thereIsNoFormatIfNoneIsAccepted(String accept) {
    assertThat(MediaType.accepted(accept)).isEmpty();
  }

  @Test
  void withoutAHeaderItIsJson() {
    assertThat(MediaType.accepted(null)).contains(MediaType.JSON);
    assertThat(MediaType.accepted(" ")).contains(MediaType.JSON);
  }
}
