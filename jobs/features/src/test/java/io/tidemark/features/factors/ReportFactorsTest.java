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
import io.tidemark.core.series.RankCorrelation;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.learning.FeatureTable;
import io.tidemark.core.table.market.PricesTable;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.features.factors.statistics.ForwardReturns;
import io.tidemark.lake.Lake;
import io.tidemark.lake.LakeExtension;
import io.tidemark.reports.page.Wellformed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LakeExtension.class)
class ReportFactorsTest {
  private static final Instant RESTATED = TinyMarket.BUILT.plusSeconds(86_400);
  private static final Instant SMALLER = RESTATED.plusSeconds(86_400);
  private static final int WRONG_DAY = 50;

  @TempDir static Path folder;
  private static Lake lake;
  private static TinyMarket market;
  private static String set;
  private static String other;

  @BeforeAll
  static void build(Lake empty) throws IOException {
    lake = empty;
    market = new TinyMarket(lake);
    set =
        TinyMarket.set(
            folder,
            "tiny",
            "ret: log(px.close / ref(px.close, 1))",
            "level: px.volume / mean(px.volume, 2) + 0 * px.close / px.close");
    other = TinyMarket.set(folder, "other", "turned: -log(px.close / ref(px.close, 1))");
    market.writePrices();
    market.build("tiny", set, List.of(), TinyMarket.BUILT);
    market.build("tiny", other, List.of(), TinyMarket.BUILT);
    market.label("tiny", "hmm-a", TinyMarket.BUILT);
    market.label("elsewhere", "hmm-b", TinyMarket.BUILT.plusSeconds(60));
    market.restate(FeatureSet.load(set), 5, WRONG_DAY, new double[] {9, 1}, RESTATED);
    market.build(
        "smaller", set, IntStream.range(0, 12).mapToObj(TinyMarket::ticker).toList(), SMALLER);
  }

  @Test
  void theReportsFiguresEqualTheOracleComputedFromTheLake() throws IOException {
    FactorReportRequest.Result result = run("tiny/factors", "", TinyMarket.BUILT, other);
    assertThat(result.sources()).isEqualTo("north");
    assertThat(result.tickers()).isEqualTo(TinyMarket.TICKERS);
    assertThat(result.sessions()).isEqualTo(TinyMarket.DAYS.size());
    assertThat(result.rows()).isEqualTo((long) TinyMarket.TICKERS * TinyMarket.DAYS.size() - 1);
    Factor ret = result.factors().get(0);
    assertThat(ret.feature()).isEqualTo("ret");
    assertThat(ret.rankIc()).isCloseTo(mean(oracle(TinyMarket.BUILT, 5)), within(1e-9));
    assertThat(ret.days()).isEqualTo((int) finite(oracle(TinyMarket.BUILT, 5)));
    assertThat(ret.t()).isGreaterThan(2);
    assertThat(result.factors().get(1).t()).as("a constant feature has no t").isNull();
    assertThat(result.horizons().get(0).tested()).isEqualTo(1);
    assertThat(result.notes()).hasSize(2);
    assertThat(result.notes().get(0)).contains("before its features can be acted upon", "--skip 1");
    assertThat(result.notes().get(1)).contains("not tracked");

    JsonNode figures = Json.read(read(result.json()), JsonNode.class);
    JsonNode daily = figures.at("/features/0/horizons/1/rankIc/mean");
    assertThat(daily.asDouble()).isCloseTo(mean(oracle(TinyMarket.BUILT, 1)), within(1e-9));
    assertThat(figures.at("/regimeModel").asText()).isEqualTo("hmm-a");
    double[] one = oracle(TinyMarket.BUILT, 1);
    assertThat(figures.at("/features/0/horizons/1/regimes/stressed/mean").asDouble())
        .isCloseTo(mean(only(one, "stressed")), within(1e-9));
    assertThat(figures.at("/features/0/horizons/1/regimes/stressed/days").asInt())
        .isEqualTo((int) finite(only(one, "stressed")));
    assertThat(figures.at("/features/0/horizons/1/years").properties()).hasSize(2);
    assertThat(figures.at("/nearestBeside/0/other").asText()).isEqualTo("turned");
    assertThat(figures.at("/nearestBeside/0/correlation").asDouble()).isCloseTo(-1, within(1e-9));
    assertThat(figures.at("/tables").properties()).hasSize(4);

    assertThat(read(result.csv()).lines()).hasSize(1 + 2 * 2);
    String page = read(result.page());
    assertThat(page).doesNotContain("NaN").doesNotContain(">null<");
    assertThat(Wellformed.parse(page).getDocumentElement().getTextContent())
        .contains("Factor report of tiny")
        .contains("hmm-a")
        .contains("returns begin at that close");
  }

  @Test
  void aRestatementIsUsedOnlyFromItsKnownAt() {
    double before = run("a/factors", "", TinyMarket.BUILT, "none").factors().get(0).rankIc();
    double after = run("b/factors", "", RESTATED, "none").factors().get(0).rankIc();
    assertThat(after).isNotEqualTo(before);
    assertThat(after).isCloseTo(mean(oracle(RESTATED, 5)), within(1e-9));
  }

  @Test
  void ifThereAreSeveralUniversesTheRequestMustNameOne() {
    assertThatThrownBy(() -> run("c/factors", "", SMALLER, "none"))
        .isInstanceOf(UserFault.class)
        .hasMessageContainingAll(
            "--vendors north --universe all", "about 12 tickers", "choose one");
    assertThatThrownBy(() -> run("c/factors", "0000", SMALLER, "none"))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("no selection in");
    assertThat(run("c/factors", "all", SMALLER, "none").tickers()).isEqualTo(TinyMarket.TICKERS);
  }

  @Test
  void anErrorAboutMissingDataNamesTheWayOut() throws IOException {
    String unbuilt = TinyMarket.set(folder, "unbuilt", "a: px.close / px.open");
    assertThatThrownBy(
            () ->
                report(TinyMarket.request("d/factors", unbuilt, "", TinyMarket.BUILT, "none"), ""))
        .isInstanceOf(UserFault.class)
        .hasMessageContainingAll("unbuilt", "never built", "run pipeline");
    assertThatThrownBy(() -> run("e/factors", "", Instant.parse("2019-01-01T00:00:00Z"), "none"))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("no rows known by 2019-01-01");
    assertThatThrownBy(() -> run("f/factors", "", TinyMarket.BUILT, set))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("have the same definition");
    FactorReportRequest.Result alone = run("g/factors", "", TinyMarket.BUILT, unbuilt);
    assertThat(alone.notes()).anyMatch(note -> note.contains("unbuilt, the reference set"));
  }

  @Test
  void anUnreachableServerDoesNotFailTheReport() {
    FactorReportRequest.Result result =
        report(
            TinyMarket.request("h/factors", set, "", TinyMarket.BUILT, "none"),
            "http://127.0.0.1:1");
    assertThat(result.mlflowRun()).isEmpty();
    assertThat(result.notes()).anyMatch(note -> note.contains("did not accept the report"));
    assertThat(lake.folder().resolve(result.page())).exists();
  }

  @Test
  void pricesNotKnownYetDoNotChangeEarlierReturns() {
    FeatureSet tiny = FeatureSet.load(set);
    Table table = FeatureTable.of(tiny);
    RowSelection selection = new RowSelection("north", "all");
    PanelGrid grid =
        PanelGrid.read(
            selection.of(
                lake.history(table, TinyMarket.BUILT),
                TinyMarket.DAYS.get(0),
                TinyMarket.DAYS.get(TinyMarket.DAYS.size() - 1)),
            TradingCalendar.XNYS,
            table.name());
    int cut = 70; // between the split and the dividend
    LocalDate last = TinyMarket.DAYS.get(cut);
    ForwardReturns whole = returns(grid, selection, TinyMarket.BUILT);
    ForwardReturns known = returns(grid, selection, TradingCalendar.XNYS.close(last));
    for (int h = 0; h < 2; h++) {
      int closed = cut + 1 - whole.horizons().get(h);
      for (int t = 0; t < grid.sessions(); t++) {
        double[] expected = whole.byHorizon()[h][t].clone();
        if (t >= closed) {
          Arrays.fill(expected, Double.NaN);
        }
        assertThat(known.byHorizon()[h][t]).containsExactly(expected, within(1e-12));
      }
    }
    for (int i = 0; i < TinyMarket.TICKERS; i++) {
      for (int t = 0; t + 1 < grid.sessions(); t++) {
        assertThat(whole.byHorizon()[1][t][i]).isCloseTo(market.growth(i, t) - 1, within(1e-9));
      }
    }
  }

  private static ForwardReturns returns(PanelGrid grid, RowSelection selection, Instant asOf) {
    return ForwardReturnsReader.read(
        lake,
        lake.version(PricesTable.TABLE),
        TinyMarket.request("x/factors", set, "", asOf, "none"),
        selection,
        grid,
        TradingCalendar.XNYS);
  }

  private static FactorReportRequest.Result run(
      String key, String universe, Instant asOf, String beside) {
    return report(TinyMarket.request(key, set, universe, asOf, beside), "");
  }

  private static FactorReportRequest.Result report(FactorReportRequest request, String mlflow) {
    FactorReportRequest.Result result =
        new ReportFactors(lake, new JobSettings(lake.root(), "local[2]", mlflow))
            .run(request, stage -> {});
    assertThat(Json.read(Json.write(result), FactorReportRequest.Result.class)).isEqualTo(result);
    return result;
  }

  /** Daily rank ICs of {@code ret}, computed row by row with simple compounding. */
  private static double[] oracle(Instant asOf, int horizon) {
    FeatureSet tiny = FeatureSet.load(set);
    Table table = FeatureTable.of(tiny);
    double[][] values = new double[TinyMarket.DAYS.size()][TinyMarket.TICKERS];
    Arrays.stream(values).forEach(row -> Arrays.fill(row, Double.NaN));
    for (Row row :
        lake.asOf(table, asOf)
            .where("universe = 'all'")
            .select("ticker", "date", "ret")
            .collectAsList()) {
      int ticker = Integer.parseInt(row.getString(0).substring(2));
      int day = TinyMarket.DAYS.indexOf(row.getDate(1).toLocalDate());
      values[day][ticker] = row.isNullAt(2) ? Double.NaN : row.getDouble(2);
    }
    double[] daily = new double[values.length];
    for (int t = 0; t < daily.length; t++) {
      double[] future = new double[TinyMarket.TICKERS];
      for (int i = 0; i < future.length; i++) {
        future[i] = t + horizon < daily.length ? future(i, t, horizon) : Double.NaN;
      }
      daily[t] = pairs(values[t], future) < 10 ? Double.NaN : RankCorrelation.of(values[t], future);
    }
    return daily;
  }

  private static double future(int ticker, int t, int horizon) {
    if (ticker == TinyMarket.HOLED) {
      return market.close[ticker][t + horizon] / market.close[ticker][t] - 1;
    }
    double growth = 1;
    for (int k = t; k < t + horizon; k++) {
      growth *= market.growth(ticker, k);
    }
    return growth - 1;
  }

  private static long pairs(double[] x, double[] y) {
    return IntStream.range(0, x.length)
        .filter(i -> Double.isFinite(x[i]) && Double.isFinite(y[i]))
        .count();
  }

  private static double[] only(double[] daily, String regime) {
    return IntStream.range(0, daily.length)
        .mapToDouble(t -> t >= 20 && TinyMarket.regime(t).equals(regime) ? daily[t] : Double.NaN)
        .toArray();
  }

  private static double mean(double[] daily) {
    return Arrays.stream(daily).filter(Double::isFinite).average().orElseThrow();
  }

  private static long finite(double[] daily) {
    return Arrays.stream(daily).filter(Double::isFinite).count();
  }

  private static String read(String path) throws IOException {
    return Files.readString(lake.folder().resolve(path));
  }
}
