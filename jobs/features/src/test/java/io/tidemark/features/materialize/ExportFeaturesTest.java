package io.tidemark.features.materialize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.api.features.ExportFeaturesRequest;
import io.tidemark.api.market.MarketScope;
import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import io.tidemark.core.table.market.MacroSeriesTable;
import io.tidemark.core.table.market.MinuteBarsTable;
import io.tidemark.core.table.market.PricesTable;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.lake.Lake;
import io.tidemark.lake.LakeExtension;
import io.tidemark.lake.LocalPaths;
import io.tidemark.lake.TableSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LakeExtension.class)
class ExportFeaturesTest {
  private static final Instant AS_OF = Instant.parse("2021-01-01T00:00:00Z");
  private static final List<LocalDate> DAYS =
      TradingCalendar.XNYS.sessions(LocalDate.of(2020, 3, 2), LocalDate.of(2020, 4, 17));

  @TempDir Path folder;

  @Test
  void daysGoIntoOneFileInOrder(Lake lake) throws IOException {
    prices(lake);
    String name =
        "UTF-8".equals(System.getProperty("sun.jnu.encoding"))
            ? "größe [1] 50%.parquet"
            : "size [1] 50%.parquet";
    Path out = folder.resolve(name);
    ExportFeaturesRequest.Result result =
        export(
            lake,
            """
            set: days
            entity: ticker
            calendar: XNYS
            sources: { px: market.prices }
            features:
              mean_3: mean(px.close, 3)
              week: mean(px.close, 7d)
            labels:
              next: ref(px.close, -1)
            """,
            DAYS.get(3),
            out);
    assertThat(result.tickers()).isEqualTo(3);
    assertThat(result.rows()).isEqualTo(3L * (DAYS.size() - 3));
    assertThat(result.files()).containsExactly(out.toString());
    List<Row> rows = LocalPaths.parquet(lake.spark(), List.of(out)).collectAsList();
    assertThat(rows.get(0).schema().fieldNames())
        .containsExactly("ticker", "date", "mean_3", "week", "next", "usable_from");
    assertThat(rows.get(0).<Timestamp>getAs("usable_from").toInstant())
        .isEqualTo(TradingCalendar.XNYS.open(DAYS.get(4)));
    assertThat(rows).extracting(row -> row.getString(0) + row.getDate(1)).isSorted();
    Row first = rows.get(0);
    assertThat(first.getDate(1).toLocalDate()).isEqualTo(DAYS.get(3));
    assertThat(first.getDouble(2)).isCloseTo((11 + 12 + 13) / 3.0, within(1e-12));
    assertThat(first.getDouble(3)).as("no row is a week old yet").isNaN();
    assertThat(rows.get(2).getDouble(3))
        .as("the five sessions of the week before 9 March")
        .isCloseTo((11 + 12 + 13 + 14 + 15) / 5.0, within(1e-12));
    assertThat(first.getDouble(4)).isEqualTo(14);
    assertThat(rows.get(rows.size() - 1).getDouble(4)).isNaN();
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder(name, "set.yaml");
    }
  }

  @Test
  void macroSeriesAreJoinedAsOfEachDaysDecision(Lake lake) throws IOException {
    prices(lake);
    Instant known = TradingCalendar.XNYS.decision(DAYS.get(9));
    List<Row> releases =
        List.of(
            macro("RATE", LocalDate.of(2020, 2, 1), known, 2.5),
            macro("RATE", LocalDate.of(2020, 2, 1), known.plusSeconds(1), 2.75));
    lake.append(
        MacroSeriesTable.TABLE,
        lake.spark().createDataFrame(releases, TableSchema.given(MacroSeriesTable.TABLE)),
        new RunKey("r/macro"));
    String set =
        """
        set: macro
        entity: ticker
        calendar: XNYS
        sources: { px: market.prices, macro: macro.series }
        features:
          rate: macro.RATE
          %s
        """;
    Path out = folder.resolve("macro.parquet");
    export(lake, set.formatted("rate_mean: mean(macro.RATE, 2)"), DAYS.get(0), out);
    List<Row> rows =
        lake.spark()
            .read()
            .parquet(out.toString())
            .where("ticker = 'A'")
            .orderBy("date")
            .collectAsList();
    assertThat(rows.get(8).getDouble(2)).isNaN();
    assertThat(rows.get(9).getDouble(2)).isEqualTo(2.5);
    assertThat(rows.get(10).getDouble(2)).isEqualTo(2.75);
    assertThat(rows.get(10).getDouble(3)).isEqualTo((2.5 + 2.75) / 2);
    assertThatThrownBy(() -> export(lake, set.formatted("other: macro.RATES"), DAYS.get(0), out))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining(
            "reads series 'RATES', which macro source 'm' does not have; the nearest are RATE");
  }

  @Test
  void minutesGoIntoAFolderAndASessionBeginsOnTheEveningBefore(Lake lake) throws IOException {
    List<Row> bars = new ArrayList<>();
    Instant open = TradingCalendar.CMES.open(LocalDate.of(2024, 1, 10));
    for (int t = 0; t < 400; t++) {
      if (t < 100 || t >= 130) {
        bars.add(minute(open.plusSeconds(60L * t), 4_000 + t));
      }
    }
    lake.append(
        MinuteBarsTable.TABLE,
        lake.spark().createDataFrame(bars, TableSchema.given(MinuteBarsTable.TABLE)),
        new RunKey("r/minutes"));
    Path out = folder.resolve("minutes");
    ExportFeaturesRequest.Result result =
        export(
            lake,
            """
            set: minutes
            entity: ticker
            calendar: CMES
            sources: { px: market.minutes, vol: intraday.volatility }
            features:
              before: ref(px.close, 5m)
              count:  sum(px.close / px.close, 10m)
              r:      vol.r
            labels:
              later: ref(px.close, -5m)
            """,
            LocalDate.of(2024, 1, 10),
            out,
            Instant.parse("2025-01-01T00:00:00Z"));
    assertThat(result.rows()).isEqualTo(370);
    List<Row> rows = lake.spark().read().parquet(out.toString()).orderBy("time").collectAsList();
    assertThat(rows).hasSize(370);
    assertThat(rows)
        .allMatch(row -> row.getDate(1).toLocalDate().equals(LocalDate.of(2024, 1, 10)));
    assertThat(rows.get(0).getTimestamp(2).toInstant()).isEqualTo(open.plusSeconds(60));
    assertThat(rows.get(7).<Double>getAs("before")).isEqualTo(4_002);
    assertThat(rows.get(100).<Double>getAs("before")).as("across a gap").isEqualTo(4_099);
    assertThat(rows.get(99).<Double>getAs("count")).isEqualTo(10);
    assertThat(rows.get(103).<Double>getAs("count")).as("after a gap").isEqualTo(4);
    assertThat(rows.get(100).<Double>getAs("r")).as("no return over a gap").isZero();
    assertThat(rows.get(97).<Double>getAs("later")).as("the last before the gap").isEqualTo(4_099);
    assertThat(rows.get(369).<Double>getAs("later")).isNaN();
    assertThatThrownBy(
            () ->
                export(
                    lake,
                    """
                    set: x
                    entity: ticker
                    calendar: CMES
                    sources: { px: market.minutes }
                    features:
                      c: px.close
                    """,
                    LocalDate.of(2024, 1, 10),
                    out,
                    AS_OF))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("has files in it");
  }

  private ExportFeaturesRequest.Result export(Lake lake, String set, LocalDate from, Path out)
      throws IOException {
    return export(lake, set, from, out, AS_OF);
  }

  private ExportFeaturesRequest.Result export(
      Lake lake, String set, LocalDate from, Path out, Instant asOf) throws IOException {
    Path file = Files.writeString(folder.resolve("set.yaml"), set);
    return new ExportFeatures(lake)
        .run(
            new ExportFeaturesRequest(
                new RunKey("x/export"),
                file.toString(),
                new MarketScope(List.of("x"), List.of(), from, LocalDate.of(2030, 1, 1), asOf),
                "",
                out.toString()),
            words -> {});
  }

  private static void prices(Lake lake) {
    List<Row> rows = new ArrayList<>();
    for (String ticker : List.of("C", "A", "B")) {
      for (int t = 0; t < DAYS.size(); t++) {
        Timestamp close = Timestamp.from(TradingCalendar.XNYS.close(DAYS.get(t)));
        double price = 10.0 + t;
        rows.add(
            RowFactory.create(
                "x",
                ticker,
                Date.valueOf(DAYS.get(t)),
                price,
                price,
                price,
                price,
                100.0,
                null,
                1.0,
                0.0,
                "x",
                "single",
                close,
                close));
      }
    }
    lake.append(
        PricesTable.TABLE,
        lake.spark().createDataFrame(rows, TableSchema.given(PricesTable.TABLE)),
        new RunKey("r/prices"));
  }

  private static Row macro(String series, LocalDate date, Instant known, double value) {
    Timestamp time = Timestamp.from(known);
    return RowFactory.create("m", series, Date.valueOf(date), value, time, time);
  }

  private static Row minute(Instant begin, double price) {
    Timestamp end = Timestamp.from(begin.plusSeconds(60));
    return RowFactory.create(
        "x",
        "ES",
        Timestamp.from(begin),
        price,
        price,
        price,
        price,
        null,
        null,
        1,
        null,
        null,
        end,
        end);
  }
}
