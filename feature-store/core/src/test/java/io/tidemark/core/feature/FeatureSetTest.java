package io.tidemark.core.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.UserFault;
import io.tidemark.core.feature.operators.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureSetTest {
  @Test
  void theShippedSetCompiles() {
    FeatureSet set = TestSources.load("equity-daily");
    assertThat(set.featureNames()).hasSizeGreaterThanOrEqualTo(15).contains("vol_20d");
    assertThat(set.lookAhead("fwd_5d")).isEqualTo(5);
    assertThat(set.features().lookAhead()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ref(px.close, -5) / px.close - 1 | 0",
        "ref(px.close, -5) / ref(px.open, -1) - 1 | 1",
        "ref(px.close, -3) / ref(px.close, -2) - 1 | 2",
        "ref(std(px.close / ref(px.close, 1), 21), -22) | 1",
        "ref(std(px.close / ref(px.close, 1), 21), -21) | 0",
        "ref(mean(px.close, 5), -2) | -2",
        "ref(px.close, -1) / ref(px.close, 1) | -1",
        "ref(px.close, -1) * 2 | 1",
      })
  void aLabelHasAFirstRow(String label, int first) {
    FeatureSet set = labelled(label);
    assertThat(set.labels().firstRow("ahead")).isEqualTo(first);
    if (first < 1) {
      assertThat(set.earlyStart("ahead"))
          .hasValueSatisfying(
              fault -> assertThat(fault).contains("'ahead' of test", "ref(px.open, -1)"));
    } else {
      assertThat(set.earlyStart("ahead")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"equity-daily", "alt-daily", "alpha158", "alpha360"})
  void theLabelsOfShippedSetsBeginWhenTheirFeaturesCanBeActedUpon(String name) {
    FeatureSet set = TestSources.load(name);
    assertThat(set.labelNames())
        .isNotEmpty()
        .allSatisfy(label -> assertThat(set.earlyStart(label)).isEmpty());
  }

  @Test
  void aPlanKnowsLookBackUnitStageAndSources() {
    Plan plan =
        with("a: std(log(px.close / ref(px.close, 1)), 20)\n  b: xs_rank(mean(px.volume, 5))");
    assertThat(plan.output("a").lookBack()).isEqualTo(20);
    assertThat(plan.output("a").unit()).isEqualTo(Unit.NONE);
    assertThat(plan.output("b").stage()).isEqualTo(1);
    assertThat(plan.fields()).containsExactly("px.close", "px.volume");
  }

  @Test
  void sharedExpressionsAreComputedOnce() {
    Plan plan = with("a: mean(px.close, 5) / px.close\n  b: px.close / mean(px.close,5)");
    assertThat(plan.nodes()).extracting(Node::text).doesNotHaveDuplicates().hasSize(4);
  }

  @Test
  void theHashDependsOnTheMeaningAndNotOnTheNotation() {
    assertThat(set("a: mean(px.close, 5)").definitionHash())
        .isEqualTo(set("a:   mean( px.close ,  window: 5 )   # why").definitionHash())
        .isNotEqualTo(set("a: mean(px.close, 6)").definitionHash());
  }

  @Test
  void precedenceFollowsArithmetic() {
    assertThat(with("a: 1 - px.close / px.open * 2 - -3").output("a").text())
        .isEqualTo("sub(sub(1, mul(div(px.close, px.open), 2)), -3)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "market.prices | market.minutes | other.close | it supplies rows itself, so put what",
        "market.minutes | market.prices | other.close | it supplies rows itself, so put what",
        "market.prices | market.prices | other.close | the set has it already, under the name of",
        "market.prices | intraday.volatility | other.forecast_30m | make market.minutes the first"
      })
  void aTableThatCannotBeJoinedToTheRowsIsRefused(
      String rows, String other, String column, String wayOut) {
    for (String section : new String[] {"features", "labels"}) {
      String yaml = joined(rows, other, section, column);
      assertThatThrownBy(() -> TestSources.parse("f.yaml", yaml))
          .isInstanceOf(UserFault.class)
          .hasMessageContaining("f.yaml:6: %s cannot be joined to rows of %s; ", other, rows)
          .hasMessageContaining(wayOut);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "market.prices, macro.series, other.DGS10",
    "market.minutes, macro.series, other.DGS10",
    "market.minutes, intraday.volatility, other.r",
    "market.prices, market.minutes, px.close"
  })
  void aJoinableOrUnreadSourceIsAccepted(String rows, String other, String column) {
    assertThat(TestSources.parse("f.yaml", joined(rows, other, "features", column)).rowTable())
        .isEqualTo(rows);
  }

  private static String joined(String rows, String other, String section, String column) {
    return """
    set: s
    entity: ticker
    calendar: XNYS
    sources:
      px: %s
      other: %s
    features:
      a: px.close
    %s:
      b: %s
    """
        .formatted(rows, other, section.equals("labels") ? "labels" : "#", column)
        .replace("#:\n", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mean(px.closs, 5) | 5 | market.prices has no column 'closs'; did you mean close?",
        "meen(px.close, 5) | 0 | operator 'meen' is not known; did you mean mean?",
        "mean(pz.close, 5) | 5 | source 'pz' is not declared; did you mean px?",
        "mean(px.close) | 0 | mean is written mean(series, window)",
        "mean(px.close, 0) | 15 | window of mean must be a whole number from 1 to 5000, or a span",
        "mean(px.close, 5x) | 16 | 'x' is not a unit of a window; the units are s, m, h, d, w (time)",
        "mean(px.close, -5d) | 15 | window of mean must be a whole number from 1 to 5000, or a"
            + " span",
        "mean(px.close, 100t) | 15 | market.prices has no column 'trades' to measure by",
        "mean(px.close, 700000d) | 15 | 100000w can hold 700000 rows of 86400 seconds",
        "ewm(px.close, 5d) | 14 | halflife of ewm must be a whole number from 1 to 500, not 5d",
        "mean(mean(px.close, 9v), 5) | 0 | mean reads rows of a window of volume or trades",
        "px.close * 5d | 11 | 5d is a span; only the window of an operator is one",
        "px.close + px.volume | 9 | cannot add USD share^-1 and share",
        "px.close + | 10 | the expression ends too early",
        "(px.close | 9 | ')' was expected here",
        "close / 2 | 0 | 'close' is neither a column nor a call; write source.column",
        "px.close % 2 | 9 | '%' was not expected here",
        "ref(px.close, -1) / px.close | 0 | this reads 1 rows into the future; only a label may"
      })
  void aFaultMarksItsColumnAndGivesTheWayOut(String expression, int column, String message) {
    assertThatThrownBy(() -> set("a: \"" + expression + "\""))
        .isInstanceOf(LanguageFault.class)
        .hasMessageContaining("t.yaml:6: a: " + message)
        .extracting(e -> ((LanguageFault) e).column())
        .isEqualTo(column);
  }

  @Test
  void faultsOutsideExpressionsGiveTheLine() {
    assertThatThrownBy(() -> TestSources.parse("t.yaml", "set: x\ntables: {}"))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("t.yaml:2: 'tables' is not a key");
    assertThatThrownBy(() -> TestSources.parse("t.yaml", "set: x\nsources: { px: market.price }"))
        .hasMessageContaining("did you mean market.prices?");
    assertThatThrownBy(() -> set("a: px.close\n  a: px.open"))
        .hasMessageContaining("defined twice");
    assertThatThrownBy(() -> TestSources.load("equity-dialy")).hasMessageContaining("equity-daily");
  }

  @Test
  void anUnknownCalendarIsAFaultOfTheUser() {
    String yaml = set("a: px.close").text().replace("XNYS", "XLON");
    assertThatThrownBy(() -> TestSources.parse("t.yaml", yaml))
        .isInstanceOf(UserFault.class)
        .hasMessage(
            "t.yaml: calendar 'XLON' is not known; did you mean XNYS? Known are XNYS and CMES");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sources", "ticker", "date", "event_time", "known_at", "run_key", "Date"})
  void aColumnThatEveryTableHasCannotBeAFeatureOrALabel(String name) {
    assertThatThrownBy(() -> set(name + ": px.close"))
        .isInstanceOf(UserFault.class)
        .hasMessageStartingWith("t.yaml:6: '" + name + "' is a column of every feature table")
        .hasMessageContaining("known_at");
    assertThatThrownBy(() -> set("a: px.close\nlabels:\n  " + name + ": px.close"))
        .isInstanceOf(UserFault.class)
        .hasMessageStartingWith("t.yaml:8: '" + name + "' is a column of every feature table");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a: px.close\nlabels:\n  a: px.open", "a: px.close\n\n  A: px.open"})
  void twoColumnsCannotHaveOneName(String features) {
    assertThatThrownBy(() -> set(features))
        .isInstanceOf(UserFault.class)
        .hasMessageStartingWith("t.yaml:8: ")
        .hasMessageContaining("has the name of 'a' in line 6")
        .hasMessageContaining("rename one of them");
  }

  @Test
  void aSectionCannotBeWrittenTwice() {
    assertThatThrownBy(() -> set("a: px.close\nfeatures:\n  b: px.open"))
        .isInstanceOf(UserFault.class)
        .hasMessage("t.yaml:7: 'features' is defined twice");
    assertThatThrownBy(() -> set("a: px.close\ncalendar: XNYS"))
        .isInstanceOf(UserFault.class)
        .hasMessage("t.yaml:7: 'calendar' is defined twice");
  }

  @Test
  void aNameCannotBeAListOrAMapping() {
    assertThatThrownBy(() -> TestSources.parse("t.yaml", "set: x\n[features, labels]: 1"))
        .isInstanceOf(UserFault.class)
        .hasMessageStartingWith("t.yaml:2: a list or a mapping cannot be a name");
    assertThatThrownBy(() -> set("a: px.close\n  {b: c}: px.open"))
        .isInstanceOf(UserFault.class)
        .hasMessageStartingWith("t.yaml:7: a list or a mapping cannot be a name");
  }

  private static Plan with(String features) {
    return set(features).features();
  }

  private static FeatureSet labelled(String label) {
    return TestSources.parse(
        "t.yaml",
        """
        set: test
        entity: ticker
        calendar: XNYS
        sources: { px: market.prices }
        features:
          a: px.close
        labels:
          ahead: %s
        """
            .formatted(label));
  }

  @Test
  void aNumberThatIsTooLargeIsRefused() {
    assertThatThrownBy(() -> set("a: px.close * 1e999"))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("1e999 is too large for a double");
  }

  static FeatureSet set(String features) {
    return TestSources.parse(
        "t.yaml",
        """
        set: test
        entity: ticker
        calendar: XNYS
        sources: { px: market.prices }
        features:
          %s
        """
            .formatted(features));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "set: [a\\nentity: ticker | f.yaml:2: not YAML: expected ',' or ']', but got",
        "set: a\\n\\tb: c | f.yaml:2: not YAML: found character",
        "set: a\\1b | f.yaml: not YAML: special characters are not allowed",
      })
  void invalidYamlIsReportedInOneLineWithItsPlace(String yaml, String words) {
    assertThatThrownBy(() -> TestSources.parse("f.yaml", yaml.translateEscapes()))
        .isInstanceOf(UserFault.class)
        .hasMessageStartingWith(words)
        .message()
        .doesNotContain("reader", "snakeyaml", "\n");
  }
}
