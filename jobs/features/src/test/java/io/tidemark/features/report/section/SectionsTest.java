package io.tidemark.features.report.section;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.api.learning.PromotionDecision;
import io.tidemark.api.learning.PromotionDecision.Condition;
import io.tidemark.api.learning.TrainRequest;
import io.tidemark.api.learning.TrainRequest.LearnerScore;
import io.tidemark.api.learning.TrainRequest.Model;
import io.tidemark.api.learning.TrainRequest.Score;
import io.tidemark.api.market.FetchRequest;
import io.tidemark.api.market.LandRequest;
import io.tidemark.api.market.ReconcileRequest;
import io.tidemark.api.regimes.LabelRegimesRequest;
import io.tidemark.core.registry.Manifest;
import io.tidemark.core.registry.RegimePolicy;
import io.tidemark.features.report.section.QualityFacts.Dispute;
import io.tidemark.features.report.section.QualityFacts.FieldCount;
import io.tidemark.features.report.section.QualityFacts.Refused;
import io.tidemark.features.report.section.QualityFacts.RuleCount;
import io.tidemark.reports.page.RegimePalette;
import io.tidemark.reports.page.Wellformed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SectionsTest {
  private static final RegimePalette PALETTE = new RegimePalette(List.of("calm", "stressed"));
  private static final LocalDate DAY = LocalDate.of(2021, 3, 1);

  @Test
  void aRegimeThatTheChallengerWinsIsNamedWithItsInterval() {
    ScoreSection section =
        scores(
            score("stressed", 0.051, 0.020, 0.008, 0.054, true),
            score("calm", 0.021, 0.020, -0.01, 0.012, false),
            score("all", 0.03, 0.02, -0.001, 0.02, false));
    assertThat(section.finding())
        .isEqualTo(
            "xgboost beats ridge in stressed markets (IC +0.031, 95 % interval 0.008 to 0.054); "
                + "elsewhere no challenger is promoted and the baseline is served.");
    assertThat(Wellformed.text(section))
        .containsSubsequence("calm", "stressed", "all regimes")
        .contains("+0.051", "−0.010 to 0.012", "better", "no significant difference");
  }

  @Test
  void aNegativeResultIsReported() {
    ScoreSection section =
        scores(
            score("calm", 0.01, 0.03, -0.031, -0.009, false),
            score("stressed", 0.02, 0.02, -0.02, 0.02, false),
            score("all", 0.012, 0.026, -0.03, 0.002, false));
    assertThat(section.finding())
        .isEqualTo(
            "xgboost does not beat ridge significantly in any regime, so the baseline is served. It"
                + " is significantly worse in calm markets (IC −0.020, 95 % interval −0.031 to"
                + " −0.009). Over all test days the difference is −0.014, 95 % interval −0.030 to"
                + " 0.002.");
    assertThat(Wellformed.text(section)).contains("worse");
  }

  @Test
  void aSignificantlyWorseRegimeIsNotCalledInsignificant() {
    assertThat(
            scores(
                    score("stressed", 0.051, 0.02, 0.008, 0.054, true),
                    score("calm", 0.01, 0.03, -0.031, -0.009, false))
                .finding())
        .contains("it is significantly worse in calm markets")
        .contains("Wherever it did not win, the baseline is served.");
  }

  @Test
  void winningInEveryRegimeIsReported() {
    assertThat(
            scores(
                    score("calm", 0.05, 0.02, 0.01, 0.05, true),
                    score("stressed", 0.05, 0.02, 0.01, 0.05, true))
                .finding())
        .endsWith("it is served in every regime.");
  }

  @Test
  void differentChosenChallengersAreNamed() {
    ScoreSection section =
        section(
            List.of(
                score("stressed", 0.051, 0.020, 0.008, 0.054, true, "boosted"),
                score("calm", 0.06, 0.020, 0.01, 0.07, true, "split")),
            List.of(
                new LearnerScore("ridge", "calm", "rank_ic", 150, 0.021, 0, 0, 0),
                new LearnerScore("split", "calm", "rank_ic", 150, 0.064, 0.043, 0.01, 0.08)));
    assertThat(section.finding())
        .isEqualTo(
            "split beats ridge in calm markets (IC +0.040, 95 % interval 0.010 to 0.070) and"
                + " boosted beats ridge in stressed markets (IC +0.031, 95 % interval 0.008 to"
                + " 0.054); they are served in every regime.");
    assertThat(Wellformed.text(section))
        .containsSubsequence("calm", "split", "stressed", "boosted")
        .contains("+0.064 (+0.043)", "+0.021", "chosen challenger", "99.17\u00a0%");
  }

  @Test
  void ifNoneOfSeveralChallengersWinsNoneIsNamed() {
    assertThat(
            section(
                    List.of(
                        score("calm", 0.01, 0.03, -0.031, -0.009, false, "split"),
                        score("stressed", 0.02, 0.02, -0.02, 0.02, false, "boosted")),
                    List.of())
                .finding())
        .isEqualTo(
            "No challenger beats ridge significantly in any regime, so the baseline is served. The"
                + " chosen challenger is significantly worse in calm markets (IC −0.020, 95 %"
                + " interval −0.031 to −0.009).");
  }

  @Test
  void theConditionsThatAChallengerFailedAreNamed() {
    PromotionDecision decision =
        new PromotionDecision(
            3,
            36,
            0.05 / 12,
            0.05 / 12 / 12,
            0.00002,
            0.0123,
            0.00021,
            -0.00004,
            0.44,
            0,
            List.of(Condition.ZERO));
    Score calm =
        new Score("calm", 90, 0.03, -0.01, 0.04, 0.02, 0.06, false, "split", 0.1 / 144, decision);
    ScoreSection section = section(List.of(calm), List.of());
    assertThat(section.finding())
        .isEqualTo(
            "No challenger meets all conditions in any regime, so ridge, the baseline, is served"
                + " (calm: its own rank IC is not significantly above zero).");
    assertThat(Wellformed.text(section))
        .contains("its own rank IC is not significantly above zero")
        .contains("look 3 of the experiment, with 36 comparisons so far")
        .contains("its level is 0.0042, 0.05 divided by 3 · 4")
        .containsSubsequence(
            "calm", "split", "< 0.0001", "0.0123", "0.0003", "+2.1", "−0.4", "0.44");
    assertThat(Wellformed.text(scores(score("calm", 0.01, 0.03, -0.031, -0.009, false))))
        .as("of an older training")
        .doesNotContain("Conditions of promotion");
  }

  @Test
  void scoresThatAreNotNumbersGiveNoVerdict() {
    double none = Double.NaN;
    ScoreSection section = scores(score("calm", none, none, none, none, false));
    assertThat(section.finding()).startsWith("No regime had enough test days");
    assertThat(Wellformed.text(section)).contains("too few days").doesNotContain("NaN");
  }

  @Test
  void regimesAreCountedAndTheLastOneIsNamed() {
    RegimeSection section =
        new RegimeSection(
            List.of(
                day(0, 0.5, "calm"),
                day(1, 0.10, "calm"),
                day(2, -0.10, "stressed"),
                day(3, 0.01, "stressed")),
            PALETTE,
            "hmm-1",
            List.of(
                new LabelRegimesRequest.Refit(DAY, "calm", "market_volatility", 0.1),
                new LabelRegimesRequest.Refit(DAY.plusDays(1), "stressed", "market_return", -0.5)),
            List.of("a <series> was late"));
    assertThat(section.finding())
        .isEqualTo(
            "The regime was calm on 50\u00a0% and stressed on 50\u00a0% of 4 sessions; the period"
                + " ends stressed, as it has been since 2021-03-03.");
    String markup = section.html().markup();
    // the first day's return is not in the period: 1.1 × 0.9 × 1.01 − 1
    assertThat(markup).contains("+10.0\u00a0%&quot;,&quot;−1.0\u00a0%&quot;,&quot;0.0\u00a0%");
    assertThat(markup)
        .contains("a &lt;series&gt; was late")
        .contains("0.50 at most, in market_return of stressed on 2021-03-02")
        .contains("band r0")
        .contains("band r4");
    Wellformed.parse(markup);
  }

  @Test
  void daysWithoutProbabilitiesOrPricesAreNotDrawn() {
    RegimeSection.Day unknown = new RegimeSection.Day(DAY, Double.NaN, "unknown", List.of());
    RegimeSection section =
        new RegimeSection(
            List.of(unknown, day(1, 0.1, "calm")), PALETTE, "m", List.of(), List.of());
    assertThat(section.html().markup())
        .contains("band rx")
        .doesNotContain("NaN")
        .doesNotContain("warnings");
    assertThat(new RegimeSection(List.of(), PALETTE, "m", List.of(), List.of()).finding())
        .isEqualTo("No session was labelled.");
  }

  @Test
  void skillIsSummedAndComparedFoldByFold() {
    SkillSection section =
        new SkillSection(
            List.of(
                new SkillSection.Day(DAY, 1, "calm", 0.2, 0.1),
                new SkillSection.Day(DAY.plusDays(1), 1, "calm", Double.NaN, Double.NaN),
                new SkillSection.Day(DAY.plusDays(2), 2, "stressed", -0.1, 0.3)),
            "xgboost",
            "ridge",
            PALETTE);
    assertThat(section.finding())
        .isEqualTo(
            "xgboost was ahead of ridge in 1 of 2 folds; over 3 out-of-sample days the sum"
                + " of its daily rank IC is +0.1, against +0.4.");
    assertThat(section.html().markup()).contains("boundary").doesNotContain("NaN");
    Wellformed.parse(section.html().markup());
  }

  @Test
  void featuresAreRankedAndTheChosenOnesMarked() {
    FeatureSection section =
        new FeatureSection(
            List.of(
                new Model(
                    "stressed", "xgboost", "p", "h", List.of("a", "b<"), List.of(0.25, 0.75), 900),
                new Model("calm", "ridge", "p", "h", List.of("a", "b<"), List.of(0.6, 0.4), 2000)),
            Map.of("calm", List.of("a"), "stressed", List.of("b<")),
            List.of("a", "b<", "c"),
            PALETTE);
    assertThat(section.finding())
        .isEqualTo(
            "2 of 3 features are served in at least one regime; the most important is a in calm "
                + "and b< in stressed markets.");
    assertThat(Wellformed.text(section))
        .containsSubsequence(
            "calm",
            "ridge, trained on 2,000 rows; 1 chosen, with 60\u00a0% of the importance",
            "stressed");
    assertThat(section.html().markup())
        .contains("b&lt;")
        .contains("bar chosen r0")
        .contains("bar passed");
  }

  @Test
  void quarantinedRowsAreShownEscaped() {
    QualitySection section =
        new QualitySection(
            new FetchRequest.Result(
                90,
                81_000,
                List.of(new FetchRequest.Failure("south", "bars", "TK07", 503, 5, "gave <up>"))),
            new LandRequest.Result(2_000, 1_900, 3, 90, 4, Map.of()),
            new ReconcileRequest.Result(40, 990, 5, 10, 2, 1000, 1, 2, 3),
            new QualityFacts(
                4,
                List.of(
                    new RuleCount("high_below_low", "north", 3), new RuleCount("gap", "north", 1)),
                List.of(
                    new Refused(
                        "bars",
                        "north",
                        "f.csv:7",
                        "<b>",
                        "2017-01-03",
                        List.of("high 1 < low 2", "x"))),
                List.of(new FieldCount("close", 10, 2)),
                List.of(
                    new Dispute(
                        "TK01",
                        DAY,
                        "close",
                        Map.of("north", 10.0, "south", 11.5),
                        "",
                        "neither",
                        10))));
    assertThat(section.finding())
        .isEqualTo(
            "4 rows are in quarantine (0.20\u00a0% of those read), most often for high_below_low."
                + " Vendors agreed on 99.00\u00a0% of the 1,000 ticker-days that more than one of"
                + " them covers; 2 were left out because no vendor could be trusted. 1 answer"
                + " could not"
                + " be fetched: TK07.");
    assertThat(Wellformed.text(section))
        .contains(
            "gave <up>",
            "high 1 < low 2; x",
            "north 10.0000",
            "south 11.5000",
            "nobody",
            "81.0 kB");
    assertThat(section.html().markup()).contains("&lt;b&gt;").doesNotContain("<b></b>");
  }

  @Test
  void withImportedSourcesNothingIsFetched() {
    QualitySection section =
        new QualitySection(
            null,
            null,
            new ReconcileRequest.Result(40, 0, 5, 0, 0, 5, 1, 2, 3),
            new QualityFacts(0, List.of(), List.of(), List.of(), List.of()));
    assertThat(section.finding())
        .isEqualTo(
            "No row broke a rule; nothing is in quarantine. No day had prices from two vendors, so "
                + "nothing could be compared.");
    assertThat(Wellformed.text(section)).contains("all sources were imported before the run");
  }

  @Test
  void onlyAWebAddressBecomesALink() {
    assertThat(provenance("http://localhost:5000/x?a=1&b=2").html().markup())
        .contains("<a href=\"http://localhost:5000/x?a=1&amp;b=2\">");
    assertThat(provenance("javascript:alert(1)").html().markup()).doesNotContain("javascript");
    assertThat(Wellformed.text(provenance(""))).contains("not tracked", "market.prices", "3");
    assertThat(provenance("").html().markup()).contains("&lt;set&gt; &amp; more");
  }

  private static ProvenanceSection provenance(String mlflow) {
    return new ProvenanceSection(
        new Manifest(
            "equity-daily",
            "v0002-00ff00ff",
            "<set> & more",
            "0123456789abcdef",
            List.of("a"),
            Map.of("market.prices", 3L),
            List.of("north", "south"),
            List.of(),
            LocalDate.parse("2020-01-02"),
            LocalDate.parse("2023-12-29"),
            "hmm-1",
            new RegimePolicy(Map.of(), List.of("a")),
            List.of(),
            Instant.parse("2024-01-01T00:00:00Z"),
            "0.1.0",
            7,
            Instant.parse("2024-01-02T00:00:00Z"),
            "run/publish"),
        mlflow);
  }

  private static RegimeSection.Day day(int offset, double marketReturn, String regime) {
    return new RegimeSection.Day(DAY.plusDays(offset), marketReturn, regime, List.of(0.7, 0.3));
  }

  private static ScoreSection scores(Score... scores) {
    return new ScoreSection(
        new TrainRequest.Result("ridge", "xgboost", List.of(scores), List.of(), "", "", 0),
        PALETTE);
  }

  private static ScoreSection section(List<Score> scores, List<LearnerScore> learners) {
    return new ScoreSection(
        new TrainRequest.Result(
            "ridge", "boosted", scores, List.of(), "", "", 0, learners, "learning.scores"),
        PALETTE);
  }

  private static Score score(
      String regime,
      double ours,
      double theirs,
      double low,
      double high,
      boolean promoted,
      String learner) {
    return new Score(
        regime, 100, ours, theirs, ours - theirs, low, high, promoted, learner, 0.05 / 6, null);
  }

  private static Score score(
      String regime, double ours, double theirs, double low, double high, boolean promoted) {
    return new Score(regime, 100, ours, theirs, ours - theirs, low, high, promoted);
  }
}
