package io.tidemark.feeds.files.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampParserTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2024-03-26T13:30:00Z               | true",
        "2024-03-26T09:30:00-04:00          | true",
        "2024-03-26 09:30:00-0400           | true",
        "2024-03-26 13:30:00+00:00          | true",
        "2024-03-26 13:30 UTC               | true",
        "2024-03-26T13:30:00.000000Z        | true",
        "1711459800                         | true",
        "1711459800.0                       | true",
        "1711459800000                      | true",
        "1711459800000000                   | true",
        "1711459800000000000                | true",
        "2024-03-26T09:30:00                | false",
        "2024-03-26 9:30                    | false",
        "2024-03-26 09:30 AM                | false",
        "20240326 093000                    | false",
        "20240326 09:30:00                  | false",
        "202403260930                       | false",
        "03/26/2024 09:30                   | false",
        "26-Mar-2024 09:30:00               | false",
        "Mar 26, 2024 9:30am                | false"
      })
  void aTimeHasManyFormats(String text, boolean offset) {
    FileTimestamp moment =
        new TimestampParser(DateOrder.MONTH_FIRST).read(text.strip()).orElseThrow();
    assertThat(moment.hasOffset()).isEqualTo(offset);
    assertThat(moment.in(NEW_YORK)).contains(Instant.parse("2024-03-26T13:30:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2024-03-26",
        "20240326",
        "2024-02-30 09:30",
        "2024-03-26T25:00",
        "09:30",
        "x",
        "2024-03-26T09:30:00 EST",
        "13:30 PM",
        "2024-03-26 13:30 PM",
        "12.5",
        "171145980",
        "2024-03-26T09:30:00+99:00",
        "20240326 996000"
      })
  void otherTextIsNotATime(String text) {
    assertThat(new TimestampParser(DateOrder.UNKNOWN).read(text)).isEmpty();
  }

  @Test
  void noonAndMidnightAreTwelve() {
    TimestampParser reader = new TimestampParser(DateOrder.UNKNOWN);
    assertThat(reader.read("2024-03-26 12:05 AM").orElseThrow().local())
        .hasToString("2024-03-26T00:05");
    assertThat(reader.read("2024-03-26 12:05 PM").orElseThrow().local())
        .hasToString("2024-03-26T12:05");
  }

  @Test
  void anAmbiguousOrMissingHourIsNotAnInstant() {
    TimestampParser reader = new TimestampParser(DateOrder.UNKNOWN);
    FileTimestamp twice = reader.read("2024-11-03 01:30").orElseThrow();
    assertThat(twice.in(NEW_YORK)).isEqualTo(Optional.empty());
    assertThat(reader.read("2024-03-10 02:30").orElseThrow().in(NEW_YORK)).isEmpty();
    assertThat(twice.in(ZoneId.of("UTC"))).contains(Instant.parse("2024-11-03T01:30:00Z"));
  }

  @Test
  void anInvalidDateDoesNotAffectTheNext() {
    TimestampParser reader = new TimestampParser(DateOrder.UNKNOWN);
    assertThat(reader.read("2024-02-30 09:30")).isEmpty();
    assertThat(reader.read("2024-02-30 09:31")).isEmpty();
    assertThat(reader.read("2024-02-29 09:31")).isPresent();
  }
}
