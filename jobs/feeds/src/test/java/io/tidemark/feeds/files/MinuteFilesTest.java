package io.tidemark.feeds.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.UserFault;
import io.tidemark.core.files.BarFileFormat;
import io.tidemark.core.files.TextFileFormat;
import io.tidemark.feeds.TextRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MinuteFilesTest {
  private static final String PRICES = ",1,2,0.5,1.5";

  @TempDir Path folder;

  @Test
  void aRowHasItsTimeSessionLengthAndCalendar() throws IOException {
    TextRow row =
        rows(
                new BarFileFormat("ES", "UTC", false, "CMES", 0),
                "timestamp,open,high,low,close",
                "2025-07-27T22:00:00",
                "2025-07-27T22:01:00")
            .get(0);
    assertThat(row.kind()).isEqualTo(TextRow.Kind.MINUTE);
    assertThat(row.fields())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "ticker", "ES",
                "time", "2025-07-27T22:00:00Z",
                "date", "2025-07-28",
                "open", "1",
                "high", "2",
                "low", "0.5",
                "close", "1.5",
                "without", "volume",
                "minutes", "1",
                "calendar", "CMES"));
  }

  @Test
  void volumeTradesAndContractAreReadAndOtherColumnsIgnored() throws IOException {
    ColumnMapping mapping =
        mapping(
            new BarFileFormat("ES", "", false, "CMES", 0),
            "bar_index,timestamp,open,high,low,close,volume,n,instrument",
            "0,2025-07-27T22:00:00Z,1,2,0.5,1.5,,7,ESU25",
            "1,2025-07-27T22:05:00Z,1,2,0.5,1.5,9,7,ESU25");
    assertThat(mapping.minutes()).isEqualTo(5);
    TextRow row = first(mapping);
    assertThat(row.text("trades")).isEqualTo("7");
    assertThat(row.text("contract")).isEqualTo("ESU25");
    assertThat(row.fields()).containsEntry("volume", "").doesNotContainKeys("without", "bar_index");
  }

  @Test
  void anEndTimestampIsMovedBackByOneBar() throws IOException {
    assertThat(
            rows(
                    new BarFileFormat("", "America/New_York", true, "", 0),
                    "datetime,open,high,low,close",
                    "2024-03-26 09:35",
                    "2024-03-26 09:40")
                .get(0)
                .text("time"))
        .isEqualTo("2024-03-26T13:30:00Z");
  }

  @Test
  void aTimeOfDayMayHaveItsOwnColumn() throws IOException {
    TextRow row =
        rows(
                new BarFileFormat("", "America/New_York", false, "", 0),
                "Date,Time,open,high,low,close",
                "03/26/2024,09:30",
                "03/26/2024,09:31")
            .get(0);
    assertThat(row.text("time")).isEqualTo("2024-03-26T13:30:00Z");
    assertThat(row.text("ticker")).isEqualTo("AAA");
  }

  @Test
  void aTimeNextToADateIsUsedIfDatesRepeat() throws IOException {
    String header = "date,timestamp,open,high,low,close,volume";
    assertThat(
            mapping(
                    BarFileFormat.DEFAULT,
                    header,
                    "2024-03-26,1711459800" + PRICES + ",1",
                    "2024-03-26,1711459860" + PRICES + ",1")
                .minutes())
        .isEqualTo(1);
    assertThat(
            mapping(
                    BarFileFormat.DEFAULT,
                    header,
                    "2024-03-26,1711459800" + PRICES + ",1",
                    "2024-03-27,1711459860" + PRICES + ",1")
                .minutes())
        .as("written within one minute of each other")
        .isZero();
  }

  @Test
  void aTimeWithoutOffsetNeedsAZoneAndTheErrorNamesBothReadings() {
    assertThatThrownBy(
            () ->
                rows(
                    BarFileFormat.DEFAULT,
                    "timestamp,open,high,low,close",
                    "2025-07-27T22:00:00",
                    "2025-07-27T22:01:00"))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("AAA.csv: time '2025-07-27T22:00' has no offset")
        .hasMessageContaining("2025-07-27T22:00-04:00")
        .hasMessageContaining("2025-07-27T22:00Z")
        .hasMessageContaining("--zone America/New_York or --zone UTC");
  }

  @Test
  void aColumnWithUtcTypeNeedsNoZone() throws IOException {
    List<String> header = List.of("timestamp", "open", "high", "low", "close");
    List<Map<String, String>> records =
        records(header, "2024-03-26 13:30:00" + PRICES, "2024-03-26 13:31:00" + PRICES);
    ColumnMapping mapping =
        SurveyedRecords.mapping(
            "AAA.parquet",
            header,
            records,
            Set.of("timestamp"),
            BarFileFormat.DEFAULT,
            TextFileFormat.DEFAULT);
    assertThat(mapping.rows(records.get(0), "p", "{}").get(0).text("time"))
        .isEqualTo("2024-03-26T13:30:00Z");
  }

  @ParameterizedTest
  @CsvSource({
    "2024-03-25 00:00:00-04:00, 2024-03-26 00:00:00-04:00, midnights",
    "2024-03-25T20:00:00Z, 2024-03-26T20:00:00Z, closes",
    "2024-03-25, 2024-03-26, days"
  })
  void oneBarADayIsADailyBarWhateverItsTime(String first, String second, String why)
      throws IOException {
    List<TextRow> rows = rows(BarFileFormat.DEFAULT, "date,open,high,low,close", first, second);
    assertThat(rows.get(0).kind()).as(why).isEqualTo(TextRow.Kind.BAR);
    assertThat(rows.get(0).text("date")).isEqualTo("2024-03-25");
  }

  @Test
  void theLengthIsTheSmallestStepThatIsNotRare() throws IOException {
    List<String> lines = new ArrayList<>();
    long second = 1711459800;
    for (int i = 0; i < 40; i++) {
      lines.add(Long.toString(second));
      second += i == 7 ? 60 : i % 3 == 0 ? 600 : 300;
    }
    assertThat(
            mapping(BarFileFormat.DEFAULT, "time,open,high,low,close", withPrices(lines)).minutes())
        .isEqualTo(5);
  }

  @Test
  void tickersThatAlternateEachHaveTheirOwnSteps() throws IOException {
    assertThat(
            mapping(
                    BarFileFormat.DEFAULT,
                    "ticker,time,open,high,low,close",
                    "A,1711459800" + PRICES,
                    "B,1711459801" + PRICES,
                    "A,1711460700" + PRICES,
                    "B,1711460701" + PRICES)
                .minutes())
        .isEqualTo(15);
  }

  @Test
  void anUnknownLengthIsRefused() throws IOException {
    String header = "time,open,high,low,close";
    assertThatThrownBy(() -> mapping(BarFileFormat.DEFAULT, header, "1711459800" + PRICES))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("--every");
    assertThat(
            mapping(new BarFileFormat("", "", false, "", 1), header, "1711459800" + PRICES)
                .minutes())
        .isEqualTo(1);
    assertThat(
            mapping(
                    new BarFileFormat("", "", false, "", BarFileFormat.DAY),
                    header,
                    "1711459800" + PRICES)
                .minutes())
        .isZero();
    assertThatThrownBy(
            () ->
                mapping(
                    BarFileFormat.DEFAULT, header, "1711459800" + PRICES, "1711459830" + PRICES))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("every 30 seconds");
    assertThatThrownBy(
            () ->
                mapping(
                    new BarFileFormat("", "", false, "", 5),
                    "date,open,high,low,close",
                    "2024-03-26" + PRICES))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("no time of day");
  }

  @Test
  void aTickerIsGivenOnlyOnce() {
    assertThatThrownBy(
            () ->
                mapping(
                    new BarFileFormat("ES", "", false, "", 0),
                    "symbol,time,open,high,low,close",
                    "ESU25,1711459800" + PRICES,
                    "ESU25,1711459860" + PRICES))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("--map symbol=contract");
  }

  @Test
  void anUnreadableTimeIsLeftForValidation() throws IOException {
    List<TextRow> rows =
        rows(
            new BarFileFormat("", "America/New_York", false, "", 0),
            "timestamp,open,high,low,close",
            "2024-11-04 10:00",
            "2024-11-04 10:01",
            "2024-11-03 01:30");
    assertThat(rows.get(2).text("time")).isEqualTo("2024-11-03 01:30");
    assertThat(rows.get(2).text("date")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ES_5m_2025.csv, ES",
    "es_1m.csv.gz, es",
    "AET-L-1d-100x-error.csv.gz, AET-L",
    "BRK_A.csv, BRK_A"
  })
  void aFilesNameGivesItsTickerWithoutTheInterval(String name, String ticker) {
    assertThat(FileNames.ticker(name)).contains(ticker);
  }

  private List<TextRow> rows(BarFileFormat bars, String header, String... times)
      throws IOException {
    String[] lines = withPrices(List.of(times));
    ColumnMapping mapping = mapping(bars, header, lines);
    List<TextRow> rows = new ArrayList<>();
    for (Map<String, String> record : records(List.of(header.split(",", -1)), lines)) {
      rows.addAll(mapping.rows(record, "p", "{}"));
    }
    return rows;
  }

  private TextRow first(ColumnMapping mapping) {
    Path file = folder.resolve("AAA.csv");
    return mapping.rows(SurveyedRecords.of(file).get(0), "p", "{}").get(0);
  }

  private ColumnMapping mapping(BarFileFormat bars, String header, String... lines)
      throws IOException {
    Path file = folder.resolve("AAA.csv");
    Files.writeString(file, header + "\n" + String.join("\n", lines) + "\n");
    return SurveyedRecords.mapping(
        "AAA.csv",
        DelimitedFile.header(file),
        SurveyedRecords.of(file),
        Set.of(),
        bars,
        TextFileFormat.DEFAULT);
  }

  private List<Map<String, String>> records(List<String> header, String... lines)
      throws IOException {
    Path file = folder.resolve("records.csv");
    Files.writeString(file, String.join(",", header) + "\n" + String.join("\n", lines) + "\n");
    return SurveyedRecords.of(file);
  }

  private static String[] withPrices(List<String> times) {
    return times.stream().map(time -> time + PRICES).toArray(String[]::new);
  }
}
