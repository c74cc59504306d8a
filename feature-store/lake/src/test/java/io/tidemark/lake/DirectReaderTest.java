package io.tidemark.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.RunKey;
import io.tidemark.core.table.ColumnType;
import io.tidemark.core.table.ColumnUnit;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.Table.Column;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.sources.GreaterThanOrEqual;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LakeExtension.class)
class DirectReaderTest {
  private static final LocalDate FIRST = LocalDate.of(2014, 1, 1);
  private static final int DAYS = 2_922;
  private static final int TICKERS = 12;
  private static final Timestamp KNOWN = Timestamp.from(Instant.parse("2024-01-01T00:00:00Z"));
  private static final Instant AS_OF = Instant.parse("2025-01-01T00:00:00Z");
  private static final Table TABLE =
      new Table(
          "test.daily",
          "Days for tests.",
          List.of("ticker", "date"),
          List.of(
              new Column("ticker", ColumnType.TEXT, "key"),
              new Column("date", ColumnType.DATE, "key"),
              new Column("value", ColumnType.DOUBLE, ColumnUnit.RATIO, "content, sometimes null")));

  @Test
  void readsTheSameRowsAsASparkJob(Lake lake) {
    fill(lake);
    List<String> direct = read(lake, Region.ALL, List.of());
    List<String> byJob =
        lake.history(TABLE, AS_OF).collectAsList().stream()
            .map(row -> row.getString(0) + " " + row.getDate(1) + " " + row.get(2))
            .sorted()
            .toList();
    assertThat(direct).hasSize(TICKERS * (DAYS + 1)).isEqualTo(byJob);
  }

  @Test
  void skipsPagesAndFilesWithoutTheRequestedDays(Lake lake) {
    fill(lake);
    LocalDate late = FIRST.plusDays(DAYS - 100);
    List<String> read =
        read(
            lake,
            new Region(Map.of(), late, LocalDate.MAX),
            List.of(new GreaterThanOrEqual("date", Date.valueOf(late))));
    List<String> wanted =
        read(lake, Region.ALL, List.of()).stream()
            .filter(row -> row.substring(5, 15).compareTo(late.toString()) >= 0)
            .toList();
    assertThat(wanted).hasSize(TICKERS * 101);
    assertThat(read).containsAll(wanted).hasSizeLessThan(TICKERS * DAYS / 2);
    Region lastDay = new Region(Map.of(), FIRST.plusDays(DAYS), LocalDate.MAX);
    assertThat(read(lake, lastDay, List.of())).hasSize(TICKERS);
  }

  @Test
  void anEarlierVersionIsReadUnchanged(Lake lake) {
    long first = fill(lake);
    assertThat(lake.directly(TABLE, first).last("date")).contains(FIRST.plusDays(DAYS - 1));
    assertThat(lake.directly(TABLE, lake.version(TABLE)).last("date"))
        .contains(FIRST.plusDays(DAYS));
  }

  /** Eight years in one write, then one more day. */
  private static long fill(Lake lake) {
    long first = append(lake, 0, DAYS);
    append(lake, DAYS, DAYS + 1);
    return first;
  }

  private static long append(Lake lake, int from, int to) {
    List<Row> rows = new ArrayList<>();
    for (int ticker = 0; ticker < TICKERS; ticker++) {
      for (int t = from; t < to; t++) {
        Double value = t % 7 == ticker ? null : Double.valueOf(ticker + t / 10_000.0);
        rows.add(
            RowFactory.create(
                "T%03d".formatted(ticker), Date.valueOf(FIRST.plusDays(t)), value, KNOWN, KNOWN));
      }
    }
    return lake.append(
            TABLE,
            lake.spark().createDataFrame(rows, TableSchema.given(TABLE)),
            new RunKey("days/" + from))
        .version();
  }

  private static List<String> read(Lake lake, Region within, List<Filter> filters) {
    return lake
        .directly(TABLE, lake.version(TABLE))
        .read(List.of("ticker", "date", "value"), within, filters, DirectReaderTest::texts)
        .stream()
        .flatMap(List::stream)
        .sorted()
        .toList();
  }

  private static List<String> texts(Iterator<InternalRow> rows) {
    List<String> texts = new ArrayList<>();
    rows.forEachRemaining(
        row ->
            texts.add(
                row.getUTF8String(0)
                    + " "
                    + LocalDate.ofEpochDay(row.getInt(1))
                    + " "
                    + (row.isNullAt(2) ? null : Double.valueOf(row.getDouble(2)))));
    return texts;
  }
}
