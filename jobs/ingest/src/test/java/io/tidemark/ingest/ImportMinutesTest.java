package io.tidemark.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tidemark.api.market.ImportRequest;
import io.tidemark.api.market.LandRequest;
import io.tidemark.api.market.ReviewRequest;
import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import io.tidemark.core.files.BarFileFormat;
import io.tidemark.core.files.FileContent;
import io.tidemark.core.review.RowReview;
import io.tidemark.core.table.market.MinuteBarsTable;
import io.tidemark.core.table.ops.QuarantineTable;
import io.tidemark.core.table.raw.RawFilesTable;
import io.tidemark.lake.Lake;
import io.tidemark.lake.LakeExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LakeExtension.class)
class ImportMinutesTest {
  private static final Path REAL =
      Path.of(System.getProperty("tidemark.shared.data", "../../../shared/data"))
          .resolve("minute")
          .toAbsolutePath()
          .normalize();

  private static final Instant NOW = Instant.parse("2025-11-01T12:00:00Z");
  private static final BarFileFormat ES = new BarFileFormat("ES", "UTC", false, "CMES", 0);

  @TempDir Path folder;

  @Test
  void futuresWithoutOffsetAndVolume(Lake lake) throws IOException {
    String file =
        write(
            "es.csv",
            """
            timestamp,open,high,low,close
            2025-07-27T22:00:00,6507.5,6512.5,6502.75,6506.75
            2025-07-27T22:01:00,6506.75,6510.0,6505.0,6505.5
            2025-07-28T21:30:00,6506.75,6510.0,6505.0,6505.5
            2025-07-27T22:02:00,6506.75,6505.0,6510.0,6505.5
            """);
    LandRequest.Result result = bars(lake, "i/1", "tv", ES, file);
    assertThat(result.read()).isEqualTo(4).isEqualTo(result.minutes() + result.quarantined());
    assertThat(result.minutes()).isEqualTo(2);
    assertThat(result.rules())
        .containsEntry("outside-hours", 1L)
        .containsEntry("high-below-low", 1L)
        .containsEntry("open-outside-range", 1L);
    Row bar = minutes(lake).get(0);
    assertThat(bar.<Timestamp>getAs("time").toInstant()).isEqualTo("2025-07-27T22:00:00Z");
    assertThat(bar.<Timestamp>getAs("event_time").toInstant()).isEqualTo("2025-07-27T22:01:00Z");
    assertThat(bar.<Timestamp>getAs("known_at").toInstant()).isEqualTo(NOW);
    assertThat(bar.<Double>getAs("volume")).isNull();
    assertThat(bar.<Integer>getAs("minutes")).isEqualTo(1);
    assertThat(bar.<Double>getAs("close")).isEqualTo(6506.75);
    assertThat(lake.history(RawFilesTable.TABLE, NOW).count()).isEqualTo(1);

    LandRequest.Result again = bars(lake, "i/2", "tv", ES, file);
    assertThat(again.minutes() + again.quarantined()).as("nothing is new").isZero();
  }

  @Test
  void aReleasedBarKeepsItsCalendarAndItsMissingVolume(Lake lake) throws IOException {
    String file =
        write(
            "es.csv",
            """
            timestamp,open,high,low,close
            2025-07-27T22:00:00,2,3,1,2
            2025-07-27T22:01:00,2,1,3,2
            """);
    bars(lake, "i/1", "tv", ES, file);
    Row refused = lake.history(QuarantineTable.TABLE, NOW).head();
    assertThat(refused.<String>getAs("date")).isEqualTo("2025-07-28");
    new ReviewRows(lake, clock(NOW.plusSeconds(60)))
        .run(
            new ReviewRequest(
                new RunKey("review/1"),
                List.of(
                    new RowReview(
                        refused.getAs("id"),
                        RowReview.Decision.OVERRIDE,
                        "ann",
                        "checked",
                        null,
                        Map.of("high", "3", "low", "1")))),
            words -> {});
    assertThat(minutes(lake))
        .hasSize(2)
        .allMatch(row -> row.<Double>getAs("volume") == null)
        .allMatch(row -> row.<Double>getAs("high") == 3);
  }

  @Test
  void stocksHaveExtendedHoursAndOptionalColumns(Lake lake) throws IOException {
    String file =
        write(
            "spy.csv",
            """
            bar_index,timestamp,open,high,low,close,volume,vw,n
            0,2024-03-26T08:00:00Z,2,3,1,2,10,2.5,4
            1,2024-03-26T20:00:00Z,2,3,1,2,10,,
            2,2024-03-26T20:01:00Z,2,3,1,2,,2.5,4
            3,2024-03-27T00:00:00Z,2,3,1,2,10,2.5,4
            4,2024-03-29T14:00:00Z,2,3,1,2,10,2.5,4
            5,2024-03-29T14:01:30Z,2,3,1,2,10,2.5,-4
            """);
    LandRequest.Result result =
        bars(lake, "i/1", "files", new BarFileFormat("SPY", "", false, "", 1), file);
    assertThat(result.read()).isEqualTo(6).isEqualTo(result.minutes() + result.quarantined());
    assertThat(result.minutes()).isEqualTo(2);
    assertThat(result.rules())
        .isEqualTo(
            Map.of(
                "missing-volume", 1L,
                "outside-hours", 1L,
                "not-a-session", 2L,
                "not-a-minute", 1L,
                "negative-trades", 1L));
    Row bar = minutes(lake).get(0);
    assertThat(bar.<Double>getAs("vwap")).isEqualTo(2.5);
    assertThat(bar.<Double>getAs("trades")).isEqualTo(4);
    assertThat(minutes(lake).get(1).<Double>getAs("trades")).isNull();
  }

  @Test
  void aSourceHasBarsOfOneLengthPerTicker(Lake lake) throws IOException {
    String one = write("one.csv", fiveRows(1));
    String five = write("five.csv", fiveRows(5));
    BarFileFormat aapl = new BarFileFormat("AAPL", "", false, "", 0);
    assertThat(bars(lake, "i/1", "files", aapl, one).minutes()).isEqualTo(5);
    assertThatThrownBy(() -> bars(lake, "i/2", "files", aapl, five))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("five.csv")
        .hasMessageContaining("bars of 5 minutes of AAPL, but source files has bars of 1")
        .hasMessageContaining("--source files-5m");
    assertThatThrownBy(() -> bars(lake, "i/3", "other", aapl, one, five))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("import them separately");
    assertThat(bars(lake, "i/4", "files-5m", aapl, five).minutes()).isEqualTo(5);
    Row bar = minutes(lake, "files-5m").get(0);
    assertThat(bar.<Integer>getAs("minutes")).isEqualTo(5);
    assertThat(bar.<Timestamp>getAs("event_time").toInstant())
        .isEqualTo(bar.<Timestamp>getAs("time").toInstant().plus(Duration.ofMinutes(5)));
    assertThat(
            bars(lake, "i/5", "files", new BarFileFormat("MSFT", "", false, "", 0), five).minutes())
        .isEqualTo(5);
  }

  @Test
  void barsBeginAtAMultipleOfTheirLength(Lake lake) throws IOException {
    String file = write("a.csv", fiveRows(5) + "2024-03-26T15:02:00Z,2,3,1,2,10\n");
    assertThat(bars(lake, "i/1", "files", new BarFileFormat("A", "", false, "", 0), file).rules())
        .isEqualTo(Map.of("not-a-minute", 1L));
  }

  @Test
  void parquetGivesTheSameRows(Lake lake) throws IOException {
    String csv = write("five.csv", fiveRows(5));
    Path parquet = folder.resolve("five.parquet");
    lake.spark()
        .read()
        .option("header", true)
        .csv(csv)
        .selectExpr(
            "cast(timestamp as timestamp) timestamp",
            "cast(open as double) open",
            "cast(high as double) high",
            "cast(low as double) low",
            "cast(close as double) close",
            "cast(volume as bigint) volume",
            "'AAPL' symbol")
        .coalesce(1)
        .write()
        .parquet(parquet.toString());
    assertThat(bars(lake, "i/1", "v", new BarFileFormat("AAPL", "", false, "", 0), csv).minutes())
        .isEqualTo(5);
    assertThat(bars(lake, "i/2", "v", BarFileFormat.DEFAULT, parquet.toString()))
        .isEqualTo(new LandRequest.Result(5, 0, 0, 0, 0, Map.of()));
  }

  @Test
  void everyRowOfTheRealFilesIsLandedOrQuarantined(Lake lake) {
    assumeTrue(Files.isDirectory(REAL), () -> "no real files under " + REAL);
    LandRequest.Result spy =
        bars(lake, "i/1", "spy", new BarFileFormat("SPY", "", false, "", 0), real("spy_1m_2024"));
    assertThat(spy.read()).isEqualTo(75_707).isEqualTo(spy.minutes() + spy.quarantined());
    assertThat(spy.quarantined()).isZero();
    LandRequest.Result one = bars(lake, "i/2", "es", ES, real("es_1m_2025_09"));
    assertThat(one.read()).isEqualTo(64_715).isEqualTo(one.minutes() + one.quarantined());
    assertThat(one.quarantined()).isZero();
    LandRequest.Result five =
        bars(
            lake,
            "i/3",
            "es-5m",
            new BarFileFormat("ES", "", false, "CMES", 0),
            real("es_5m_2025_08"));
    assertThat(five.read()).isEqualTo(50_628).isEqualTo(five.minutes() + five.quarantined());
    assertThat(five.quarantined()).isZero();
    assertThat(
            lake.asOf(MinuteBarsTable.TABLE, NOW)
                .where("vendor = 'es-5m' and minutes <> 5")
                .count())
        .isZero();
  }

  private static String fiveRows(int minutes) {
    StringBuilder text = new StringBuilder("timestamp,open,high,low,close,volume\n");
    Instant start = Instant.parse("2024-03-26T14:00:00Z");
    for (int i = 0; i < 5; i++) {
      text.append(start.plus(Duration.ofMinutes((long) i * minutes))).append(",2,3,1,2,10\n");
    }
    return text.toString();
  }

  private static String real(String name) {
    return REAL.resolve(name + ".csv.gz").toString();
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static LandRequest.Result bars(
      Lake lake, String key, String source, BarFileFormat bars, String... files) {
    ImportRequest request =
        new ImportRequest(
            new RunKey(key), FileContent.BARS, source, List.of(files), "", Map.of(), bars);
    return new ImportFiles(lake, clock(NOW)).run(request, words -> {});
  }

  private static Clock clock(Instant now) {
    return Clock.fixed(now, ZoneOffset.UTC);
  }

  private static List<Row> minutes(Lake lake) {
    return lake.asOf(MinuteBarsTable.TABLE, NOW.plusSeconds(600)).orderBy("time").collectAsList();
  }

  private static List<Row> minutes(Lake lake, String source) {
    return minutes(lake).stream()
        .filter(row -> row.<String>getAs("vendor").equals(source))
        .toList();
  }
}
