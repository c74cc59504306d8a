package io.tidemark.ingest;

import io.tidemark.api.market.ImportRequest;
import io.tidemark.api.market.LandRequest;
import io.tidemark.core.RunKey;
import io.tidemark.core.files.BarFileFormat;
import io.tidemark.core.files.FileContent;
import io.tidemark.core.files.TextFileFormat;
import io.tidemark.core.table.Table;
import io.tidemark.lake.Lake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.io.TempDir;

/** Imports files of source v that a test writes into a folder of its own. */
abstract class ImportCase {
  static final Instant NOW = Instant.parse("2024-05-01T12:00:00Z");

  @TempDir Path folder;

  String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  static ImportRequest request(String key, TextFileFormat format, String... files) {
    return new ImportRequest(
        new RunKey(key),
        FileContent.BARS,
        "v",
        List.of(files),
        "",
        Map.of(),
        BarFileFormat.DEFAULT,
        format);
  }

  static LandRequest.Result bars(Lake lake, String key, String knownAt, String file) {
    return run(
        lake,
        new ImportRequest(
            new RunKey(key), FileContent.BARS, "v", List.of(file), knownAt, Map.of()));
  }

  static LandRequest.Result actions(Lake lake, String key, String file) {
    return run(
        lake,
        new ImportRequest(
            new RunKey(key), FileContent.ACTIONS, "v", List.of(file), "known", Map.of()));
  }

  static LandRequest.Result run(Lake lake, ImportRequest request) {
    return new ImportFiles(lake, Clock.fixed(NOW, ZoneOffset.UTC)).run(request, words -> {});
  }

  static List<Row> table(Lake lake, Table table) {
    return lake.history(table, Instant.parse("2100-01-01T00:00:00Z")).collectAsList();
  }
}
