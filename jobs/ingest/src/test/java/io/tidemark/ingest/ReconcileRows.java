package io.tidemark.ingest;

import static org.apache.spark.sql.functions.lit;

import io.tidemark.api.market.MarketScope;
import io.tidemark.api.market.ReconcileRequest;
import io.tidemark.core.RunKey;
import io.tidemark.core.table.market.ActionsTable;
import io.tidemark.core.table.market.DailyBarsTable;
import io.tidemark.core.table.market.PricesTable;
import io.tidemark.core.table.ops.DisputesTable;
import io.tidemark.lake.Lake;
import io.tidemark.lake.LakeExtension;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Bars and splits of vendors a and b in June 2015, and what a reconciliation made of them. */
final class ReconcileRows {
  static final Instant EARLY = Instant.parse("2015-06-10T12:00:00Z");
  static final Instant LATE = Instant.parse("2020-01-01T00:00:00Z");

  private ReconcileRows() {}

  static List<String> reconciled(Lake lake, List<LocalDate> days, int last, String... vendors) {
    LocalDate day = days.get(last);
    ReconcileRequest request =
        new ReconcileRequest(
            new RunKey("p/" + day),
            new MarketScope(List.of(vendors), List.of(), day(1), day, close(day)));
    new Reconcile(lake).run(request, words -> {});
    return disputes(lake, close(day));
  }

  static List<String> disputes(Lake lake, Instant asOf) {
    return lake
        .asOf(DisputesTable.TABLE, asOf)
        .orderBy("date", "field")
        .select("date", "until", "field", "verdict", "state", "evidence")
        .where("field = 'close'")
        .collectAsList()
        .stream()
        .map(row -> row.mkString(" "))
        .toList();
  }

  static Row told(String vendor, LocalDate date, double close, LocalDate known) {
    return bar(vendor, "AAA", date.toString(), close, close(known));
  }

  static LocalDate day(int dayOfJune) {
    return LocalDate.of(2015, 6, dayOfJune);
  }

  static Instant close(LocalDate date) {
    return date.atTime(21, 0).toInstant(ZoneOffset.UTC);
  }

  static void listSplit(Lake lake, String vendor, String exDate) {
    StructType schema =
        new StructType()
            .add("vendor", DataTypes.StringType)
            .add("ticker", DataTypes.StringType)
            .add("date", DataTypes.DateType)
            .add("kind", DataTypes.StringType)
            .add("amount", DataTypes.DoubleType)
            .add("event_time", DataTypes.TimestampType)
            .add("known_at", DataTypes.TimestampType);
    Timestamp at = Timestamp.from(EARLY);
    Row split = RowFactory.create(vendor, "AAA", Date.valueOf(exDate), "SPLIT", 2.0, at, at);
    lake.append(
        ActionsTable.TABLE,
        LakeExtension.whole(
            ActionsTable.TABLE, lake.spark().createDataFrame(List.of(split), schema)),
        new RunKey("r/2"));
  }

  static Row bar(String vendor, String ticker, String date, double close, Instant known) {
    Timestamp at = Timestamp.from(known);
    return RowFactory.create(
        vendor, ticker, Date.valueOf(date), close, close, close, close, 100.0, at, at);
  }

  static void append(Lake lake, String key, Row... bars) {
    append(lake, "", key, bars);
  }

  static void append(Lake lake, String payload, String key, Row... bars) {
    StructType schema =
        new StructType()
            .add("vendor", DataTypes.StringType)
            .add("ticker", DataTypes.StringType)
            .add("date", DataTypes.DateType);
    for (String value : List.of("open", "high", "low", "close", "volume")) {
      schema = schema.add(value, DataTypes.DoubleType);
    }
    schema =
        schema.add("event_time", DataTypes.TimestampType).add("known_at", DataTypes.TimestampType);
    Dataset<Row> rows = lake.spark().createDataFrame(List.of(bars), schema);
    rows = rows.withColumn("payload", lit(payload));
    lake.append(
        DailyBarsTable.TABLE, LakeExtension.whole(DailyBarsTable.TABLE, rows), new RunKey(key));
  }

  static ReconcileRequest request(String key, Instant asOf) {
    return new ReconcileRequest(
        new RunKey(key),
        new MarketScope(
            List.of("a", "b"),
            List.of(),
            LocalDate.of(2015, 1, 1),
            LocalDate.of(2015, 12, 31),
            asOf));
  }

  static List<String> prices(Lake lake, Instant asOf) {
    return lake.asOf(PricesTable.TABLE, asOf).orderBy("ticker", "date").collectAsList().stream()
        .map(
            row ->
                Stream.of(
                        "ticker",
                        "date",
                        "close",
                        "vendor",
                        "status",
                        "split_ratio",
                        "cash_dividend")
                    .map(column -> String.valueOf(row.<Object>getAs(column)))
                    .reduce((x, y) -> x + " " + y)
                    .orElseThrow())
        .toList();
  }
}
