package io.tidemark.ingest;

import static io.tidemark.ingest.days.Days.date;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.api.market.InspectRequest;
import io.tidemark.api.market.MarketScope;
import io.tidemark.core.RunKey;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.market.ActionsTable;
import io.tidemark.core.table.market.DailyBarsTable;
import io.tidemark.core.table.market.PricesTable;
import io.tidemark.core.table.ops.AlertsTable;
import io.tidemark.core.table.ops.CoverageTable;
import io.tidemark.core.table.ops.QuarantineTable;
import io.tidemark.core.table.ops.SummaryChecksTable;
import io.tidemark.ingest.inspect.alerts.LogLines;
import io.tidemark.ingest.inspect.alerts.Receiver;
import io.tidemark.ingest.inspect.alerts.Webhook;
import io.tidemark.lake.Lake;
import io.tidemark.lake.LakeExtension;
import io.tidemark.lake.TableSchema;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LakeExtension.class)
class InspectTest {
  private static final int LAST = 9;
  private static final Instant EARLY = Instant.parse("2018-06-15T22:00:00Z");
  private static final Instant NOW = Instant.parse("2018-06-15T23:00:00Z");
  private static final Instant LATER = Instant.parse("2018-06-18T23:00:00Z");
  private static final Instant EVER = Instant.parse("2030-01-01T00:00:00Z");

  @Test
  void alertsArePublishedOnceAndStored(Lake lake) {
    fill(lake);
    try (Receiver receiver = new Receiver(204);
        LogLines log = new LogLines()) {
      Inspect inspect = inspect(lake, receiver.address());
      InspectRequest.Result result = inspect.run(request("p/1", NOW), words -> {});

      assertThat(coverage(lake)).containsExactly("a AAA 2018-06-07 gap", "b BBB 2018-06-08 gap");
      assertThat(result.missing()).isEqualTo(Map.of("gap", 2L));
      assertThat(result.checks()).isEqualTo(3);
      assertThat(result.breaches()).isEqualTo(2);
      assertThat(result.raised()).isEqualTo(5);
      assertThat(result.alerts())
          .extracting(alert -> "%s %s %s".formatted(alert.severity(), alert.kind(), alert.ticker()))
          .containsExactly(
              "critical unconfirmed-action BBB",
              "critical factor-changed AAA",
              "warning summary-breach AAA",
              "warning summary-breach BBB",
              "warning held-rows ");
      assertThat(receiver.bodies()).hasSize(5);
      assertThat(log.lines().stream().filter(line -> line.startsWith("WARN critical"))).hasSize(2);

      assertThat(inspect.run(request("p/1", NOW), words -> {})).isEqualTo(result);
      assertThat(receiver.bodies()).as("a rerun publishes nothing again").hasSize(5);

      append(lake, DailyBarsTable.TABLE, "r/late", BAR, LATER, List.of(bar("a", "AAA", 3)));
      InspectRequest.Result second = inspect.run(request("p/2", LATER), words -> {});
      assertThat(second.missing()).isEqualTo(Map.of("gap", 1L));
      assertThat(second.raised()).isZero();
      assertThat(coverage(lake)).containsExactly("a AAA 2018-06-07 none", "b BBB 2018-06-08 gap");
      assertThat(log.lines()).noneMatch(line -> line.contains(Receiver.TOKEN));
      assertThat(rows(lake, AlertsTable.TABLE, TableSchema.of(AlertsTable.TABLE).fieldNames()))
          .noneMatch(row -> row.contains(Receiver.TOKEN));
    }
  }

  @Test
  void aQuarantinedBarHasTheReasonRefused(Lake lake) {
    fill(lake);
    append(
        lake,
        QuarantineTable.TABLE,
        "r/refused",
        "id s, kind s, source s, ticker s, date s, stage s, fields s",
        EARLY,
        List.of(
            RowFactory.create("x", "bars", "a", "AAA", date(3).toString(), "refused", "{}"),
            RowFactory.create("y", "bars", "a", "BBB", date(3).toString(), "refused", "{}")));
    try (Receiver receiver = new Receiver(204)) {
      inspect(lake, receiver.address()).run(request("p/1", NOW), words -> {});
    }
    assertThat(coverage(lake)).containsExactly("a AAA 2018-06-07 refused", "b BBB 2018-06-08 gap");
  }

  @Test
  void anUnreachableWebhookAndAnEmptyLakeCauseNoFailure(Lake lake) {
    String dead;
    try (Receiver receiver = new Receiver(204)) {
      dead = receiver.address();
    }
    append(
        lake,
        SummaryChecksTable.TABLE,
        "r/1",
        CHECK,
        EARLY,
        List.of(check("AAA", "the vendor counts 1000 shares, but no bar was landed")));
    InspectRequest.Result result = inspect(lake, dead).run(request("p/1", NOW), words -> {});
    assertThat(result.missing()).isEmpty();
    assertThat(result.alerts())
        .extracting(InspectRequest.Alert::message)
        .containsExactly(
            "AAA of a, 2018-06-04 to 2018-06-15: the vendor counts 1000 shares, but no bar was"
                + " landed");
  }

  private static void fill(Lake lake) {
    List<Row> bars = new ArrayList<>();
    for (int session = 0; session <= LAST; session++) {
      for (String vendor : List.of("a", "b")) {
        for (String ticker : List.of("AAA", "BBB")) {
          boolean lacking =
              (vendor + ticker + session).equals("aAAA3")
                  || (vendor + ticker + session).equals("bBBB4");
          if (!lacking) {
            bars.add(bar(vendor, ticker, session));
          }
        }
      }
    }
    append(lake, DailyBarsTable.TABLE, "r/1", BAR, EARLY, bars);
    append(
        lake,
        SummaryChecksTable.TABLE,
        "r/2",
        CHECK,
        EARLY,
        List.of(check("AAA", "9 bars landed"), check("BBB", "10 bars landed"), check("CCC", "")));
    append(
        lake,
        ActionsTable.TABLE,
        "r/3",
        "vendor s, ticker s, date d, kind s, amount n",
        EARLY,
        List.of(
            RowFactory.create("a", "BBB", day(LAST), "SPLIT", 2.0),
            RowFactory.create("b", "BBB", Date.valueOf("2017-06-05"), "DIVIDEND", 0.1)));
    String price = "sources s, ticker s, date d, close n, split_ratio n, cash_dividend n";
    append(
        lake,
        PricesTable.TABLE,
        "r/4",
        price,
        EARLY,
        List.of(RowFactory.create("a+b", "AAA", day(2), 10.0, 1.0, 0.0)));
    append(
        lake,
        PricesTable.TABLE,
        "r/5",
        price,
        NOW,
        List.of(RowFactory.create("a+b", "AAA", day(2), 10.0, 2.0, 0.0)));
    List<Row> waiting = new ArrayList<>();
    for (int i = 0; i <= 20; i++) {
      waiting.add(RowFactory.create("q" + i, "bars", "b", "AAA", "2018-06-05", "refused"));
    }
    waiting.add(RowFactory.create("q-none", "bars", "b", "AAA", "no date", "refused"));
    append(
        lake,
        QuarantineTable.TABLE,
        "r/6",
        "id s, kind s, source s, ticker s, date s, stage s",
        EARLY,
        waiting);
  }

  private static final String BAR = "vendor s, ticker s, date d, close n, volume n";
  private static final String CHECK = "vendor s, ticker s, date d, until d, breach s";
  private static final Map<String, DataType> TYPES =
      Map.of(
          "s", DataTypes.StringType,
          "d", DataTypes.DateType,
          "n", DataTypes.DoubleType);

  private static Row bar(String vendor, String ticker, int session) {
    return RowFactory.create(vendor, ticker, day(session), 10.0, 100.0);
  }

  private static Row check(String ticker, String breach) {
    return RowFactory.create("a", ticker, day(0), day(LAST), breach);
  }

  private static Date day(int session) {
    return Date.valueOf(date(session));
  }

  /** Appends rows; each column is given as its name and the first letter of its type. */
  private static void append(
      Lake lake, Table table, String key, String columns, Instant known, List<Row> rows) {
    StructType schema = new StructType();
    for (String column : columns.split(", ", -1)) {
      String[] parts = column.split(" ", -1);
      schema = schema.add(parts[0], TYPES.get(parts[1]));
    }
    schema =
        schema.add("event_time", DataTypes.TimestampType).add("known_at", DataTypes.TimestampType);
    List<Row> whole =
        rows.stream()
            .map(
                row -> {
                  Object[] values = Arrays.copyOf(toArray(row), row.size() + 2);
                  values[row.size()] = Timestamp.from(known);
                  values[row.size() + 1] = Timestamp.from(known);
                  return RowFactory.create(values);
                })
            .toList();
    lake.append(
        table,
        LakeExtension.whole(table, lake.spark().createDataFrame(whole, schema)),
        new RunKey(key));
  }

  private static Object[] toArray(Row row) {
    Object[] values = new Object[row.size()];
    Arrays.setAll(values, row::get);
    return values;
  }

  private static List<String> coverage(Lake lake) {
    return rows(lake, CoverageTable.TABLE, "vendor", "ticker", "date", "reason");
  }

  /** The last versions as sorted text. */
  private static List<String> rows(Lake lake, Table table, String... columns) {
    return lake.asOf(table, EVER).collectAsList().stream()
        .map(
            row ->
                Arrays.stream(columns)
                    .map(column -> String.valueOf(row.<Object>getAs(column)))
                    .collect(Collectors.joining(" ")))
        .sorted()
        .toList();
  }

  private static Inspect inspect(Lake lake, String address) {
    return new Inspect(lake, Webhook.from(Map.of(Webhook.VARIABLE, address)));
  }

  private static InspectRequest request(String key, Instant asOf) {
    return new InspectRequest(
        new RunKey(key), new MarketScope(List.of("a", "b"), List.of(), date(0), date(LAST), asOf));
  }
}
