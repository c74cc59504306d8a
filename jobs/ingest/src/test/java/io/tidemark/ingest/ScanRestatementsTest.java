package io.tidemark.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.api.market.RestatementScanRequest;
import io.tidemark.api.market.RestatementScanRequest.Example;
import io.tidemark.api.market.RestatementScanRequest.Touched;
import io.tidemark.core.RunKey;
import io.tidemark.core.registry.Manifest;
import io.tidemark.core.registry.RegimePolicy;
import io.tidemark.core.registry.Registry;
import io.tidemark.core.table.market.PricesTable;
import io.tidemark.lake.Lake;
import io.tidemark.lake.LakeExtension;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LakeExtension.class)
class ScanRestatementsTest {
  private static final Instant EARLY = Instant.parse("2018-06-15T22:00:00Z");
  private static final Instant LATE = Instant.parse("2018-07-15T22:00:00Z");

  @Test
  void versionsAreAffectedByRestatementsAfterTheirReading(Lake lake) {
    Registry registry = new Registry(lake.folder());
    long first =
        append(
            lake,
            "p/1",
            EARLY,
            price("AAA", "2018-06-04", 10, 1),
            price("AAA", "2018-06-05", 11, 1),
            price("BBB", "2018-06-04", 20, 1));
    publish(registry, "daily", "run-1", first, EARLY, List.of());
    publish(registry, "daily", "run-2", first, EARLY, List.of("BBB"));
    long second =
        append(
            lake,
            "p/2",
            LATE,
            price("AAA", "2018-06-04", 5, 1),
            price("AAA", "2018-06-05", 11, 2),
            price("AAA", "2018-06-06", 12, 1),
            price("AAA", "2018-07-02", 12, 1),
            price("BBB", "2018-06-04", 20, 1));
    publish(registry, "daily", "run-3", second, LATE, List.of());
    registry.serve("daily", registry.versions("daily").get(0));

    RestatementScanRequest.Result result =
        new ScanRestatements(lake)
            .run(new RestatementScanRequest(new RunKey("scan-1"), LATE), words -> {});
    assertThat(result)
        .isEqualTo(
            new RestatementScanRequest.Result(
                3,
                List.of(
                    new Touched(
                        "daily",
                        registry.versions("daily").get(0),
                        true,
                        List.of("models/run-1.bin"),
                        2,
                        1,
                        LocalDate.of(2018, 6, 4),
                        LocalDate.of(2018, 6, 6),
                        List.of(
                            new Example("AAA", LocalDate.of(2018, 6, 4), 10.0, 5.0),
                            new Example("AAA", LocalDate.of(2018, 6, 5), 11.0, 11.0),
                            new Example("AAA", LocalDate.of(2018, 6, 6), null, 12.0))))));

    RestatementScanRequest.Result before =
        new ScanRestatements(lake)
            .run(new RestatementScanRequest(new RunKey("scan-2"), EARLY), words -> {});
    assertThat(before).isEqualTo(new RestatementScanRequest.Result(2, List.of()));
  }

  private static long append(Lake lake, String key, Instant known, Row... prices) {
    StructType schema =
        new StructType()
            .add("sources", DataTypes.StringType)
            .add("ticker", DataTypes.StringType)
            .add("date", DataTypes.DateType);
    for (String value : List.of("open", "high", "low", "close", "split_ratio")) {
      schema = schema.add(value, DataTypes.DoubleType);
    }
    List<Row> rows =
        List.of(prices).stream()
            .map(
                row ->
                    RowFactory.create(
                        row.get(0),
                        row.get(1),
                        row.get(2),
                        row.get(3),
                        row.get(3),
                        row.get(3),
                        row.get(3),
                        row.get(4),
                        Timestamp.from(known),
                        Timestamp.from(known)))
            .toList();
    return lake.append(
            PricesTable.TABLE,
            LakeExtension.whole(
                PricesTable.TABLE,
                lake.spark()
                    .createDataFrame(
                        rows,
                        schema
                            .add("event_time", DataTypes.TimestampType)
                            .add("known_at", DataTypes.TimestampType))),
            new RunKey(key))
        .version();
  }

  private static Row price(String ticker, String date, double close, double split) {
    return RowFactory.create("a+b", ticker, Date.valueOf(date), close, split);
  }

  private static void publish(
      Registry registry, String set, String run, long prices, Instant asOf, List<String> tickers) {
    registry.publish(
        set,
        run,
        "0123456789",
        version ->
            new Manifest(
                set,
                version,
                "",
                "hash",
                List.of("f"),
                Map.of(PricesTable.TABLE.name(), prices),
                List.of("a", "b"),
                tickers,
                LocalDate.of(2018, 6, 1),
                LocalDate.of(2018, 6, 29),
                "model",
                new RegimePolicy(Map.of(), List.of()),
                List.of(
                    new Manifest.ModelRef(
                        "calm", "trees", "models/" + run + ".bin", "sha", List.of("f"), "")),
                asOf,
                "test",
                1,
                asOf,
                run));
  }
}
