package io.tidemark.feeds.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.files.BarFileFormat;
import io.tidemark.core.files.TextFileFormat;
import io.tidemark.feeds.TextRow;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which separator figures have and which order days, as all records of a file tell together. */
class SurveyedFormatsTest extends SurveyedFileCase {
  private static final String EUROPEAN = "Datum;Open;High;Low;Close;Volume\n";
  private static final DateTimeFormatter DAY_FIRST =
      DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

  @Test
  void pointsThatGroupDigitsAreToldByTheFiguresTogether() throws IOException {
    List<TextRow> rows =
        rows(
            "DAX.csv",
            EUROPEAN.replace("Datum", "Date")
                + "02.04.2020;1.212;1.220;1.211;1.218;300.768\n"
                + "03.04.2020;1.217;1.226;1.217;1.223;4.055.883\n"
                + "23.04.2020;1.217;1.226;1.217;1.223;55.883\n");
    assertThat(rows.get(0).fields())
        .containsEntry("date", "2020-04-02")
        .containsEntry("open", "1212")
        .containsEntry("close", "1218")
        .containsEntry("volume", "300768");
    assertThat(rows.get(1).text("volume")).isEqualTo("4055883");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        // figures of a column, what the first is
        "831,165 2,640,049           | 831165",
        "831,165 12.50               | 831165",
        "1.212 1.212,50              | 1212",
        "1,212 1,2                   | 1.212",
        "1.212 12.5                  | 1.212",
        "1.212 0.512                 | 1.212",
        "1.212 1234.567              | 1.212",
        "300.768 4.055.883           | 300768",
        "1'234 12.5                  | 1234",
        "$1,212 $13                  | 1212",
        "1.212K 12,5                 | 1212000",
        "1.212 12,5                  | 1212",
      })
  void aColumnTellsItsSeparatorsTogether(String figures, String first) throws IOException {
    List<String> cells = List.of(figures.split(" ", -1));
    StringBuilder text = new StringBuilder("date;open;high;low;close;volume\n");
    for (int i = 0; i < cells.size(); i++) {
      text.append("2020-04-0%d;1;2;1;2;%s\n".formatted(i + 1, cells.get(i)));
    }
    assertThat(rows("X.csv", text.toString()).get(0).text("volume")).isEqualTo(first);
  }

  @Test
  void anAmbiguousNumberIsRefused() throws IOException {
    String text =
        """
        date;open;high;low;close
        2020-04-01;1.212;1.220;1.211;1.218
        2020-04-02;1.212;1.220;1.211;1.218
        """;
    assertFault(
        "X.csv",
        text,
        "X.csv: number '1.212' in column 'open' is 1.212 with a decimal point and 1212 with a"
            + " decimal comma");
    assertThat(rows("X.csv", text, BarFileFormat.DEFAULT, format(",", "")).get(0).text("open"))
        .isEqualTo("1212");
    assertThat(rows("X.csv", text, BarFileFormat.DEFAULT, format(".", "")).get(0).text("open"))
        .isEqualTo("1.212");
    assertFault(
        "X.csv",
        HEADER + "2020-04-01,1,2,1,2,\"831,165\"\n",
        "number '831,165' in column 'volume' is 831165 with a decimal point and 831.165");
  }

  @Test
  void pricesOfThreeDecimalsInAFileOfCommasNeedNoWord() throws IOException {
    assertThat(
            rows("JPY.csv", HEADER + "2020-04-01,110.125,110.250,109.875,110.125,\"831,165\"\n")
                .get(0)
                .fields())
        .containsEntry("open", "110.125")
        .containsEntry("volume", "831165");
  }

  @Test
  void aColumnThatContradictsItselfIsRefusedAndASlipIsNot() throws IOException {
    assertFault(
        "X.csv",
        EUROPEAN.replace("Datum", "Date")
            + "2020-04-01;1;2;1;2;12.5\n2020-04-02;1;2;1;2;4.055.883\n",
        "column 'Volume' has '12.5' and '4.055.883'");
    StringBuilder text = new StringBuilder(EUROPEAN.replace("Datum", "Date"));
    LocalDate day = LocalDate.of(2020, 1, 1);
    for (int i = 0; i < 300; i++) {
      text.append("%s;1;2;1;2;%s\n".formatted(day.plusDays(i), i == 9 ? "12.5" : "1.055.883"));
    }
    List<TextRow> rows = rows("X.csv", text.toString());
    assertThat(rows.get(0).text("volume")).isEqualTo("1055883");
    assertThat(rows.get(9).text("volume")).isEqualTo("12.5 (decimal separator ',')");
  }

  @Test
  void allDaysTellTheirOrderHoweverLate() throws IOException {
    StringBuilder text = new StringBuilder("Date,Time,Open,High,Low,Close,Volume\n");
    LocalDateTime minute = LocalDateTime.of(2020, 1, 2, 9, 31);
    DateTimeFormatter format = DateTimeFormatter.ofPattern("MM/dd/yyyy,HH:mm", Locale.ROOT);
    for (int day = 0; day < 12; day++) {
      for (int i = 0; i < 390; i++) {
        text.append(minute.plusDays(day).plusMinutes(i).format(format)).append(",1,2,0.5,1.5,9\n");
      }
    }
    List<TextRow> rows =
        rows(
            "SPY.csv",
            text.toString(),
            new BarFileFormat("", "America/New_York", false, "", 0),
            TextFileFormat.DEFAULT);
    assertThat(rows.get(0).fields())
        .containsEntry("time", "2020-01-02T14:31:00Z")
        .containsEntry("minutes", "1");
    assertThat(rows).hasSize(12 * 390);
  }

  @Test
  void manyTickersADayTellTheirOrderHoweverLate() throws IOException {
    StringBuilder text = new StringBuilder("ticker," + HEADER);
    for (LocalDate day :
        List.of(LocalDate.of(2020, 2, 3), LocalDate.of(2020, 2, 4), LocalDate.of(2020, 2, 13))) {
      for (int ticker = 0; ticker < 600; ticker++) {
        text.append("T%d,%s,1,2,0.5,1.5,9\n".formatted(ticker, day.format(DAY_FIRST)));
      }
    }
    assertThat(rows("all.csv", text.toString()).get(0).text("date")).isEqualTo("2020-02-03");
  }

  @Test
  void anAmbiguousOrderOfDatesIsRefused() throws IOException {
    String text = HEADER + "01/02/2020,1,2,0.5,1.5,9\n04/05/2020,1,2,0.5,1.5,9\n";
    assertFault("X.csv", text, "shows whether day or month is first in '01/02/2020'");
    assertThat(date(text, "dmy")).isEqualTo("2020-02-01");
    assertThat(date(text, "mdy")).isEqualTo("2020-01-02");
    String shortYears = HEADER + "20/02/03,1,2,0.5,1.5,9\n";
    assertFault("X.csv", shortYears, "years have two digits");
    assertThat(date(shortYears, "ymd")).isEqualTo("2020-02-03");
    assertFault(
        "X.csv",
        HEADER + "25/02/2020,1,2,0.5,1.5,9\n02/25/2020,1,2,0.5,1.5,9\n",
        "'25/02/2020', whose day is first, and '02/25/2020', whose month is");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2020.04.01",
        "2020-4-1",
        "2020/4/1",
        "20200401",
        "1585699200",
        "1585699200000",
        "1585699200000000",
        "1585699200000000000",
        "1585713600000000000", // midnight in New York, as window_start of daily files is
        "1585713600.0"
      })
  void aDayThatLeavesNoDoubtIsRead(String day) throws IOException {
    List<TextRow> rows =
        rows(
            "day_aggs.csv",
            "ticker,volume,open,close,high,low,window_start,transactions\n"
                + "A,9,1,1.5,2,0.5,%s,7\nB,9,1,1.5,2,0.5,%s,7\n".formatted(day, day),
            BarFileFormat.DEFAULT,
            TextFileFormat.DEFAULT);
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).kind()).isEqualTo(TextRow.Kind.BAR);
    assertThat(rows.get(0).text("date")).isEqualTo("2020-04-01");
  }

  @Test
  void anInstantOfTheSessionTellsItsDay() throws IOException {
    String opens = HEADER + "1585747800,1,2,0.5,1.5,9\n1585834200,1,2,0.5,1.5,9\n";
    assertThat(rows("X.csv", opens).get(0).text("date")).isEqualTo("2020-04-01");
    String closes = HEADER + "1585771200000,1,2,0.5,1.5,9\n1585857600000,1,2,0.5,1.5,9\n";
    assertThat(rows("X.csv", closes).get(1).text("date")).isEqualTo("2020-04-02");
  }

  @Test
  void secondsSince1970TellDaysOfAllYears() throws IOException {
    List<String> days = new ArrayList<>();
    StringBuilder text = new StringBuilder(HEADER);
    for (LocalDate day = LocalDate.of(2001, 8, 1); day.getYear() < 2002; day = day.plusDays(1)) {
      days.add(day.toString());
      text.append(day.atStartOfDay(ZoneId.of("America/New_York")).toEpochSecond())
          .append(",1,2,0.5,1.5,9\n");
    }
    assertThat(rows("X.csv", text.toString()))
        .extracting(row -> row.text("date"))
        .containsExactlyElementsOf(days);
    assertThat(
            rows(
                    "X.csv",
                    HEADER + "1585666800,1,2,0.5,1.5,9\n",
                    new BarFileFormat("", "Asia/Tokyo", false, "", BarFileFormat.DAY),
                    TextFileFormat.DEFAULT)
                .get(0)
                .text("date"))
        .as("midnight in the zone that is stated")
        .isEqualTo("2020-04-01");
  }

  private static TextFileFormat format(String decimal, String dates) {
    return new TextFileFormat(List.of(), decimal, dates);
  }

  private String date(String text, String order) throws IOException {
    return rows("X.csv", text, BarFileFormat.DEFAULT, format("", order)).get(0).text("date");
  }
}
