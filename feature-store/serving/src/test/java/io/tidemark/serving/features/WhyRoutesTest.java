package io.tidemark.serving.features;

import static io.tidemark.serving.TestLake.contribution;
import static io.tidemark.serving.TestLake.feature;
import static io.tidemark.serving.TestLake.knownAt;
import static io.tidemark.serving.TestLake.price;
import static io.tidemark.views.LakeFixture.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.serving.ApiFixture;
import io.tidemark.serving.TestLake;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WhyRoutesTest {
  private static final String WHY = "/v1/features/equity-daily/AAA/why";

  @RegisterExtension final ApiFixture api = new ApiFixture();

  @BeforeEach
  void explainFriday() {
    TestLake lake = api.lake().withModels();
    lake.contributions(
        contribution("stress", "AAA", "2024-01-12", 0.25, -0.5),
        contribution("stress", "BBB", "2024-01-12", 1, 1),
        knownAt(contribution("calm", "AAA", "2024-01-11", 1, 1), "2024-01-12T23:00:01Z"));
    lake.others()
        .add(
            "market.bars",
            List.of(
                bar("alpha", 50, "2024-01-12T21:20:00Z", "first"),
                bar("alpha", 51, "2024-01-12T21:30:00Z", "second"),
                bar("alpha", 52, "2024-01-12T22:30:00Z", "later"),
                bar("beta", 51, "2024-01-12T21:30:00Z", "other")))
        .add(
            "raw.files",
            row(
                "2024-01-12T21:30:00Z",
                "source",
                "alpha",
                "name",
                "alpha.csv",
                "path",
                "raw/files/second",
                "sha256",
                "second"));
    api.serveTheWeek();
  }

  @Test
  void aPredictionIsItsBaseAndWhatEachFeatureAddsTheLargestFirst() {
    JsonNode why = api.get(WHY).json();
    assertThat(why.get("set").asText()).isEqualTo("equity-daily");
    assertThat(why.get("version").asText()).isEqualTo("v0001-0a1b2c3d");
    assertThat(why.get("ticker").asText()).isEqualTo("AAA");
    assertThat(why.get("date").asText()).isEqualTo("2024-01-12");
    assertThat(why.get("known_at").asText()).isEqualTo("2024-01-12T22:00:00Z");
    assertThat(why.get("regime").asText()).isEqualTo("stress");
    assertThat(why.get("model").toString())
        .isEqualTo(
            "{\"regime\":\"stress\",\"kind\":\"xgboost\",\"learner\":\"xgboost-per-regime\","
                + "\"run\":\"run-0/train\",\"mlflow_run\":\"mlflow-7\","
                + "\"path\":\"models/run-0/train/stress\",\"sha256\":\"5ca1ab1e\","
                + "\"out_of_sample\":true}");
    assertThat(why.get("features"))
        .extracting(feature -> feature.get("feature").asText())
        .containsExactly("volatility", "momentum");
    double sum = why.get("base").asDouble();
    for (JsonNode feature : why.get("features")) {
      sum += feature.get("contribution").asDouble();
    }
    assertThat(sum).isEqualTo(why.get("prediction").asDouble()).isEqualTo(-0.125);
    assertThat(why.has("unexplained")).isFalse();
    assertThat(why.get("notes")).isEmpty();
  }

  @Test
  void aFeatureSaysWhatItIsAndWhichSessionsItReads() {
    JsonNode momentum = api.get(WHY).json().at("/features/1");
    assertThat(momentum.get("expression").asText()).isEqualTo("px.close / ref(px.close, 1)");
    assertThat(momentum.get("unit").asText()).isEqualTo("pure number");
    assertThat(momentum.get("value").asDouble()).isEqualTo(0.5);
    assertThat(momentum.get("across_tickers").asBoolean()).isFalse();
    assertThat(momentum.at("/inputs/0").toString())
        .isEqualTo(
            "{\"name\":\"px\",\"source\":\"market.prices\",\"columns\":[\"close\"],\"look_back\":1,"
                + "\"from\":\"2024-01-11\",\"to\":\"2024-01-12\",\"sessions\":2,\"priced\":2,"
                + "\"tables\":{\"market.prices\":1}}");
    JsonNode volatility = api.get("/v1/features/equity-daily/BBB/why").json().at("/features/1");
    assertThat(volatility.at("/inputs/0/columns").toString()).isEqualTo("[\"high\",\"low\"]");
    assertThat(volatility.at("/inputs/0/sessions").asInt()).isEqualTo(1);
    assertThat(volatility.at("/inputs/0/priced").asInt()).isZero();
  }

  @Test
  void thePriceLeadsToTheBytesThatItsVendorSent() {
    JsonNode price = api.get(WHY).json().get("price");
    assertThat(price.get("sources").asText()).isEqualTo("alpha+beta");
    assertThat(price.at("/agreed/close").asDouble()).isEqualTo(51);
    assertThat(price.at("/agreed/vendor").asText()).isEqualTo("alpha");
    assertThat(price.at("/agreed/known_at").asText()).isEqualTo("2024-01-12T22:00:00Z");
    assertThat(price.get("bars"))
        .extracting(bar -> bar.get("payload").asText())
        .containsOnly("second");
    assertThat(price.at("/payloads/0/sha256").asText()).isEqualTo("second");
    assertThat(price.at("/payloads/0/files/0/path").asText()).isEqualTo("raw/files/second");
    String url = price.get("explain_url").asText();
    JsonNode explained = api.get(url.substring(url.indexOf("/v1/"))).json();
    assertThat(explained.get("price")).isEqualTo(price.get("agreed"));
    assertThat(explained.get("votes")).hasSize(2);
  }

  @Test
  void whatWasRestatedAfterTheFeaturesDoesNotShow() {
    String before = api.get(WHY).text();
    api.lake().prices(knownAt(price("AAA", "2024-01-12", 60, 1, 0), "2024-01-12T22:30:00Z"));
    api.server().refresh();
    assertThat(api.get(WHY).text()).isEqualTo(before);
  }

  @Test
  void aDayWithoutContributionsSaysWhyAndGuessesNothing() {
    JsonNode thursday = api.get(WHY + "?date=2024-01-11").json();
    assertThat(thursday.get("unexplained").asText())
        .isEqualTo(
            "the training kept contributions of its newest sessions alone; of AAA these are from 2024-01-12 to 2024-01-12, so ask for one of them");
    assertThat(thursday.has("prediction")).isFalse();
    assertThat(thursday.has("base")).isFalse();
    assertThat(thursday.at("/model/path").asText()).isEqualTo("models/run-0/train/calm");
    assertThat(thursday.at("/model").has("learner")).isFalse();
    assertThat(thursday.get("features"))
        .hasSize(2)
        .noneMatch(feature -> feature.has("contribution"))
        .allMatch(feature -> feature.has("value"));
    assertThat(thursday.at("/price/agreed/close").asDouble()).isEqualTo(49);
    assertThat(api.get("/v1/features/equity-daily/CCC/why").json().get("unexplained").asText())
        .endsWith("of CCC it kept none");
  }

  @Test
  void nothingIsThereBeforeItWasKnown() {
    JsonNode early = api.get(WHY + "?as_of=2024-01-12T22:59:59Z").json();
    assertThat(early.get("date").asText()).isEqualTo("2024-01-12");
    assertThat(early.get("unexplained").asText())
        .contains("2024-01-12T23:00:00Z", "leave as_of out");
    assertThat(early.has("model")).isFalse();
    assertThat(early.has("prediction")).isFalse();
    JsonNode thursday = api.get(WHY + "?as_of=2024-01-11T23:00:00Z").json();
    assertThat(thursday.get("date").asText()).isEqualTo("2024-01-11");
    assertThat(thursday.get("regime").asText()).isEqualTo("calm");
    assertThat(thursday.at("/price/as_of").asText()).isEqualTo("2024-01-11T22:00:00Z");
    assertThat(api.get(WHY + "?as_of=2024-01-10").problem(404)).contains("no row of AAA was known");
  }

  @Test
  void aDayWithoutARegimeHasNoModel() {
    api.lake().features(feature("AAA", "2024-01-10", 3, 4));
    api.lake().publish(TestLake.FRIDAY_NIGHT);
    api.server().refresh();
    JsonNode why = api.get(WHY + "?date=2024-01-10").json();
    assertThat(why.has("regime")).isFalse();
    assertThat(why.has("model")).isFalse();
    assertThat(why.get("unexplained").asText())
        .isEqualTo(
            "the regime of 2024-01-10 is not known, and v0002-0a1b2c3d has models for calm, stress alone, so none predicts that day");
  }

  @Test
  void aVersionOfAnEarlierReleaseSaysThatItKeptNone() {
    String version =
        api.lake()
            .publish(TestLake.FRIDAY_NIGHT, tables -> tables.remove("learning.contributions"))
            .version();
    assertThat(api.get(WHY + "?version=" + version).json().get("unexplained").asText())
        .contains(version + " was trained by release 0.1.0, which kept no contributions");
  }

  @Test
  void aHaltedTickerIsExplainedAndSaidToBeHalted() {
    Map<String, Object> halt =
        row(
            "2024-01-12T12:00:00Z",
            "ticker",
            "AAA",
            "state",
            "HALTED",
            "why",
            "a split is missing");
    api.lake().others().add("ops.halts", halt);
    api.server().refresh();
    assertThat(api.get(WHY).json().get("halted").asText()).isEqualTo("a split is missing");
  }

  @Test
  void whatIsNotThereIsAClearProblem() {
    assertThat(api.get("/v1/features/equity/AAA/why").problem(404)).contains("set 'equity'");
    assertThat(api.get("/v1/features/equity-daily/AAX/why").problem(404)).contains("ticker 'AAX'");
    assertThat(api.get(WHY + "?date=2024-01-13").problem(404))
        .isEqualTo("AAA has no row on 2024-01-13; the last before it is on 2024-01-12");
    assertThat(api.get(WHY + "?version=v0009-0a1b2c3d").problem(404)).contains("v0009-0a1b2c3d");
    assertThat(api.get(WHY + "?features=momentum").problem(400)).contains("'features'");
  }

  private static Map<String, Object> bar(String vendor, double close, String known, String bytes) {
    return row(
        known,
        "vendor",
        vendor,
        "ticker",
        "AAA",
        "date",
        "2024-01-12",
        "open",
        close,
        "close",
        close,
        "volume",
        1000.0,
        "payload",
        bytes);
  }
}
