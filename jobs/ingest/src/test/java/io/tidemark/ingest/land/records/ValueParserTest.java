package io.tidemark.ingest.land.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueParserTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "null", "NULL", "NaN", "NA", "n/a", ".", "  "})
  void isMissing(String text) {
    assertThat(ValueParser.number(text)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "1,234", "12d", "0x10", "1e", "--1", "1.2.3"})
  void isNotANumber(String text) {
    assertThat(ValueParser.number(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"10.5,10.5", "8543100.0,8543100", "-1,-1", "1e3,1000", ".5,0.5", " 7 ,7", "+2.,2"})
  void isANumber(String text, double value) {
    assertThat(ValueParser.number(text)).isEqualTo(value);
  }

  @Test
  void infinityIsANumberThatTheRulesRefuse() {
    assertThat(ValueParser.number("-Infinity")).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(ValueParser.number("inf")).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(ValueParser.number("1e999")).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2015-06-01", " 2015-06-01 ", "2015-06-01T00:00:00.000Z", "2015-06-01 00:00:00"})
  void isADate(String text) {
    assertThat(ValueParser.epochDay(text)).isEqualTo((int) LocalDate.of(2015, 6, 1).toEpochDay());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "2015", "2015-06", "2015-13-01", "2015-02-30", "2015-06-01 10:00", "x"})
  void isNotADate(String text) {
    assertThat(ValueParser.epochDay(text)).isNull();
  }
}
