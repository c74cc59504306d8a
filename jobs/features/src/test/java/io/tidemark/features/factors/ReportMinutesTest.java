package io.tidemark.features.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.api.JobSettings;
import io.tidemark.api.features.FactorReportRequest;
import io.tidemark.api.features.FactorReportRequest.Factor;
import io.tidemark.core.Json;
import io.tidemark.core.UserFault;
import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.series.SeriesMean;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.learning.FeatureTable;
import io.tidemark.core.table.market.ActionsTable;
import io.tidemark.core.table.market.MinuteBarsTable;
import io.tidemark.features.factors.TinyMinutes.Bar;
import io.tidemark.features.factors.statistics.ForwardReturns;
import io.tidemark.lake.Lake;
import io.tidemark.lake.LakeExtension;
import io.tidemark.reports.page.Wellformed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LakeExtension.class)
class ReportMinutesTest {
  private static final Instant RESTATED = TinyMinutes.BUILT.plusSeconds(86_400);
  private static final LocalDate RESTATED_DAY = LocalDate.of(2020, 2, 12);
  private static final List<Integer> HORIZONS = List.of(1, 5);

  @TempDir static Path folder;
  private static Lake lake;
  private static TinyMinutes market;
  private static String set;
  private static String other;
  private static PanelGrid grid;
  private static ForwardReturns built;

  @BeforeAll
  static void build(Lake empty) throws IOException {
    lake = empty;
    market = new TinyMinutes(lake);
    set =
        TinyMinutes.set(
            folder, "ticks", "move: log(px.close / px.open)", "flat: 0 * px.close / px.close");
    other = TinyMinutes.set(folder, "turned", "fall: -log(px.close / px.open)");
    market.writeBars();
    market.build("one", set);
    market.build("two", other);
    market.restate("ES", bar("ES", RESTATED_DAY, "15:30"), 3_500, RESTATED);
    Table table = FeatureTable.of(FeatureSet.load(set));
    grid =
        PanelGrid.read(lake.history(table, TinyMinutes.BUILT), TinyMinutes.CALENDAR, table.name());
    built = returns(TinyMinutes.BUILT, 0);
  }

  @Test
  void theReportsFiguresEqualTheOracleComputedFromTheBars() throws IOException {
    FactorReportRequest.Result result = run("a/factors", 0, other);
    assertThat(result.tickers()).isEqualTo(2);
    assertThat(result.sessions()).isEqualTo(TinyMinutes.DAYS.size());
    assertThat(result.rows()).isEqualTo(rowsWithin());
    assertThat(result.notes().get(0)).contains("6 stored rows", "outside the trading hours");
    Factor move = result.factors().get(0);
    assertThat(move.feature()).isEqualTo("move");
    assertThat(move.coverage()).isEqualTo(1);
    assertThat(move.rankIc()).isCloseTo(mean(oracle(0, 1)), within(1e-12)).isGreaterThan(0.2);
    assertThat(move.days()).as("all but the first five").isEqualTo(TinyMinutes.DAYS.size() - 5);
    assertThat(move.t()).isGreaterThan(2);
    assertThat(result.factors().get(1).t()).as("a constant feature has no t").isNull();

    JsonNode figures = Json.read(read(result.json()), JsonNode.class);
    assertThat(figures.at("/horizonUnit").asText()).isEqualTo("bars");
    JsonNode five = figures.at("/features/0/horizons/1/rankIc");
    assertThat(five.at("/mean").asDouble()).isCloseTo(mean(oracle(0, 5)), within(1e-12));
    int degrees = SeriesMean.degrees(TinyMinutes.DAYS.size() - 5, 1);
    assertThat(five.at("/degreesOfFreedom").asInt())
        .as("sessions do not overlap")
        .isEqualTo(degrees);
    assertThat(figures.at("/nearestBeside/0/other").asText()).isEqualTo("fall");
    assertThat(figures.at("/nearestBeside/0/correlation").asDouble()).isCloseTo(-1, within(1e-9));
    assertThat(figures.at("/tables").properties()).hasSize(4);

    String page = read(result.page());
    assertThat(page).doesNotContain("NaN").doesNotContain(">null<");
    assertThat(Wellformed.parse(page).getDocumentElement().getTextContent())
        .contains("over 1 bar:", "5 bars", "ranked among the 20 sessions before")
        .contains("A feature of a bar is known when the bar ends; returns begin at the close of")
        .contains("--skip 1 leaves out the next bar")
        .doesNotContain("tickers of one session", "tickers of the top");
  }

  @Test
  void everyReturnIsThatOfConsecutiveBarsOfOneSession() {
    for (int skip : List.of(0, 1)) {
      ForwardReturns returns = skip == 0 ? built : returns(TinyMinutes.BUILT, skip);
      long known = 0;
      for (int h = 0; h < HORIZONS.size(); h++) {
        for (String ticker : TinyMinutes.TICKERS) {
          for (Bar bar : market.bars.get(ticker).values()) {
            LocalDate day = TinyMinutes.CALENDAR.dateOf(bar.begin());
            double expected = market.future(ticker, day, bar.end(), skip, HORIZONS.get(h));
            int name = name(ticker, bar);
            if (name < 0) {
              assertThat(expected).isNaN();
              continue;
            }
            known += Double.isNaN(expected) ? 0 : 1;
            assertThat(returns.byHorizon()[h][grid.session(day)][name])
                .as("%s %s", ticker, bar)
                .isEqualTo(expected, within(1e-15));
          }
        }
      }
      assertThat(known).isEqualTo(count(returns));
    }
  }

  @Test
  void noReturnSpansABreak() {
    ForwardReturns returns = built;
    LocalDate day = LocalDate.of(2020, 1, 13);
    assertThat(of(returns, "ES", day, "16:00")).as("last before the pause").isFinite();
    assertThat(of(returns, "ES", day, "16:10")).as("the pause").isNaN();
    assertThat(of(returns, "ES", day, "16:55")).as("the session's end").isNaN();
    assertThat(of(returns, "ES", TinyMinutes.EARLY_CLOSE, "12:50")).isFinite();
    assertThat(of(returns, "ES", TinyMinutes.EARLY_CLOSE, "12:55")).as("early close").isNaN();
    assertThat(of(returns, "ES", TinyMinutes.ROLL, "15:35")).as("the roll").isNaN();
    assertThat(of(returns, "ES", TinyMinutes.ROLL, "15:40")).isFinite();
    assertThat(of(returns, "ES", TinyMinutes.FILLED_PAUSE, "16:10")).as("filled pause").isNaN();
    assertThat(of(returns, "ES", TinyMinutes.FILLED_PAUSE, "16:20")).as("within it").isNaN();
    assertThat(of(returns, "ES", TinyMinutes.FILLED_PAUSE, "16:25")).as("its end").isNaN();
    assertThat(of(returns, "NQ", LocalDate.of(2020, 1, 14), "15:15")).as("a gap").isNaN();
    assertThat(of(returns, "NQ", LocalDate.of(2020, 1, 13), "15:15")).isFinite();
    assertThat(of(returns, "ES", TinyMinutes.OVERLAP, "13:00")).as("seen in part").isNaN();
    assertThat(of(returns, "ES", TinyMinutes.OVERLAP, "13:03")).isFinite();
    LocalDate eve = TinyMinutes.SPLIT.minusDays(1);
    Bar last = bar("ES", eve, "23:55");
    int session = grid.session(TinyMinutes.SPLIT);
    assertThat(returns.byHorizon()[0][session][name("ES", last)]).as("the split").isNaN();
    assertThat(returns.byHorizon()[0][session][name("ES", bar("ES", eve, "23:50"))]).isFinite();
  }

  @Test
  void barsNotKnownYetDoNotChangeEarlierReturns() {
    ForwardReturns whole = built;
    Instant cut = TinyMinutes.at(LocalDate.of(2020, 1, 29), "15:45");
    ForwardReturns known = returns(cut, 0);
    long compared = 0;
    for (int h = 0; h < HORIZONS.size(); h++) {
      for (String ticker : TinyMinutes.TICKERS) {
        for (Bar bar : market.bars.get(ticker).values()) {
          int name = name(ticker, bar);
          int session = grid.session(TinyMinutes.CALENDAR.dateOf(bar.begin()));
          if (name >= 0) {
            Instant until = bar.end().plus(TinyMinutes.LENGTH.multipliedBy(HORIZONS.get(h)));
            double expected = until.isAfter(cut) ? Double.NaN : whole.byHorizon()[h][session][name];
            assertThat(known.byHorizon()[h][session][name]).isEqualTo(Double.valueOf(expected));
            compared += Double.isNaN(expected) ? 0 : 1;
          }
        }
      }
    }
    assertThat(compared).isPositive().isLessThan(count(whole));
    assertThatThrownBy(() -> returns(TinyMinutes.at(TinyMinutes.DAYS.get(0), "01:00"), 0))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("market.minutes has no bar of north");
  }

  @Test
  void aRestatedCloseCountsFromItsKnownAt() {
    ForwardReturns before = built;
    ForwardReturns after = returns(RESTATED, 0);
    double close = bar("ES", RESTATED_DAY, "15:25").close();
    assertThat(of(before, "ES", RESTATED_DAY, "15:25")).isLessThan(0.1);
    assertThat(of(after, "ES", RESTATED_DAY, "15:25")).isEqualTo(3_500 / close - 1);
    assertThat(of(after, "ES", RESTATED_DAY, "15:20"))
        .isEqualTo(of(before, "ES", RESTATED_DAY, "15:20"));
  }

  @Test
  void skippedBarsLieBetweenTheRowAndItsReturnAndASetOfDaysIsNotCompared() throws IOException {
    String daily = TinyMarket.set(folder, "days", "a: px.close / px.open");
    FactorReportRequest.Result result = run("b/factors", 1, daily);
    assertThat(result.factors().get(0).rankIc()).isCloseTo(mean(oracle(1, 1)), within(1e-12));
    assertThat(result.notes())
        .anyMatch(
            note ->
                note.equals(
                    "days, the reference set, has daily rows and ticks has rows within the day, so no features could be compared"));
  }

  @Test
  void aSetThatWasNotBuiltIsRefused() throws IOException {
    FactorReportRequest unbuilt =
        TinyMinutes.request(
            "d/factors",
            TinyMinutes.set(folder, "unbuilt", "a: px.high / px.low"),
            TinyMinutes.BUILT,
            0,
            "none");
    assertThatThrownBy(() -> report(unbuilt))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("features build unbuilt --vendor NAME");
  }

  private static FactorReportRequest.Result run(String key, int skip, String against) {
    return report(TinyMinutes.request(key, set, TinyMinutes.BUILT, skip, against));
  }

  private static FactorReportRequest.Result report(FactorReportRequest request) {
    return new ReportFactors(lake, new JobSettings(lake.root(), "local[2]", ""))
        .run(request, stage -> {});
  }

  private static ForwardReturns returns(Instant asOf, int skip) {
    return MinuteReturnsReader.read(
        lake,
        lake.version(MinuteBarsTable.TABLE),
        lake.version(ActionsTable.TABLE),
        TinyMinutes.request("x/factors", set, asOf, skip, "none"),
        new RowSelection("north", "all"),
        grid,
        TinyMinutes.CALENDAR);
  }

  private static Bar bar(String ticker, LocalDate day, String begin) {
    return market.bars.get(ticker).get(TinyMinutes.at(day, begin).plus(TinyMinutes.LENGTH));
  }

  /** The return of the bar that begins at a time, over one bar. */
  private static double of(ForwardReturns returns, String ticker, LocalDate day, String begin) {
    return returns.byHorizon()[0][grid.session(day)][name(ticker, bar(ticker, day, begin))];
  }

  private static int name(String ticker, Bar bar) {
    return grid.name(
        UTF8String.fromString(ticker),
        grid.session(TinyMinutes.CALENDAR.dateOf(bar.begin())),
        ChronoUnit.MICROS.between(Instant.EPOCH, bar.end()));
  }

  private static long rowsWithin() {
    return market.bars.entrySet().stream()
        .flatMap(
            its -> its.getValue().values().stream().filter(bar -> name(its.getKey(), bar) >= 0))
        .count();
  }

  private static long count(ForwardReturns returns) {
    return Arrays.stream(returns.byHorizon())
        .flatMap(Arrays::stream)
        .flatMapToDouble(Arrays::stream)
        .filter(Double::isFinite)
        .count();
  }

  /**
   * The rank IC of each session over the bars of both tickers, from the bars themselves: ranks are
   * counted among the bars of the twenty sessions before.
   */
  private static double[] oracle(int skip, int horizon) {
    List<List<double[]>> sessions = pairs(skip, horizon);
    double[] bySession = new double[sessions.size()];
    for (int t = 0; t < bySession.length; t++) {
      List<double[]> before =
          sessions.subList(Math.max(0, t - 20), t).stream().flatMap(List::stream).toList();
      double[] values = before.stream().mapToDouble(pair -> pair[0]).toArray();
      double[] sizes =
          before.stream().mapToDouble(p -> Math.abs(p[1])).filter(Double::isFinite).toArray();
      double ofValues = size(values, value -> place(values, value) - 0.5);
      double ofSizes = size(sizes, size -> place(sizes, size));
      bySession[t] =
          t < 5
              ? Double.NaN
              : sessions.get(t).stream()
                  .filter(pair -> Double.isFinite(pair[1]))
                  .mapToDouble(
                      pair ->
                          (place(values, pair[0]) - 0.5)
                              / ofValues
                              * Math.signum(pair[1])
                              * place(sizes, Math.abs(pair[1]))
                              / ofSizes)
                  .average()
                  .orElse(Double.NaN);
    }
    return bySession;
  }

  private static double place(double[] among, double value) {
    long below = Arrays.stream(among).filter(other -> other < value).count();
    long equal = Arrays.stream(among).filter(other -> other == value).count();
    return (below + equal / 2.0) / among.length;
  }

  private static double size(double[] values, DoubleUnaryOperator score) {
    return Math.sqrt(Arrays.stream(values).map(score).map(x -> x * x).average().orElse(0));
  }

  /** By session the feature and the return of each bar within the session's hours. */
  private static List<List<double[]>> pairs(int skip, int horizon) {
    return TinyMinutes.DAYS.stream()
        .map(
            day -> {
              List<double[]> pairs = new ArrayList<>();
              market.bars.forEach(
                  (ticker, its) ->
                      its.values().stream()
                          .filter(bar -> TinyMinutes.CALENDAR.dateOf(bar.begin()).equals(day))
                          .filter(bar -> !bar.end().isAfter(TinyMinutes.CALENDAR.close(day)))
                          .forEach(
                              bar ->
                                  pairs.add(
                                      new double[] {
                                        Math.log(bar.close() / bar.open()),
                                        market.future(ticker, day, bar.end(), skip, horizon)
                                      })));
              return pairs;
            })
        .toList();
  }

  private static double mean(double[] bySession) {
    return Arrays.stream(bySession).filter(Double::isFinite).average().orElseThrow();
  }

  private static String read(String path) throws IOException {
    return Files.readString(lake.folder().resolve(path));
  }
}
