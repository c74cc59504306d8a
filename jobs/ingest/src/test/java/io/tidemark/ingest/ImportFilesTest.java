package io.tidemark.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.api.market.ImportRequest;
import io.tidemark.api.market.LandRequest;
import io.tidemark.api.market.MarketScope;
import io.tidemark.api.market.ReconcileRequest;
import io.tidemark.core.RunKey;
import io.tidemark.core.Sha256;
import io.tidemark.core.files.FileContent;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.Table.Column;
import io.tidemark.core.table.market.ActionsTable;
import io.tidemark.core.table.market.AltSeriesTable;
import io.tidemark.core.table.market.DailyBarsTable;
import io.tidemark.core.table.market.PricesTable;
import io.tidemark.core.table.ops.QuarantineTable;
import io.tidemark.core.table.raw.RawFilesTable;
import io.tidemark.lake.Lake;
import io.tidemark.lake.LakeExtension;
import io.tidemark.lake.TableSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LakeExtension.class)
class ImportFilesTest extends ImportCase {
  @Test
  void aFileOfBarsGivesBarsAndTheActionsInItsColumns(Lake lake) throws IOException {
    String file =
        write(
            "AAA.csv",
            """
            date,open,high,low,close,volume,dividend,split
            2015-06-01,10,11,9,10,100,0.0,1.0
            2015-06-02,5,6,4,5,200,0.1,2.0
            2015-06-03,5,6,4,,200,0.0,1.0
            """);
    LandRequest.Result result = bars(lake, "i/1", "", file);
    assertThat(result)
        .isEqualTo(new LandRequest.Result(5, 2, 2, 0, 1, Map.of("missing-close", 1L)));
    Row refused = table(lake, QuarantineTable.TABLE).get(0);
    assertThat(refused.<String>getAs("place")).isEqualTo("AAA.csv:4");
    assertThat(refused.<String>getAs("raw")).contains("\"date\":\"2015-06-03\"");
    assertThat(table(lake, ActionsTable.TABLE))
        .extracting(row -> row.<String>getAs("kind"))
        .containsExactlyInAnyOrder("SPLIT", "DIVIDEND");
    Row kept = table(lake, RawFilesTable.TABLE).get(0);
    Path copy = Path.of(lake.root(), kept.<String>getAs("path"));
    assertThat(copy).hasSameBinaryContentAs(Path.of(file));
    assertThat(kept.<String>getAs("sha256")).isEqualTo(Sha256.of(copy));
    assertThat(table(lake, DailyBarsTable.TABLE))
        .allMatch(row -> row.<Timestamp>getAs("known_at").toInstant().equals(NOW));
  }

  @Test
  void parquetAndCsvGiveTheSameRows(Lake lake) throws IOException {
    String csv =
        write(
            "bars.csv",
            """
            symbol,date,captured,open,high,low,close,volume
            AAA,2015-06-01,2015-06-02,10,11,9,10,100
            BBB,2015-06-01,2015-06-02,20,21,19,20,100
            """);
    Path parquet = folder.resolve("bars.parquet");
    lake.spark()
        .read()
        .option("header", true)
        .csv(csv)
        .selectExpr(
            "symbol",
            "cast(date as date) date",
            "cast(captured as date) captured",
            "cast(open as double) open",
            "cast(high as double) high",
            "cast(low as double) low",
            "cast(close as double) close",
            "cast(volume as bigint) volume")
        .coalesce(1)
        .write()
        .parquet(parquet.toString());
    assertThat(bars(lake, "i/1", "captured", csv).bars()).isEqualTo(2);
    assertThat(bars(lake, "i/2", "captured", parquet.toString()))
        .isEqualTo(new LandRequest.Result(2, 0, 0, 0, 0, Map.of()));
    assertThat(table(lake, DailyBarsTable.TABLE).get(0).<Timestamp>getAs("known_at").toInstant())
        .as("a captured date is known from the next session's open")
        .isEqualTo(Instant.parse("2015-06-03T13:30:00Z"));
  }

  /** The ordinary dividend of AAA was written before the column {@code payment} existed. */
  @Test
  void dividendsOfOneExDateAddUp(Lake before) throws IOException {
    List<Column> columns =
        ActionsTable.TABLE.columns().stream()
            .filter(column -> !column.name().equals("payment"))
            .toList();
    Table old =
        new Table(
            ActionsTable.TABLE.name(),
            ActionsTable.TABLE.purpose(),
            List.of("vendor", "ticker", "date", "kind"),
            columns,
            ActionsTable.TABLE.provenance());
    Row ordinary =
        RowFactory.create(
            "v",
            "AAA",
            Date.valueOf("2015-06-02"),
            "DIVIDEND",
            0.25,
            "old.csv:2",
            "",
            Timestamp.from(Instant.parse("2015-06-02T13:30:00Z")),
            Timestamp.from(Instant.parse("2015-05-01T12:00:00Z")));
    before.append(
        old,
        before.spark().createDataFrame(List.of(ordinary), TableSchema.given(old)),
        new RunKey("i/old"));
    Lake lake = new Lake(before.spark(), before.root());
    String bars =
        write(
            "AAA.csv",
            """
            date,open,high,low,close,volume,fx
            2015-06-01,10,11,9,10,100,1.1
            2015-06-02,8,9,7,8,200,1.1
            """);
    assertThat(bars(lake, "i/1", "", bars).unused()).isEqualTo(Map.of("AAA.csv", List.of("fx")));
    String actions =
        write(
            "actions.csv",
            """
            ticker,ex_date,kind,amount,known
            AAA,2015-06-02,Cash Dividend,$0.25,2015-05-01T12:00:00Z
            AAA,2015-06-02,Special Dividend,$2.00,2015-05-20T12:00:00Z
            AAA,2015-06-02,Cash Dividend,$0.25,2015-05-01T12:00:00Z
            BBB,2015-06-02,Dividend,0.25,2015-05-01T12:00:00Z
            BBB,2015-06-02,Dividend,2.00,2015-05-01T12:00:00Z
            BBB,2015-06-03,Split,2,2015-05-01T12:00:00Z
            BBB,2015-06-03,Split,3,2015-05-01T12:00:00Z
            """);
    assertThat(actions(lake, "i/2", actions))
        .isEqualTo(new LandRequest.Result(7, 0, 2, 0, 2, Map.of("contradicting-duplicate", 2L)));
    assertThat(actions(lake, "i/3", actions).actions()).as("a second import adds nothing").isZero();
    assertThat(table(lake, ActionsTable.TABLE))
        .extracting(
            row ->
                "%s %s %s %s"
                    .formatted(
                        row.getAs("ticker"),
                        row.getAs("amount"),
                        row.getAs("payment"),
                        row.getAs("place")))
        .containsExactlyInAnyOrder(
            "AAA 0.25 null old.csv:2",
            "AAA 2.0 SPECIAL actions.csv:3",
            "BBB 2.25 null actions.csv:5 + actions.csv:6");
    Instant asOf = Instant.parse("2024-06-01T00:00:00Z");
    new Reconcile(lake)
        .run(
            new ReconcileRequest(
                new RunKey("r/1"),
                new MarketScope(
                    List.of("v"),
                    List.of(),
                    LocalDate.of(2015, 6, 1),
                    LocalDate.of(2015, 6, 2),
                    asOf)),
            words -> {});
    assertThat(
            lake.asOf(PricesTable.TABLE, asOf)
                .orderBy("date")
                .select("cash_dividend")
                .as(Encoders.DOUBLE())
                .collectAsList())
        .containsExactly(0.0, 2.25);
  }

  @Test
  void alternativeSeriesAreATickersOrOfAllAndKnownAsTheFileSays(Lake lake) throws IOException {
    String own = write("trends.csv", "symbol,date,value\nAAA,2019-01-02,20\nBBB,2019-01-02,\n");
    LandRequest.Result first = run(lake, series("i/1", own, Map.of("search", "value")));
    assertThat(first.read()).isEqualTo(1);
    assertThat(first.series()).isEqualTo(1);
    String all =
        write(
            "postings.csv",
            "date,jobcountry,index_SA,variable\n2020-02-03,US,100.5,total postings\n");
    Map<String, String> map = Map.of("series", "variable", "value", "index_SA");
    assertThat(run(lake, series("i/2", all, map)).series()).isEqualTo(1);
    assertThat(run(lake, series("i/3", all, map)).series()).as("nothing new").isZero();
    assertThat(table(lake, AltSeriesTable.TABLE))
        .extracting(
            row ->
                "%s %s/%s %s %s"
                    .formatted(
                        row.getAs("series"),
                        row.getAs("entity"),
                        row.getAs("date"),
                        row.getAs("value"),
                        row.<Timestamp>getAs("known_at").toInstant()))
        .as("a date is known from the next session's open")
        .containsExactlyInAnyOrder(
            "search AAA/2019-01-02 20.0 2019-01-03T14:30:00Z",
            "total_postings /2020-02-03 100.5 2020-02-04T14:30:00Z");
  }

  private static ImportRequest series(String key, String file, Map<String, String> columns) {
    return new ImportRequest(
        new RunKey(key), FileContent.SERIES, "v", List.of(file), "date", columns);
  }

  @Test
  void datesAndNumbersAreReadInThePublicPagesFormats(Lake lake) throws IOException {
    String file =
        write(
            "AAA.csv",
            """
            Date,Close/Last,Volume,Open,High,Low
            06/01/2015,$10.00,"1,234,567",$10,$11.00,$9.50
            06/16/2015,"$1,010.00",1.5M,"$1,010","$1,011.00",$999.50
            """);
    assertThat(bars(lake, "i/1", "", file).bars()).isEqualTo(2);
    assertThat(table(lake, DailyBarsTable.TABLE))
        .extracting(row -> row.getAs("date") + " " + row.getAs("close") + " " + row.getAs("volume"))
        .containsExactlyInAnyOrder("2015-06-01 10.0 1234567.0", "2015-06-16 1010.0 1500000.0");
  }
}
