package io.tidemark.features.factors.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.api.features.FactorReportRequest;
import io.tidemark.core.RunKey;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.features.factors.statistics.FactorStudy;
import io.tidemark.features.factors.statistics.FeatureCorrelation;
import io.tidemark.features.factors.statistics.FeatureStudy;
import io.tidemark.features.factors.statistics.ForwardReturns;
import io.tidemark.features.factors.statistics.RankCorrelations;
import io.tidemark.features.factors.statistics.StudyResults;
import io.tidemark.reports.page.Wellformed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FactorPageTest {
  private static final int NAMES = 20;

  @Test
  void theStrongestFeatureIsFirstAndNamed() {
    String page = page(120, 0.02, "noise", "signal", "empty");
    String text = text(page);
    assertThat(text)
        .contains("At a horizon of 1 session the strongest feature is signal: mean rank IC +0.")
        .contains(
            "1 of 2 features have p < 0.05; by chance alone 0.1 are expected, and at most 1 in 95 % of cases")
        .contains("There are no regime labels of these prices")
        .contains("No reference set was compared.")
        .contains("a note");
    assertThat(page).contains("&lt;b&gt;&amp;").doesNotContain("NaN").doesNotContain("Infinity");
    assertThat(page.indexOf("<td class=\"d\">signal"))
        .isLessThan(page.indexOf("<td class=\"d\">noise"));
  }

  @Test
  void aPageWithoutResultsSaysSo() {
    assertThat(text(page(1, 0.02, "empty"))).contains("No feature has enough sessions");
    assertThat(text(page(30, 0, "noise"))).contains("No feature has enough sessions");
    assertThat(text(page(2, 0.02, "signal", "noise"))).contains("No feature has enough sessions");
  }

  private static String text(String page) {
    assertThat(page).doesNotContain("NaN");
    return Wellformed.parse(page).getDocumentElement().getTextContent().replaceAll("\\s+", " ");
  }

  private static String page(int sessions, double volatility, String... features) {
    Random random = new Random(8);
    LocalDate from = LocalDate.of(2021, 3, 1);
    List<LocalDate> dates =
        TradingCalendar.XNYS.sessions(from, from.plusYears(1)).subList(0, sessions);
    ForwardReturns returns = ForwardReturns.none(List.of(1, 5), sessions, NAMES);
    for (int i = 0; i < NAMES; i++) {
      double[] close = new double[sessions];
      double price = 100;
      for (int t = 0; t < sessions; t++) {
        close[t] = price *= Math.exp(volatility * random.nextGaussian());
      }
      returns.fill(close, 0, i);
    }
    boolean[][] rows = new boolean[sessions][NAMES];
    Arrays.stream(rows).forEach(row -> Arrays.fill(row, true));
    String[] years = dates.stream().map(d -> "" + d.getYear()).toArray(String[]::new);
    FactorStudy study = new FactorStudy(returns, rows, years, new String[sessions]);
    double[][][] panels = new double[features.length][sessions][NAMES];
    RankCorrelations correlations = new RankCorrelations(features.length, features.length);
    for (int t = 0; t < sessions; t++) {
      List<double[]> columns = new ArrayList<>();
      for (int f = 0; f < features.length; f++) {
        for (int i = 0; i < NAMES; i++) {
          panels[f][t][i] =
              switch (features[f]) {
                case "signal" -> returns.byHorizon()[0][t][i] + 0.02 * random.nextGaussian();
                case "noise" -> random.nextGaussian();
                default -> Double.NaN;
              };
        }
        columns.add(panels[f][t]);
      }
      correlations.add(columns.toArray(double[][]::new));
    }
    List<FeatureStudy> studies = new ArrayList<>();
    for (int f = 0; f < features.length; f++) {
      studies.add(study.of(features[f], panels[f]));
    }
    return new FactorPage(
            basis(dates),
            StudyResults.of(studies),
            new FeatureCorrelation(List.of(features), "", List.of(), sessions, correlations))
        .text();
  }

  private static ReportBasis basis(List<LocalDate> dates) {
    FactorReportRequest request =
        new FactorReportRequest(
            new RunKey("factors/small"),
            "small",
            List.of(),
            "",
            dates.get(0),
            dates.get(dates.size() - 1),
            Instant.parse("2024-01-01T00:00:00Z"),
            List.of(1, 5),
            0,
            "",
            "",
            "e");
    return new ReportBasis(
        request,
        "small",
        "cafe",
        "set: <b>&",
        "north",
        "all",
        "All tickers of north.",
        NAMES,
        dates,
        (long) NAMES * dates.size(),
        new String[dates.size()],
        List.of(),
        "",
        Map.of("market.prices", 3L),
        List.of("a note"));
  }
}
