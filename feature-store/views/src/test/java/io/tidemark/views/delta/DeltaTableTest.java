package io.tidemark.views.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeltaTableTest {
  private static final StructType SCHEMA =
      new StructType()
          .add("name", StringType.STRING)
          .add("day", DateType.DATE)
          .add("value", DoubleType.DOUBLE)
          .add("known_at", TimestampType.TIMESTAMP)
          .add("tags", new ArrayType(StringType.STRING, true))
          .add("weights", new ArrayType(DoubleType.DOUBLE, true));

  /** Uses non-ASCII letters only if the file system of this machine supports them in names. */
  private static final String NAME =
      "UTF-8".equals(System.getProperty("sun.jnu.encoding")) ? "größe 50%[1]" : "size 50%[1]";

  private static final LocalDate MONDAY = LocalDate.of(2024, 1, 8);
  private static final Instant KNOWN = Instant.parse("2024-01-08T21:00:00.123456Z");

  @TempDir Path lake;
  private Path folder;
  private long first;
  private long second;

  @BeforeEach
  void twoAppends() {
    folder = lake.resolve("test/facts");
    first = append(row("a", MONDAY, 1.5), row("b", MONDAY, 2.5));
    second = append(row("a", MONDAY.plusDays(1), 3.5), row("c", MONDAY.plusDays(1), null));
  }

  @Test
  void everyTypeIsReadBackUnchanged() {
    read(first, Map.of("name", "a"))
        .forEach(
            batch -> {
              assertThat(batch.texts("name")).containsExactly("a");
              assertThat(batch.days("day")).containsExactly((int) MONDAY.toEpochDay());
              assertThat(batch.doubles("value")).containsExactly(1.5);
              assertThat(batch.micros("known_at")).containsExactly(1704747600123456L);
              assertThat(batch.textList("tags", 0)).containsExactly("x", "y");
              assertThat(batch.doubleArray("weights", 0)).containsExactly(0.25, 0.75);
            });
    assertThat(names(first, Map.of("name", "a"))).containsExactly("a");
  }

  @Test
  void aVersionHasTheRowsWrittenByThen() {
    assertThat(names(first, Map.of())).containsExactlyInAnyOrder("a", "b");
    assertThat(names(second, Map.of())).containsExactlyInAnyOrder("a", "b", "a", "c");
  }

  @Test
  void everyRowMeetsTheConditions() {
    assertThat(names(second, Map.of("name", "a"))).containsExactly("a", "a");
    assertThat(names(second, Map.of("day", MONDAY))).containsExactlyInAnyOrder("a", "b");
    assertThat(names(second, Map.of("name", "a", "day", MONDAY))).containsExactly("a");
    assertThat(names(second, Map.of("name", "z"))).isEmpty();
  }

  @Test
  void aFileThatCannotContainTheRowsIsNotOpened() throws IOException {
    List<Path> ofMonday = parquetFiles();
    append(row("a", MONDAY.plusDays(2), 4.5));
    for (Path file : ofMonday) {
      Files.delete(file);
    }
    assertThat(names(second + 1, Map.of("day", MONDAY.plusDays(2)))).containsExactly("a");
    assertThatThrownBy(() -> names(second + 1, Map.of("day", MONDAY)))
        .hasStackTraceContaining(".parquet");
  }

  @Test
  void aMissingNumberIsNaNAndAMissingInstantIsRefused() {
    assertThat(read(second, Map.of("name", "c")).get(0).doubles("value"))
        .containsExactly(Double.NaN);
    long version = append(Arrays.asList("d", MONDAY, 1.0, null, null, null));
    ColumnBatch batch = read(version, Map.of("name", "d")).get(0);
    assertThat(batch.textList("tags", 0)).isEmpty();
    assertThat(batch.doubleArray("weights", 0)).isEmpty();
    assertThatThrownBy(() -> batch.micros("known_at"))
        .hasMessage("column 'known_at' must not be empty");
  }

  @Test
  void specialCharactersInFolderNamesAreTakenLiterally() {
    folder = lake.resolve("a b").resolve(NAME).resolve("test/facts");
    append(row("a", MONDAY, 1.5), row("b", MONDAY, 2.5));
    long last = append(row("a", MONDAY.plusDays(1), 3.5));
    assertThat(names(last, Map.of())).containsExactlyInAnyOrder("a", "b", "a");
    assertThat(names(last, Map.of("name", "a"))).containsExactly("a", "a");
    assertThat(DeltaTable.latest(folder))
        .hasValueSatisfying(t -> assertThat(t.bytes()).isPositive());
  }

  @Test
  void missingVersionsAndColumnsAreNamed() {
    assertThatThrownBy(() -> DeltaTable.open(folder, 99))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("version 99 of Delta table " + folder);
    assertThatThrownBy(() -> DeltaTable.open(lake.resolve("none"), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none");
    assertThatThrownBy(
            () -> DeltaTable.open(folder, first).read(List.of("price"), Map.of(), batch -> {}))
        .hasMessageContaining("has no column 'price'; it has [name, day, value");
  }

  private List<String> names(long version, Map<String, ?> equalTo) {
    return read(version, equalTo).stream().flatMap(b -> Arrays.stream(b.texts("name"))).toList();
  }

  private List<ColumnBatch> read(long version, Map<String, ?> equalTo) {
    List<ColumnBatch> batches = new ArrayList<>();
    DeltaTable.open(folder, version).read(SCHEMA.fieldNames(), equalTo, batches::add);
    return batches;
  }

  private List<Path> parquetFiles() throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".parquet")).toList();
    }
  }

  private static List<?> row(String name, LocalDate day, Double value) {
    return Arrays.asList(name, day, value, KNOWN, List.of("x", "y"), List.of(0.25, 0.75));
  }

  private long append(List<?>... rows) {
    return DeltaFixture.append(folder, SCHEMA, List.of(rows));
  }
}
