package io.tidemark.lake.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.RunKey;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.learning.FeatureTable;
import io.tidemark.lake.Lake;
import io.tidemark.lake.Lake.Written;
import io.tidemark.lake.LakeExtension;
import io.tidemark.lake.Region;
import io.tidemark.lake.columns.ColumnValues.Days;
import io.tidemark.lake.columns.ColumnValues.Doubles;
import io.tidemark.lake.columns.ColumnValues.Micros;
import io.tidemark.lake.columns.ColumnValues.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.internal.column.columnindex.ColumnIndex;
import org.apache.parquet.internal.column.columnindex.OffsetIndex;
import org.apache.parquet.io.LocalInputFile;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LakeExtension.class)
class ColumnFileTest {
  private static final Table TABLE =
      FeatureTable.of("test", "0123456789abcdef", false, List.of("x"), List.of("y"));
  private static final int FIRST = (int) LocalDate.of(2020, 1, 2).toEpochDay();
  private static final Instant KNOWN = Instant.parse("2020-06-01T00:00:00Z");

  @Test
  void writtenArraysAreReadBackAsRows(Lake lake) {
    Optional<Written> written = insert(lake, "run/1", 3, 400);
    assertThat(written).hasValue(new Written(1_200, 0));
    List<Row> rows = lake.asOf(TABLE, KNOWN).orderBy("ticker", "date").collectAsList();
    assertThat(rows).hasSize(1_200);
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      int day = i % 400;
      assertThat(row.<String>getAs("ticker")).isEqualTo("T" + i / 400);
      assertThat(row.<java.sql.Date>getAs("date").toLocalDate().toEpochDay())
          .isEqualTo(FIRST + day);
      assertThat(row.<Double>getAs("x")).isEqualTo(x(i / 400, day));
      assertThat(row.<Double>getAs("y")).isNaN();
      assertThat(row.<String>getAs("run_key")).isEqualTo("run/1");
      assertThat(row.<java.sql.Timestamp>getAs("known_at").toInstant()).isEqualTo(KNOWN);
    }
  }

  @Test
  void daysAndNamesAreFoundByStatistics(Lake lake) {
    insert(lake, "run/1", 40, 300);
    assertThat(lake.asOf(TABLE, KNOWN).where("ticker = 'T33'").count()).isEqualTo(300);
    assertThat(lake.asOf(TABLE, KNOWN).where("ticker = 'T33' and date >= '2020-10-01'").count())
        .isEqualTo(300 - (LocalDate.of(2020, 10, 1).toEpochDay() - FIRST));
    assertThat(lake.asOf(TABLE, KNOWN).where("sources = 'other'").count()).isZero();
  }

  @Test
  void pagesContainTheRowsOfTheirTickersAndDays(Lake lake) throws IOException {
    insert(lake, "run/1", 2, 5_000);
    Path file;
    try (Stream<Path> files = Files.list(Path.of(lake.location(TABLE)))) {
      file = files.filter(path -> path.toString().endsWith(".parquet")).sorted().toList().get(0);
    }
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
      List<ColumnChunkMetaData> columns = reader.getRowGroups().get(0).getColumns();
      ColumnIndex days = reader.readColumnIndex(columns.get(3));
      assertThat(days.getMinValues()).hasSize(3);
      assertThat(days.getMinValues().get(1).getInt()).isEqualTo(FIRST + 2_048);
      assertThat(days.getMaxValues().get(1).getInt()).isEqualTo(FIRST + 4_095);
      for (ColumnChunkMetaData column : columns) {
        OffsetIndex pages = reader.readOffsetIndex(column);
        assertThat(pages.getPageCount()).isEqualTo(3);
        assertThat(pages.getFirstRowIndex(2)).isEqualTo(4_096);
      }
    }
  }

  @Test
  void valuesAreSplitAcrossTheirParts() {
    Doubles doubles =
        new Doubles(List.of(new double[] {1, 2}, new double[0], new double[] {3, 4, 5, 6, 7}));
    assertThat(doubles.cut(3).stream().map(ColumnFileTest::joined))
        .containsExactly(List.of(1.0, 2.0, 3.0), List.of(4.0, 5.0, 6.0), List.of(7.0));
    Texts texts = new Texts(List.of("a", "b", "c"), new int[] {2, 5, 2});
    assertThat(texts.cut(3).stream().map(cut -> cut.texts() + Arrays.toString(cut.lengths())))
        .containsExactly("[a, b][2, 1]", "[b][3]", "[b, c][1, 2]");
    assertThat(new Days(new int[] {1, 2, 3, 4}).cut(2).stream().map(Days::size))
        .containsExactly(2, 2);
    assertThat(new Micros(new long[] {1, 2, 3}).cut(2).stream().map(Micros::size))
        .containsExactly(2, 1);
  }

  private static List<Double> joined(Doubles doubles) {
    return doubles.parts().stream().flatMap(part -> Arrays.stream(part).boxed()).toList();
  }

  @Test
  void aRepeatedInsertReportsTheSameAndExistingRowsPreventAnInsert(Lake lake) {
    Optional<Written> first = insert(lake, "run/1", 2, 5);
    assertThat(insert(lake, "run/1", 2, 5)).isEqualTo(first);
    assertThat(insert(lake, "run/2", 2, 5)).isEmpty();
    assertThat(lake.history(TABLE, KNOWN).count()).isEqualTo(10);
  }

  @Test
  void anIncompleteRowGroupIsRefused() {
    ColumnValues three = new Days(new int[3]);
    assertThatThrownBy(() -> new RowGroup(4, List.of(three)))
        .hasMessage("column 0 has 3 values for 4 rows");
  }

  private static Optional<Written> insert(Lake lake, String key, int tickers, int days) {
    JavaRDD<RowGroup> groups =
        JavaSparkContext.fromSparkContext(lake.spark().sparkContext())
            .parallelize(List.of(0, 1), 2)
            .map(half -> group(key, half * tickers / 2, (half + 1) * tickers / 2, days));
    LocalDate first = LocalDate.ofEpochDay(FIRST);
    Region region = new Region(Map.of("sources", "a+b"), first, first.plusDays(days - 1));
    return lake.insert(TABLE, region, groups, new RunKey(key));
  }

  private static RowGroup group(String key, int from, int to, int days) {
    int rows = (to - from) * days;
    long[] micros = new long[rows];
    Arrays.fill(micros, KNOWN.toEpochMilli() * 1_000);
    double[] none = new double[rows];
    Arrays.fill(none, Double.NaN);
    int[] lengths = new int[to - from];
    Arrays.fill(lengths, days);
    return new RowGroup(
        rows,
        List.of(
            Texts.all("a+b", rows),
            Texts.all("all", rows),
            new Texts(IntStream.range(from, to).mapToObj(i -> "T" + i).toList(), lengths),
            new Days(IntStream.range(0, rows).map(i -> FIRST + i % days).toArray()),
            new Doubles(
                IntStream.range(from, to)
                    .mapToObj(i -> IntStream.range(0, days).mapToDouble(d -> x(i, d)).toArray())
                    .toList()),
            new Doubles(List.of(none)),
            new Micros(micros),
            new Micros(micros),
            new Micros(micros),
            Texts.all(key, rows)));
  }

  private static double x(int ticker, int day) {
    return Math.sin(ticker + 0.1 * day);
  }
}
