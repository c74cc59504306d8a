package io.tidemark.features.factors;

import io.tidemark.api.features.BuildFeaturesRequest;
import io.tidemark.api.features.FactorReportRequest;
import io.tidemark.api.market.MarketScope;
import io.tidemark.core.RunKey;
import io.tidemark.core.table.market.ActionsTable;
import io.tidemark.core.table.market.MinuteBarsTable;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.core.time.TradingCalendar.Pause;
import io.tidemark.features.materialize.BuildFeatures;
import io.tidemark.lake.Lake;
import io.tidemark.lake.TableSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Five-minute bars of two futures in the last two hours of each session, with its pause from 16:15
 * to 16:30. Moves are autocorrelated at lag one, which the feature {@code move} captures. There are
 * missing bars, a roll within a session, bars within a pause, a session that closes early with bars
 * after its close, bars around midnight before a split, and a bar that begins within another.
 */
final class TinyMinutes {
  static final TradingCalendar CALENDAR = TradingCalendar.CMES;
  static final Instant BUILT = Instant.parse("2021-01-01T00:00:00Z");
  static final Duration LENGTH = Duration.ofMinutes(5);
  static final List<LocalDate> DAYS =
      CALENDAR.sessions(LocalDate.of(2020, 1, 6), LocalDate.of(2020, 2, 14));
  static final List<String> TICKERS = List.of("ES", "NQ");

  static final LocalDate EARLY_CLOSE = LocalDate.of(2020, 1, 20);
  static final LocalDate ROLL = LocalDate.of(2020, 1, 23);
  static final LocalDate FILLED_PAUSE = LocalDate.of(2020, 1, 28);
  static final LocalDate OVERLAP = LocalDate.of(2020, 2, 10);
  static final LocalDate SPLIT = LocalDate.of(2020, 2, 4);

  /** A bar as it was known first. */
  record Bar(Instant begin, double open, double close, String contract) {
    Instant end() {
      return begin.plus(LENGTH);
    }
  }

  /** By ticker, then by the bar's end. */
  final Map<String, TreeMap<Instant, Bar>> bars = new TreeMap<>();

  private final Lake lake;
  private final Random random = new Random(11);

  TinyMinutes(Lake lake) {
    this.lake = lake;
    for (String ticker : TICKERS) {
      bars.put(ticker, new TreeMap<>());
      double price = 3000;
      for (LocalDate day : DAYS) {
        boolean isShort = day.equals(EARLY_CLOSE);
        price = bars(ticker, day, isShort ? "11:00" : "15:00", isShort ? 27 : 24, price);
      }
    }
    bars("ES", SPLIT.minusDays(1), "23:30", 12, 3000);
    bars("ES", OVERLAP, "13:00", 1, 3000);
    bars("ES", OVERLAP, "13:03", 2, 3000);
  }

  /** Adds consecutive bars; returns the last close. */
  private double bars(String ticker, LocalDate day, String from, int count, double price) {
    Instant begin = at(day, from);
    double before = 0;
    double last = price;
    for (int i = 0; i < count; i++, begin = begin.plus(LENGTH)) {
      before = 0.5 * before + 0.001 * random.nextGaussian();
      double open = last;
      last *= Math.exp(before);
      boolean isFilled = day.equals(FILLED_PAUSE) && ticker.equals("ES");
      boolean isPaused = pauses(day, begin) && !isFilled;
      boolean isMissing = ticker.equals("NQ") && day.getDayOfMonth() % 2 == 0 && i == 4;
      if (!isPaused && !isMissing) {
        boolean isRolled = day.isAfter(ROLL) || (day.equals(ROLL) && i >= 8);
        Bar bar = new Bar(begin, open, last, isRolled ? "M20" : "H20");
        bars.get(ticker).put(bar.end(), bar);
      }
    }
    return last;
  }

  static boolean pauses(LocalDate day, Instant begin) {
    Optional<Pause> pause = CALENDAR.pause(day);
    return pause.isPresent()
        && begin.isBefore(pause.get().until())
        && begin.plus(LENGTH).isAfter(pause.get().from());
  }

  static Instant at(LocalDate day, String time) {
    return day.atTime(LocalTime.parse(time)).atZone(CALENDAR.zone()).toInstant();
  }

  static String set(Path folder, String name, String... features) throws IOException {
    Path file = folder.resolve(name + ".yaml");
    Files.writeString(
        file,
        """
        set: %s
        entity: ticker
        calendar: CMES
        sources: { px: market.minutes }
        features:
          %s
        """
            .formatted(name, String.join("\n  ", features)));
    return file.toString();
  }

  void writeBars() {
    List<Row> rows = new ArrayList<>();
    bars.forEach((ticker, its) -> its.values().forEach(b -> rows.add(row(ticker, b, b.end()))));
    write(rows, "tiny/minutes");
    Timestamp open = Timestamp.from(CALENDAR.open(SPLIT));
    List<Row> split =
        List.of(
            RowFactory.create(
                "north", "ES", Date.valueOf(SPLIT), "SPLIT", 2.0, null, "", "", open, open));
    lake.append(
        ActionsTable.TABLE,
        lake.spark().createDataFrame(split, TableSchema.given(ActionsTable.TABLE)),
        new RunKey("tiny/actions"));
  }

  /** Writes a later version of a bar. */
  void restate(String ticker, Bar bar, double close, Instant known) {
    Bar restated = new Bar(bar.begin(), bar.open(), close, bar.contract());
    write(List.of(row(ticker, restated, known)), "tiny/restated");
  }

  private void write(List<Row> rows, String key) {
    lake.append(
        MinuteBarsTable.TABLE,
        lake.spark().createDataFrame(rows, TableSchema.given(MinuteBarsTable.TABLE)),
        new RunKey(key));
  }

  private static Row row(String ticker, Bar bar, Instant known) {
    return RowFactory.create(
        "north",
        ticker,
        Timestamp.from(bar.begin()),
        bar.open(),
        Math.max(bar.open(), bar.close()),
        Math.min(bar.open(), bar.close()),
        bar.close(),
        null,
        null,
        5,
        null,
        bar.contract(),
        Timestamp.from(bar.end()),
        Timestamp.from(known));
  }

  void build(String run, String set) {
    new BuildFeatures(lake)
        .run(
            new BuildFeaturesRequest(
                new RunKey(run + "/build"),
                set,
                new MarketScope(
                    List.of("north"), List.of(), DAYS.get(0), DAYS.get(DAYS.size() - 1), BUILT),
                "",
                BuildFeaturesRequest.CURRENT),
            stage -> {});
  }

  /**
   * The forward return of a bar, found bar by bar; NaN where one is missing or the return would
   * span a break.
   */
  double future(String ticker, LocalDate session, Instant end, int skip, int horizon) {
    TreeMap<Instant, Bar> its = bars.get(ticker);
    Instant midnight = SPLIT.atStartOfDay(CALENDAR.zone()).toInstant();
    Bar first = its.get(end);
    for (int i = 0; i <= skip + horizon; i++) {
      Bar bar = its.get(end.plus(LENGTH.multipliedBy(i)));
      boolean counts =
          bar != null
              && bar.contract().equals(first.contract())
              && !pauses(session, bar.begin())
              && !bar.end().isAfter(CALENDAR.close(session))
              && !(ticker.equals("ES")
                  && i > 0
                  && end.isBefore(midnight.plusSeconds(1))
                  && bar.end().isAfter(midnight));
      if (!counts) {
        return Double.NaN;
      }
    }
    return its.get(end.plus(LENGTH.multipliedBy((long) skip + horizon))).close()
            / its.get(end.plus(LENGTH.multipliedBy(skip))).close()
        - 1;
  }

  static FactorReportRequest request(
      String key, String set, Instant asOf, int skip, String against) {
    return new FactorReportRequest(
        new RunKey(key),
        set,
        List.of("north"),
        "",
        DAYS.get(0),
        DAYS.get(DAYS.size() - 1),
        asOf,
        List.of(1, 5),
        skip,
        against,
        "",
        FactorReportRequest.EXPERIMENT);
  }
}
