package io.tidemark.features.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.RunKey;
import io.tidemark.core.table.market.PricesTable;
import io.tidemark.core.table.ops.HaltsTable;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.core.universe.EveryTicker;
import io.tidemark.lake.Lake;
import io.tidemark.lake.LakeExtension;
import io.tidemark.lake.TableSchema;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LakeExtension.class)
class AgreedPricesTest {
  private static final List<LocalDate> DAYS =
      TradingCalendar.XNYS.sessions(LocalDate.of(2020, 1, 2), LocalDate.of(2020, 3, 31));
  private static final LocalDate DAY = DAYS.get(30);
  private static final Instant AS_OF = TradingCalendar.XNYS.close(DAYS.get(50));

  @Test
  void aShortReadingEqualsSparksReading(Lake lake) {
    prices(lake);
    halt(lake, "C");
    for (List<String> tickers : List.of(List.<String>of(), List.of("A", "C", "D"))) {
      AgreedPrices agreed =
          AgreedPrices.of(
              lake, lake.version(PricesTable.TABLE), AS_OF, List.of("x"), universe(tickers));
      Map<String, String> bySpark =
          byTicker(
              TickerPriceVersions.of(
                      agreed.rows().where(functions.col("date").geq(Date.valueOf(DAY))), 2)
                  .collect());
      assertThat(byTicker(agreed.since(DAY))).isEqualTo(bySpark);
      assertThat(bySpark.keySet())
          .isEqualTo(tickers.isEmpty() ? Set.of("A", "B", "D") : Set.of("A", "D"));
      assertThat(agreed.halted()).containsExactly("C");
    }
  }

  @Test
  void findsTickersWithPricesBeforeADay(Lake lake) {
    prices(lake);
    AgreedPrices agreed =
        AgreedPrices.of(
            lake, lake.version(PricesTable.TABLE), AS_OF, List.of("x"), universe(List.of()));
    assertThat(agreed.before(DAYS.get(25), List.of("A", "D", "Z"))).containsExactly("A");
    assertThat(agreed.before(DAYS.get(26), List.of("A", "D"))).containsExactly("A", "D");
  }

  /**
   * D begins on day 25; each price is known at its close, and every ninth is restated a week later.
   */
  private static void prices(Lake lake) {
    Random random = new Random(3);
    List<Row> rows = new ArrayList<>();
    for (String sources : List.of("x", "x+y")) {
      for (String ticker : List.of("A", "B", "C", "D")) {
        for (int t = ticker.equals("D") ? 25 : 0; t < DAYS.size(); t++) {
          Instant close = TradingCalendar.XNYS.close(DAYS.get(t));
          rows.add(row(sources, ticker, DAYS.get(t), random, close, close));
          if (t % 9 == 0) {
            rows.add(
                row(sources, ticker, DAYS.get(t), random, close, close.plus(Duration.ofDays(7))));
          }
        }
      }
    }
    lake.append(
        PricesTable.TABLE,
        lake.spark().createDataFrame(rows, TableSchema.given(PricesTable.TABLE)),
        new RunKey("prices"));
  }

  private static Row row(
      String sources, String ticker, LocalDate day, Random random, Instant close, Instant knownAt) {
    double price = 100 + random.nextGaussian();
    return RowFactory.create(
        sources,
        ticker,
        Date.valueOf(day),
        price,
        price + 1,
        price - 1,
        price,
        1e6,
        random.nextBoolean() ? price : null,
        1.0,
        0.0,
        "x",
        "single",
        Timestamp.from(close),
        Timestamp.from(knownAt));
  }

  private static void halt(Lake lake, String ticker) {
    Timestamp known = Timestamp.from(AS_OF);
    lake.append(
        HaltsTable.TABLE,
        lake.spark()
            .createDataFrame(
                List.of(
                    RowFactory.create(
                        ticker, "HALTED", "rule", "why", Date.valueOf(DAY), known, known)),
                TableSchema.given(HaltsTable.TABLE)),
        new RunKey("halt"));
  }

  /** The versions of each ticker, sorted, as text. */
  private static Map<String, String> byTicker(List<TickerPriceVersions> prices) {
    return prices.stream()
        .collect(
            Collectors.toMap(
                TickerPriceVersions::ticker,
                ticker ->
                    ticker.versions().stream()
                        .map(Object::toString)
                        .sorted()
                        .collect(Collectors.joining(";"))));
  }

  private static RequestUniverse universe(List<String> tickers) {
    return new RequestUniverse(tickers, EveryTicker.ALL, Map.of());
  }
}
