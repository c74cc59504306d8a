package io.tidemark.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.api.market.ImportRequest;
import io.tidemark.api.market.LandRequest;
import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import io.tidemark.core.files.BarFileFormat;
import io.tidemark.core.files.FileContent;
import io.tidemark.core.table.market.DailyBarsTable;
import io.tidemark.core.table.market.MinuteBarsTable;
import io.tidemark.lake.Lake;
import io.tidemark.lake.LakeExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Parquet as pandas and pyarrow write it. */
@ExtendWith(LakeExtension.class)
class ImportParquetTest {
  private static final Instant NOW = Instant.parse("2024-05-01T12:00:00Z");
  private static final Map<String, String> NO_ZONE = Map.of();

  /** Pandas' metadata with the time zone of a column. */
  private static final Map<String, String> TOKYO =
      Map.of(
          "pandas",
          "{\"columns\": [{\"name\": \"date\", \"field_name\": \"date\","
              + " \"metadata\": {\"timezone\": \"Asia/Tokyo\"}},"
              + " {\"name\": \"open\", \"field_name\": \"open\", \"metadata\": null}]}");

  @TempDir Path folder;

  @Test
  void datesInNanosecondsWithoutAZoneKeepTheirDate(Lake lake) throws IOException {
    Path file = folder.resolve("my bars [1] 50%.parquet");
    write(file, TimeUnit.NANOS, false, NO_ZONE, "1965-03-02T00:00:00Z", "2024-01-03T00:00:00Z");
    assertThat(bars(lake, file, BarFileFormat.DEFAULT).bars()).isEqualTo(2);
    assertThat(days(lake)).containsExactlyInAnyOrder("1965-03-02", "2024-01-03");
  }

  @Test
  void datesWithAZoneAreInThatZone(Lake lake) throws IOException {
    for (TimeUnit unit : List.of(TimeUnit.NANOS, TimeUnit.MICROS)) {
      // Midnight in Tokyo.
      Path file = folder.resolve(unit + ".parquet");
      write(file, unit, true, TOKYO, "2024-01-02T15:00:00Z", "2024-01-03T15:00:00Z");
      assertThat(bars(lake, file, BarFileFormat.DEFAULT).quarantined()).isZero();
    }
    assertThat(days(lake)).containsExactlyInAnyOrder("2024-01-03", "2024-01-04");
  }

  @Test
  void timesInNanosecondsKeepTheirZone(Lake lake) throws IOException {
    Path file = folder.resolve("utc.parquet");
    write(file, TimeUnit.NANOS, true, NO_ZONE, "2024-01-03T14:30:00Z", "2024-01-03T14:31:00Z");
    assertThat(bars(lake, file, BarFileFormat.DEFAULT).minutes()).isEqualTo(2);
    Path naive = folder.resolve("naive.parquet");
    write(naive, TimeUnit.NANOS, false, NO_ZONE, "2024-01-03T09:32:00Z", "2024-01-03T09:33:00Z");
    assertThatThrownBy(() -> bars(lake, naive, BarFileFormat.DEFAULT))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("has no offset");
    assertThat(
            lake.history(MinuteBarsTable.TABLE, NOW).select("time").collectAsList().stream()
                .map(row -> row.<Timestamp>getAs("time").toInstant()))
        .containsExactlyInAnyOrder(
            Instant.parse("2024-01-03T14:30:00Z"), Instant.parse("2024-01-03T14:31:00Z"));
  }

  @Test
  void anUnreadableFileIsRefusedWithTheReason(Lake lake) throws IOException {
    Path text = Files.writeString(folder.resolve("text.parquet"), "date,open\n");
    assertFault(lake, text, "is not Parquet: it is without Parquet's first four bytes");
    Path empty = Files.createFile(folder.resolve("empty.parquet"));
    assertFault(lake, empty, "is not Parquet: it is empty");
    Path none = Files.createDirectory(folder.resolve("none.parquet"));
    assertFault(lake, none, "has no file that ends in .parquet");
    Path whole = folder.resolve("whole.parquet");
    write(whole, TimeUnit.NANOS, false, NO_ZONE, "2024-01-03T00:00:00Z");
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = folder.resolve("cut.parquet");
    Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));
    assertFault(lake, cut, "is truncated");
    Path odd = folder.resolve("odd.parquet");
    MessageType type =
        Types.buildMessage()
            .optional(PrimitiveTypeName.INT64)
            .as(LogicalTypeAnnotation.timeType(false, TimeUnit.NANOS))
            .named("date")
            .named("bars");
    try (ParquetWriter<Group> writer = writer(odd, type, NO_ZONE)) {
      writer.write(new SimpleGroupFactory(type).newGroup().append("date", 1L));
    }
    assertFault(lake, odd, "TIME(NANOS,false)");
  }

  private static void assertFault(Lake lake, Path file, String words) {
    assertThatThrownBy(() -> bars(lake, file, BarFileFormat.DEFAULT))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining(file.getFileName().toString())
        .hasMessageContaining(words);
  }

  private static List<String> days(Lake lake) {
    return lake.history(DailyBarsTable.TABLE, NOW).collectAsList().stream()
        .map(row -> row.getAs("date").toString())
        .toList();
  }

  private static LandRequest.Result bars(Lake lake, Path file, BarFileFormat bars) {
    ImportRequest request =
        new ImportRequest(
            new RunKey("i/" + file.getFileName().toString().hashCode()),
            FileContent.BARS,
            "v",
            List.of(file.toString()),
            "",
            Map.of(),
            bars);
    return new ImportFiles(lake, Clock.fixed(NOW, ZoneOffset.UTC)).run(request, words -> {});
  }

  /** Writes bars at the given times. */
  private static void write(
      Path file, TimeUnit unit, boolean utc, Map<String, String> metadata, String... times)
      throws IOException {
    var columns =
        Types.buildMessage()
            .optional(PrimitiveTypeName.BINARY)
            .as(LogicalTypeAnnotation.stringType())
            .named("ticker")
            .optional(PrimitiveTypeName.INT64)
            .as(LogicalTypeAnnotation.timestampType(utc, unit))
            .named("date");
    for (String name : List.of("open", "high", "low", "close", "volume")) {
      columns = columns.optional(PrimitiveTypeName.DOUBLE).named(name);
    }
    MessageType type = columns.named("bars");
    try (ParquetWriter<Group> writer = writer(file, type, metadata)) {
      for (String time : times) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(time));
        writer.write(
            new SimpleGroupFactory(type)
                .newGroup()
                .append("ticker", "AAA")
                .append("date", unit == TimeUnit.NANOS ? micros * 1_000 : micros)
                .append("open", 10.0)
                .append("high", 11.0)
                .append("low", 9.0)
                .append("close", 10.0)
                .append("volume", 100.0));
      }
    }
  }

  private static ParquetWriter<Group> writer(
      Path file, MessageType type, Map<String, String> metadata) throws IOException {
    return ExampleParquetWriter.builder(new LocalOutputFile(file))
        .withConf(new PlainParquetConfiguration())
        .withType(type)
        .withExtraMetaData(metadata)
        .build();
  }
}
