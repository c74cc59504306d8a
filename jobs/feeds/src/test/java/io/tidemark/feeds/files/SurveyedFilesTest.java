package io.tidemark.feeds.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tidemark.api.market.ImportRequest.Bars;
import io.tidemark.api.market.ImportRequest.TextFormat;
import io.tidemark.core.UserFault;
import io.tidemark.feeds.TextRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Detection from all records of a file of what no single record shows. */
class SurveyedFilesTest {
  private static final String HEADER = "date,open,high,low,close,volume\n";
  private static final String EUROPEAN = "Datum;Open;High;Low;Close;Volume\n";
  private static final DateTimeFormatter DAY_FIRST =
      DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
  private static final Path DATA =
      Path.of(System.getProperty("tidemark.shared.data", "../../../shared/data"));

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"7, every 7 days", "14, every 14 days"})
  void weeklyBarsAreNotDailyBars(int days, String found) throws IOException {
    String file =
        daily(Stream.iterate(LocalDate.of(2019, 2, 4), day -> day.plusDays(days)).limit(12));
    assertThatThrownBy(() -> rows("X-1wk.csv", file))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("X-1wk.csv")
        .hasMessageContaining(found)
        .hasMessageContaining("--every 1d");
    assertThat(rows("X.csv", file, Bars.UNTOLD.ofMinutes(Bars.DAY), TextFormat.UNTOLD).get(1))
        .as("the way out")
        .satisfies(row -> assertThat(row.kind()).isEqualTo(TextRow.Kind.BAR));
  }

  @Test
  void monthlyBarsAreNotDailyBars() throws IOException {
    String firsts =
        daily(Stream.iterate(LocalDate.of(2019, 2, 1), day -> day.plusMonths(1)).limit(6));
    String lasts =
        daily(
            Stream.iterate(LocalDate.of(2019, 2, 1), day -> day.plusMonths(1))
                .limit(6)
                .map(day -> day.minusDays(1)));
    assertFault("X.csv", firsts, "X.csv: its bars come every");
    assertFault("X.csv", lasts, "X.csv: its bars come every");
    assertFault(
        "X.csv",
        HEADER + "2019-02,1,2,0.5,1.5,9\n2019-03,1,2,0.5,1.5,9\n",
        "has months such as '2019-02' in place of days");
    assertFault(
        "X.csv", HEADER + "2019Q2,1,2,0.5,1.5,9\n", "has months such as '2019Q2' in place of days");
  }

  @Test
  void aSingleBarInAFileNamedAfterWeeksIsNotADailyBar() throws IOException {
    String one = HEADER + "2019-02-04,1,2,0.5,1.5,9\n";
    assertFault("X-1wk.csv", one, "by the week or month, according to its name");
    assertFault("X_1mo.csv", one, "by the week or month, according to its name");
    assertThat(rows("X.csv", one)).hasSize(1);
  }

  @Test
  void aMonthAmongDaysIsLeftForValidation() throws IOException {
    List<TextRow> rows =
        rows(
            "X.csv",
            HEADER + "2019-02-04,1,2,0.5,1.5,9\n2019-02-05,1,2,0.5,1.5,9\n2019-02,1,2,0.5,1.5,9\n");
    assertThat(rows.get(2).text("date")).isEqualTo("2019-02");
  }

  @Test
  void dailyBarsWithGapsStayDaily() throws IOException {
    assertThat(
            rows(
                "X.csv",
                daily(
                    Stream.of(
                        LocalDate.of(2019, 2, 4),
                        LocalDate.of(2019, 2, 5),
                        LocalDate.of(2019, 3, 5),
                        LocalDate.of(2019, 4, 5),
                        LocalDate.of(2019, 4, 8)))))
        .hasSize(5);
    assertThat(rows("X.csv", daily(Stream.of(LocalDate.of(2019, 2, 4), LocalDate.of(2019, 2, 19)))))
        .hasSize(2);
  }

  @Test
  void weeklyBarsOfManyTickersAreDetectedPerTicker() throws IOException {
    StringBuilder text = new StringBuilder("ticker," + HEADER);
    for (int week = 0; week < 3; week++) {
      for (int ticker = 0; ticker < 600; ticker++) {
        text.append(
            "T%d,%s,1,2,0.5,1.5,9\n".formatted(ticker, LocalDate.of(2019, 2, 4).plusWeeks(week)));
      }
    }
    assertFault("all.csv", text.toString(), "every 7 days");
  }

  @Test
  void groupingPointsAreDetectedFromAllNumbers() throws IOException {
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
  void separatorsAreDetectedFromTheWholeColumn(String figures, String first) throws IOException {
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
    assertThat(rows("X.csv", text, Bars.UNTOLD, format(",", "")).get(0).text("open"))
        .isEqualTo("1212");
    assertThat(rows("X.csv", text, Bars.UNTOLD, format(".", "")).get(0).text("open"))
        .isEqualTo("1.212");
    assertFault(
        "X.csv",
        HEADER + "2020-04-01,1,2,1,2,\"831,165\"\n",
        "number '831,165' in column 'volume' is 831165 with a decimal point and 831.165");
  }

  @Test
  void pricesWithThreeDecimalsInACommaDelimitedFileAreNotAmbiguous() throws IOException {
    assertThat(
            rows("JPY.csv", HEADER + "2020-04-01,110.125,110.250,109.875,110.125,\"831,165\"\n")
                .get(0)
                .fields())
        .containsEntry("open", "110.125")
        .containsEntry("volume", "831165");
  }

  @Test
  void aContradictingColumnIsRefusedAndASingleErrorIsNot() throws IOException {
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
  void theDateOrderIsDetectedHoweverLateItShows() throws IOException {
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
            new Bars("", "America/New_York", false, "", 0),
            TextFormat.UNTOLD);
    assertThat(rows.get(0).fields())
        .containsEntry("time", "2020-01-02T14:31:00Z")
        .containsEntry("minutes", "1");
    assertThat(rows).hasSize(12 * 390);
  }

  @Test
  void theDateOrderOfManyTickersIsDetectedHoweverLateItShows() throws IOException {
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
  void theBarLengthOfManyTickersIsDetectedHoweverLateItShows() throws IOException {
    StringBuilder text = new StringBuilder("ticker,time,open,high,low,close,volume\n");
    for (int minute = 0; minute < 3; minute++) {
      for (int ticker = 0; ticker < 600; ticker++) {
        text.append("T%d,%d,1,2,0.5,1.5,9\n".formatted(ticker, 1711459800 + 300 * minute));
      }
    }
    assertThat(rows("all.csv", text.toString()).get(0).text("minutes")).isEqualTo("5");
  }

  @Test
  void anUnknownDateOrderIsRefused() throws IOException {
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
        "'25/02/2020', whose day is first, and '02/25/2020', whose month is first");
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
  void anUnambiguousDateIsRead(String day) throws IOException {
    List<TextRow> rows =
        rows(
            "day_aggs.csv",
            "ticker,volume,open,close,high,low,window_start,transactions\n"
                + "A,9,1,1.5,2,0.5,%s,7\nB,9,1,1.5,2,0.5,%s,7\n".formatted(day, day),
            Bars.UNTOLD,
            TextFormat.UNTOLD);
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).kind()).isEqualTo(TextRow.Kind.BAR);
    assertThat(rows.get(0).text("date")).isEqualTo("2020-04-01");
  }

  @Test
  void aTimeWithinTheSessionGivesItsDate() throws IOException {
    String opens = HEADER + "1585747800,1,2,0.5,1.5,9\n1585834200,1,2,0.5,1.5,9\n";
    assertThat(rows("X.csv", opens).get(0).text("date")).isEqualTo("2020-04-01");
    String closes = HEADER + "1585771200000,1,2,0.5,1.5,9\n1585857600000,1,2,0.5,1.5,9\n";
    assertThat(rows("X.csv", closes).get(1).text("date")).isEqualTo("2020-04-02");
  }

  @Test
  void secondsSince1970GiveDatesOfAllYears() throws IOException {
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
                    new Bars("", "Asia/Tokyo", false, "", Bars.DAY),
                    TextFormat.UNTOLD)
                .get(0)
                .text("date"))
        .as("midnight in the zone that is stated")
        .isEqualTo("2020-04-01");
  }

  @Test
  void linesBeforeTheHeaderAreReported() throws IOException {
    Path file =
        write(
            "X.csv",
            "Source: somewhere; saved, 2020\n\n# a note\n" + HEADER + "2020-04-01,1,2,1,2,9\n");
    DelimitedFile.TableLayout layout = DelimitedFile.layout(file, SurveyedRecords.BARS, List.of());
    List<String> lines = new ArrayList<>();
    List<Long> records = new ArrayList<>();
    DelimitedFile.read(
        file,
        layout,
        (line, text) -> lines.add(line + " " + text),
        (line, record, raw) -> records.add(line));
    assertThat(lines).containsExactly("1 Source: somewhere; saved, 2020", "3 # a note");
    assertThat(records).containsExactly(5L);
    assertThat(layout.delimiter()).isEqualTo(',');
  }

  @Test
  void columnsCanBeNamedForAFileWithoutAHeader() throws IOException {
    String text = "# made by hand\n20200401;1;2;0.5;1.5;x;9\n20200402;1;2;0.5;1.5;x;9\n";
    TextFormat names =
        new TextFormat(List.of("date", "open", "high", "low", "close", "", "volume"), "", "");
    List<TextRow> rows = rows("X.csv", text, Bars.UNTOLD, names);
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).fields())
        .containsEntry("date", "2020-04-01")
        .containsEntry("volume", "9");
    assertThat(rows.get(0).place()).isEqualTo("X.csv:2");
    assertThat(rows("X.csv", HEADER + "2020-04-01,1,2,1,2,9\n", Bars.UNTOLD, names))
        .as("a file's own header goes first")
        .hasSize(1);
    assertFault("X.csv", text, "line 2 is '20200401;1;2;0.5;1.5;x;9'");
    assertFault("X.csv", text, "--columns date,open");
    assertThatThrownBy(
            () ->
                rows(
                    "X.csv",
                    text,
                    Bars.UNTOLD,
                    new TextFormat(List.of("date", "open", "close"), "", "")))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("7 cells")
        .hasMessageContaining("--columns names 3");
  }

  @ParameterizedTest
  @CsvSource({"ALL.csv, ALL", "AAPX (1).csv, AAPX", "AAPX(2).csv.gz, AAPX", "X-1wk.csv, X"})
  void aFilesNameGivesItsTicker(String name, String ticker) {
    assertThat(FileNames.ticker(name)).contains(ticker);
  }

  @ParameterizedTest
  @CsvSource({"DATA.csv, --ticker DATA", "all.csv, --ticker ALL", "my own file.csv, --ticker AAPL"})
  void adviceForAFileWithoutATickerWorks(String name, String advice) throws IOException {
    String text = HEADER + "2020-04-01,1,2,1,2,9\n";
    assertFault(name, text, advice);
    assertThat(
            rows(name, text, new Bars("T", "", false, "", 0), TextFormat.UNTOLD)
                .get(0)
                .text("ticker"))
        .isEqualTo("T");
  }

  @Test
  void realWeeklyFilesAreRefusedAndOthersAreUnchanged() throws IOException {
    assumeTrue(Files.isDirectory(DATA), () -> "no real files under " + DATA);
    try (Stream<Path> files = Files.list(DATA.resolve("daily/yfinance_repair"))) {
      for (Path file : files.sorted().toList()) {
        if (file.toString().contains("-1wk-")) {
          assertThatThrownBy(() -> SurveyedRecords.bars(file, Bars.UNTOLD, TextFormat.UNTOLD))
              .hasMessageContaining("every 7 days");
        } else {
          assertThat(SurveyedRecords.bars(file, Bars.UNTOLD, TextFormat.UNTOLD))
              .isNotEmpty()
              .allMatch(row -> row.text("date").matches("\\d{4}-\\d{2}-\\d{2}"));
        }
      }
    }
  }

  private static TextFormat format(String decimal, String dates) {
    return new TextFormat(List.of(), decimal, dates);
  }

  private String date(String text, String order) throws IOException {
    return rows("X.csv", text, Bars.UNTOLD, format("", order)).get(0).text("date");
  }

  private static String daily(Stream<LocalDate> days) {
    StringBuilder text = new StringBuilder(HEADER);
    days.forEach(day -> text.append(day).append(",1,2,0.5,1.5,9\n"));
    return text.toString();
  }

  private void assertFault(String name, String text, String words) {
    assertThatThrownBy(() -> rows(name, text))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining(words);
  }

  private List<TextRow> rows(String name, String text) throws IOException {
    return rows(name, text, Bars.UNTOLD, TextFormat.UNTOLD);
  }

  private List<TextRow> rows(String name, String text, Bars bars, TextFormat format)
      throws IOException {
    return SurveyedRecords.bars(write(name, text), bars, format);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
