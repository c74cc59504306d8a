package io.tidemark.feeds.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tidemark.core.UserFault;
import io.tidemark.core.files.BarFileFormat;
import io.tidemark.core.files.TextFileFormat;
import io.tidemark.feeds.TextRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What all records of a file tell together, and no single one does: steps, headers, tickers. */
class SurveyedFilesTest extends SurveyedFileCase {
  private static final Path DATA =
      Path.of(System.getProperty("tidemark.shared.data", "../../../shared/data"));

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
    assertThat(
            rows(
                    "X.csv",
                    file,
                    BarFileFormat.DEFAULT.ofMinutes(BarFileFormat.DAY),
                    TextFileFormat.DEFAULT)
                .get(1))
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
  void manyTickersAMinuteTellTheirLengthHoweverLate() throws IOException {
    StringBuilder text = new StringBuilder("ticker,time,open,high,low,close,volume\n");
    for (int minute = 0; minute < 3; minute++) {
      for (int ticker = 0; ticker < 600; ticker++) {
        text.append("T%d,%d,1,2,0.5,1.5,9\n".formatted(ticker, 1711459800 + 300 * minute));
      }
    }
    assertThat(rows("all.csv", text.toString()).get(0).text("minutes")).isEqualTo("5");
  }

  @Test
  void linesBeforeTheHeaderAreHandedOver() throws IOException {
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
    TextFileFormat names =
        new TextFileFormat(List.of("date", "open", "high", "low", "close", "", "volume"), "", "");
    List<TextRow> rows = rows("X.csv", text, BarFileFormat.DEFAULT, names);
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).fields())
        .containsEntry("date", "2020-04-01")
        .containsEntry("volume", "9");
    assertThat(rows.get(0).place()).isEqualTo("X.csv:2");
    assertThat(rows("X.csv", HEADER + "2020-04-01,1,2,1,2,9\n", BarFileFormat.DEFAULT, names))
        .as("a file's own header goes first")
        .hasSize(1);
    assertFault("X.csv", text, "line 2 is '20200401;1;2;0.5;1.5;x;9'");
    assertFault("X.csv", text, "--columns date,open");
    assertThatThrownBy(
            () ->
                rows(
                    "X.csv",
                    text,
                    BarFileFormat.DEFAULT,
                    new TextFileFormat(List.of("date", "open", "close"), "", "")))
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
            rows(name, text, new BarFileFormat("T", "", false, "", 0), TextFileFormat.DEFAULT)
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
          assertThatThrownBy(
                  () -> SurveyedRecords.bars(file, BarFileFormat.DEFAULT, TextFileFormat.DEFAULT))
              .hasMessageContaining("every 7 days");
        } else {
          assertThat(SurveyedRecords.bars(file, BarFileFormat.DEFAULT, TextFileFormat.DEFAULT))
              .isNotEmpty()
              .allMatch(row -> row.text("date").matches("\\d{4}-\\d{2}-\\d{2}"));
        }
      }
    }
  }
}
