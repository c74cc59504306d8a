package io.tidemark.regimes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.api.market.MarketScope;
import io.tidemark.api.regimes.LabelRegimesRequest;
import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.learning.RegimeLabelsTable;
import io.tidemark.core.table.market.MacroSeriesTable;
import io.tidemark.core.table.market.PricesTable;
import io.tidemark.core.table.ops.HaltsTable;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.lake.Lake;
import io.tidemark.lake.LakeExtension;
import io.tidemark.lake.TableSchema;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LakeExtension.class)
class LabelRegimesTest {
  private static final TradingCalendar NYSE = TradingCalendar.XNYS;
  private static final LocalDate START = LocalDate.of(2015, 1, 2);
  private static final LocalDate END = LocalDate.of(2016, 9, 30);
  private static final Instant LOADED = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant AS_OF = Instant.parse("2020-06-01T00:00:00Z");

  @Test
  void everySessionGetsALabelAndARerunGivesTheSame(Lake lake) {
    landPrices(lake, 1, LOADED, START, END);
    LabelRegimesRequest request = request(lake, "r/label", "", START, END, AS_OF);
    List<String> stages = new ArrayList<>();

    LabelRegimesRequest.Result result = new LabelRegimes(lake).run(request, stages::add);

    List<Row> labels = labels(lake, result.model(), AS_OF);
    assertThat(labels).hasSize(NYSE.sessions(START, END).size());
    assertThat(result.sessions().keySet())
        .containsExactly("calm", "neutral", "stressed", "unknown");
    assertThat(result.sessions().values().stream().mapToLong(n -> n).sum())
        .isEqualTo(labels.size());
    assertThat(result.sessions()).containsEntry("unknown", 253L);
    assertThat(result.model()).matches("hmm3-[0-9a-f]{8}");
    assertThat(result.warnings()).isEmpty();
    assertThat(stages).contains("reading prices").last().asString().startsWith("writing");
    assertThat(labels.get(0).getList(4)).isEmpty();
    Row last = labels.get(labels.size() - 1);
    assertThat(last.<String>getList(3)).containsExactly("calm", "neutral", "stressed");
    assertThat(last.<Double>getList(4)).hasSize(3);
    assertThat(last.<Timestamp>getAs(Table.KNOWN_AT).toInstant()).isEqualTo(AS_OF);
    assertThat(last.<Timestamp>getAs(Table.EVENT_TIME).toInstant()).isEqualTo(NYSE.close(END));

    assertThat(new LabelRegimes(lake).run(request, stages::add)).isEqualTo(result);
    assertThat(lake.history(RegimeLabelsTable.TABLE, AS_OF).count()).isEqualTo(labels.size());
  }

  @Test
  void neitherLaterSessionsNorLaterRestatementsChangeALabel(Lake lake) {
    LocalDate cut = LocalDate.of(2016, 6, 30);
    landPrices(lake, 2, NYSE::decision, START, cut);
    landMacro(lake, "m/1");
    LabelRegimesRequest.Result before =
        new LabelRegimes(lake)
            .run(request(lake, "r/1", "fred-test", START, cut, AS_OF), stage -> {});
    List<String> labelsBefore = texts(labels(lake, before.model(), AS_OF));

    landPrices(lake, 2, NYSE::decision, NYSE.next(cut), END);
    restatePrices(lake, Instant.parse("2020-03-01T00:00:00Z"));
    Instant later = AS_OF.plusSeconds(3600);
    LabelRegimesRequest.Result after =
        new LabelRegimes(lake)
            .run(request(lake, "r/2", "fred-test", START, END, later), stage -> {});

    assertThat(after.model()).isEqualTo(before.model());
    List<String> labelsAfter = texts(labels(lake, after.model(), later));
    assertThat(labelsAfter).hasSizeGreaterThan(labelsBefore.size());
    assertThat(labelsAfter.subList(0, labelsBefore.size())).isEqualTo(labelsBefore);
    assertThat(after.inputs()).contains("unemployment_change (UNRATE, 1 year)");
  }

  @Test
  void sessionsBeforeTheRangeAreUsedToFitButNotWritten(Lake lake) {
    landPrices(lake, 3, LOADED, START, END);
    LocalDate from = LocalDate.of(2016, 9, 1);
    LabelRegimesRequest.Result result =
        new LabelRegimes(lake).run(request(lake, "r/1", "", from, END, AS_OF), stage -> {});
    assertThat(labels(lake, result.model(), AS_OF)).hasSize(NYSE.sessions(from, END).size());
    assertThat(result.sessions()).doesNotContainKey("unknown");
  }

  @Test
  void aHaltedTickerIsLeftOutOfTheMarket(Lake lake) {
    landPrices(lake, 7, LOADED, START, LocalDate.of(2015, 2, 27));
    List<Row> halts = new ArrayList<>();
    for (int ticker = 0; ticker < 6; ticker++) {
      halts.add(halt("T" + ticker, ticker < 5 ? AS_OF : AS_OF.plusSeconds(1)));
    }
    append(lake, HaltsTable.TABLE, "h/1", halts);

    LabelRegimesRequest.Result result =
        new LabelRegimes(lake).run(request(lake, "r/1", "", START, END, AS_OF), stage -> {});

    assertThat(result.warnings())
        .contains("the market return leaves out 5 halted tickers: T0, T1, T2, T3, T4");
    LabelRegimes later = new LabelRegimes(lake);
    assertThatThrownBy(
            () ->
                later.run(request(lake, "r/2", "", START, END, AS_OF.plusSeconds(1)), stage -> {}))
        .as("without its last ticker there is no market")
        .isInstanceOf(UserFault.class);
  }

  /**
   * Two returns need the price of one day; it is withdrawn without a close, or with none at all.
   */
  @Test
  void aPriceThatWasWithdrawnByTheDecisionIsInNoReturn(Lake lake) {
    LocalDate last = LocalDate.of(2015, 1, 16);
    landPrices(lake, 8, day -> NYSE.decision(day).minusSeconds(3600), START, last);
    LocalDate day = LocalDate.of(2015, 1, 13);
    for (int ticker = 0; ticker < 6; ticker++) {
      Instant withdrawn = NYSE.decision(day).minusSeconds(ticker);
      append(
          lake,
          PricesTable.TABLE,
          "withdrawn/" + ticker,
          List.of(
              priceRow(
                  "T" + ticker, day, ticker % 2 == 0 ? Double.NaN : null, "withdrawn", withdrawn)));
    }
    List<MarketDay> market =
        new RegimeStore(lake, NYSE).market(request(lake, "r/1", "", START, last, AS_OF));
    assertThat(market)
        .filteredOn(session -> session.session().isAfter(START))
        .filteredOn(session -> Double.isNaN(session.meanReturn()))
        .extracting(MarketDay::session)
        .containsExactly(day, NYSE.next(day));
  }

  private static Row halt(String ticker, Instant knownAt) {
    Timestamp at = Timestamp.from(knownAt);
    return RowFactory.create(ticker, "HALTED", "ann", "odd", Date.valueOf(START), at, at);
  }

  @Test
  void aMacroSourceKnownTooLateIsReportedWithTheWayOut(Lake lake) {
    landPrices(lake, 4, LOADED, START, LocalDate.of(2015, 3, 31));
    append(
        lake,
        MacroSeriesTable.TABLE,
        "m/1",
        List.of(macroRow("UNRATE", LocalDate.of(2015, 1, 1), 5.7, LOADED)));
    LabelRegimesRequest.Result result =
        new LabelRegimes(lake)
            .run(request(lake, "r/1", "fred-test", START, END, AS_OF), stage -> {});
    assertThat(result.warnings())
        .anySatisfy(
            warning -> assertThat(warning).contains("fred-test", "2020-01-01", "--known-at"))
        .anySatisfy(warning -> assertThat(warning).contains("all labels are unknown", "252"));
    assertThat(result.sessions()).containsEntry("unknown", 61L);
  }

  @Test
  void withoutPricesTheErrorNamesSourcesAndRange(Lake lake) {
    LabelRegimes job = new LabelRegimes(lake);
    assertThatThrownBy(() -> job.run(request(lake, "r/1", "", START, END, AS_OF), stage -> {}))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("in market.prices for sources a+b");
    landPrices(lake, 6, LOADED, START, LocalDate.of(2015, 2, 27));
    assertThatThrownBy(
            () ->
                job.run(
                    request(lake, "r/2", "", LocalDate.of(2016, 1, 4), END, AS_OF), stage -> {}))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("they reach from 2015-01-02 to 2015-02-27");
  }

  private static LabelRegimesRequest request(
      Lake lake, String key, String macro, LocalDate from, LocalDate to, Instant asOf) {
    return new LabelRegimesRequest(
        new RunKey(key),
        new MarketScope(List.of("a", "b"), List.of(), from, to, asOf),
        macro,
        lake.version(PricesTable.TABLE));
  }

  /** Random walks of six tickers; the same days and seed always give the same prices. */
  private static void landPrices(
      Lake lake, int seed, Instant knownAt, LocalDate from, LocalDate to) {
    landPrices(lake, seed, day -> knownAt, from, to);
  }

  private static void landPrices(
      Lake lake, int seed, Function<LocalDate, Instant> knownAt, LocalDate from, LocalDate to) {
    List<Row> rows = new ArrayList<>();
    for (int ticker = 0; ticker < 6; ticker++) {
      Random random = new Random(seed * 100L + ticker);
      double close = 50;
      for (LocalDate day : NYSE.sessions(START, to)) {
        close *= Math.exp((day.getMonthValue() < 4 ? 0.03 : 0.008) * random.nextGaussian());
        if (!day.isBefore(from)) {
          rows.add(priceRow("T" + ticker, day, close, knownAt.apply(day)));
        }
      }
    }
    append(lake, PricesTable.TABLE, "prices/" + seed + "/" + from, rows);
  }

  private static void restatePrices(Lake lake, Instant knownAt) {
    List<Row> rows =
        NYSE.sessions(START, LocalDate.of(2015, 12, 31)).stream()
            .map(day -> priceRow("T0", day, 1 + day.getDayOfMonth(), knownAt))
            .toList();
    append(lake, PricesTable.TABLE, "prices/restated", rows);
  }

  private static void landMacro(Lake lake, String key) {
    List<Row> rows = new ArrayList<>();
    Random random = new Random(9);
    for (LocalDate month = LocalDate.of(2013, 1, 1);
        month.getYear() < 2017;
        month = month.plusMonths(1)) {
      Instant published = NYSE.close(NYSE.next(month.plusDays(35)));
      double value = 5 + random.nextGaussian();
      rows.add(macroRow("UNRATE", month, value, published));
      rows.add(macroRow("UNRATE", month, value + 2, Instant.parse("2020-02-01T00:00:00Z")));
    }
    append(lake, MacroSeriesTable.TABLE, key, rows);
  }

  private static Row priceRow(String ticker, LocalDate day, double close, Instant knownAt) {
    return priceRow(ticker, day, close, "agreed", knownAt);
  }

  private static Row priceRow(
      String ticker, LocalDate day, Double close, String status, Instant knownAt) {
    return RowFactory.create(
        "a+b",
        ticker,
        Date.valueOf(day),
        close,
        close,
        close,
        close,
        1000.0,
        null,
        1.0,
        0.0,
        "a",
        status,
        Timestamp.from(NYSE.close(day)),
        Timestamp.from(knownAt));
  }

  private static Row macroRow(String series, LocalDate date, double value, Instant knownAt) {
    return RowFactory.create(
        "fred-test",
        series,
        Date.valueOf(date),
        value,
        Timestamp.from(date.atStartOfDay(NYSE.zone()).toInstant()),
        Timestamp.from(knownAt));
  }

  private static void append(Lake lake, Table table, String key, List<Row> rows) {
    StructField[] fields = TableSchema.of(table).fields();
    StructType withoutRunKey = new StructType(Arrays.copyOf(fields, fields.length - 1));
    lake.append(table, lake.spark().createDataFrame(rows, withoutRunKey), new RunKey(key));
  }

  private static List<Row> labels(Lake lake, String model, Instant asOf) {
    return lake.asOf(RegimeLabelsTable.TABLE, asOf)
        .where("model = '" + model + "'")
        .orderBy("date")
        .collectAsList();
  }

  /** Day, regime and probabilities to the last digit. */
  private static List<String> texts(List<Row> labels) {
    return labels.stream()
        .map(row -> "%s %s %s".formatted(row.getDate(1), row.getString(2), row.getList(4)))
        .toList();
  }
}
