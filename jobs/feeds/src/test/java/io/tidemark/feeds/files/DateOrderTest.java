package io.tidemark.feeds.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.feeds.files.figures.DecimalSeparator;
import io.tidemark.feeds.files.time.DateOrder;
import io.tidemark.feeds.files.time.DateText;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateOrderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "03/04/2012 03/25/2012 | MONTH_FIRST",
        "03/04/2012 25/03/2012 | DAY_FIRST",
        "4.3.2012 25.3.2012    | DAY_FIRST",
        "03/04/2012 12/12/2012 | UNKNOWN",
        "25/03/2012 03/25/2012 | UNKNOWN",
        "2012-03-25            | UNKNOWN",
      })
  void isDetectedFromNumbersAboveTwelve(String days, DateOrder order) {
    assertThat(DateOrder.of(List.of(days.split(" ", -1)))).isEqualTo(order);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "03/04/2012         | MONTH_FIRST | 2012-03-04",
        "03/04/2012         | DAY_FIRST   | 2012-04-03",
        "3/4/2012 16:00     | MONTH_FIRST | 2012-03-04",
        "03/04/2012         | UNKNOWN      | 03/04/2012",
        "02-Jan-2020        | UNKNOWN      | 2020-01-02",
        "Jan 2, 2020        | UNKNOWN      | 2020-01-02",
        "2 September 2020   | UNKNOWN      | 2020-09-02",
        "2 Smarch 2020      | UNKNOWN      | 2 Smarch 2020",
        "2020-01-02         | DAY_FIRST   | 2020-01-02",
        "20200102           | DAY_FIRST   | 2020-01-02",
        "20200102.0         | UNKNOWN      | 2020-01-02",
        "20200102 000000    | UNKNOWN      | 2020-01-02",
        "2020.04.01         | UNKNOWN      | 2020-04-01",
        "2020.04.01         | DAY_FIRST   | 2020-04-01",
        "2020-9-10          | UNKNOWN      | 2020-09-10",
        "2020/9/11          | UNKNOWN      | 2020-09-11",
        "2020/9/11 0:00     | UNKNOWN      | 2020-09-11",
        "01Apr2020          | UNKNOWN      | 2020-04-01",
        "2020-Apr-01        | UNKNOWN      | 2020-04-01",
        "01/02/20           | UNKNOWN      | 01/02/20",
        "01/02/20           | DAY_FIRST   | 2020-02-01",
        "01/02/98           | MONTH_FIRST | 1998-01-02",
        "20/02/01           | YEAR_FIRST  | 2020-02-01",
      })
  void aDayBecomesIso(String text, DateOrder order, String iso) {
    assertThat(DateText.iso(text, order)).isEqualTo(iso);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$1,234.50 | 1234.50",
        "$1,234    | 1234",
        "1,234,567 | 1234567",
        "1,234.5   | 1234.5",
        "1,234     | 1234",
        "1 234.5   | 1234.5",
        "1'234     | 1234",
        "£12.5     | 12.5",
        "1.25M     | 1250000",
        "310K      | 310000",
        "10.5      | 10.5",
        "-3        | -3",
        "abc       | abc",
      })
  void aNumberLosesItsFormatting(String text, String figure) {
    assertThat(DecimalSeparator.POINT.plain(text)).isEqualTo(figure);
  }
}
