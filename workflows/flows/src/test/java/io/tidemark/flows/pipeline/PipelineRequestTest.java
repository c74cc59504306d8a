package io.tidemark.flows.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.Json;
import io.tidemark.core.market.VendorCatalog;
import io.tidemark.core.market.VendorCatalog.LiveVendor;
import io.tidemark.core.market.VendorCatalog.Offer;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class PipelineRequestTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 8);

  @Test
  void emptyJsonMeansTheWholeSimulatedMarket() {
    PipelineRequest request = Json.read("{}", PipelineRequest.class);

    assertThat(request).isEqualTo(PipelineRequest.defaults());
    assertThat(request.vendors()).containsExactly("sim-polygon", "sim-tiingo");
    assertThat(request.macro()).isEqualTo("sim-fred");
    assertThat(request.tickers()).isEmpty();
    assertThat(request.from()).isEqualTo("2016-01-04");
    assertThat(request.to()).isEqualTo("2023-12-29");
    assertThat(request.asOf()).isNull();
    assertThat(request.featureSet()).isEqualTo("equity-daily");
    assertThat(request.label()).isEqualTo("fwd_5d");
    assertThat(request.folds()).isEqualTo(5);
    assertThat(request.seed()).isEqualTo(7);
    assertThat(request.experiment()).isEqualTo("tidemark");
    assertThat(request.title()).isEqualTo("Pipeline on sim-polygon and sim-tiingo");
  }

  @Test
  void importedSourcesMeanAllDataInTheLakeAndNoMacro() {
    PipelineRequest request = Json.read("{\"vendors\":[\"files\"]}", PipelineRequest.class);

    assertThat(request.macro()).isEmpty();
    assertThat(request.from()).isEqualTo("1900-01-01");
    assertThat(request.to()).isNull();
    assertThat(request.until(TODAY).to()).isEqualTo(TODAY);
    assertThat(request.fetches()).isFalse();
  }

  @Test
  void aUniverseIsPassedOnToEveryStep() {
    PipelineRequest request =
        Json.read("{\"vendors\":[\"files\"],\"universe\":\"sp500\"}", PipelineRequest.class);

    assertThat(request.titled("t").until(TODAY).scope().universeId()).isEqualTo("index:sp500");
    assertThat(Json.read(Json.write(request), PipelineRequest.class)).isEqualTo(request);
    assertThat(Json.write(PipelineRequest.defaults())).doesNotContain("universe");
  }

  @Test
  void anImportedVendorWithASimulatedOneImpliesNoMacro() {
    PipelineRequest request =
        Json.read("{\"vendors\":[\"sim-polygon\",\"files\"]}", PipelineRequest.class);

    assertThat(request.macro()).isEmpty();
    assertThat(request.liveVendors()).containsExactly("sim-polygon");
    assertThat(request.fetches()).isTrue();
  }

  @Test
  void onlyALiveMacroSourceIsFetched() {
    PipelineRequest request =
        Json.read("{\"vendors\":[\"files\"],\"macro\":\"fred\"}", PipelineRequest.class);

    assertThat(request.liveVendors()).isEmpty();
    assertThat(request.liveMacro()).isEqualTo("fred");
    assertThat(request.fetches()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("live")
  void everyVendorInTheCatalogIsFetched(LiveVendor vendor) {
    boolean prices = vendor.offers(Offer.DAILY);
    String field = prices ? "\"vendors\":[\"%s\"]" : "\"vendors\":[\"files\"],\"macro\":\"%s\"";
    PipelineRequest request =
        Json.read("{" + field.formatted(vendor.name()) + "}", PipelineRequest.class);

    assertThat(request.fetches()).isTrue();
    assertThat(prices ? request.liveVendors() : List.of(request.liveMacro()))
        .containsExactly(vendor.name());
  }

  static List<LiveVendor> live() {
    return VendorCatalog.all();
  }

  @Test
  void onlyAnOpenEndIsFilledIn() {
    PipelineRequest request = PipelineRequest.defaults();

    assertThat(request.until(TODAY)).isEqualTo(request);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"folds\":0}                                    | folds is 0; it must be at least 1",
        "{\"from\":\"2020-01-02\",\"to\":\"2020-01-01\"}  | to is 2020-01-01, which is before from",
        "{\"vendors\":[\"a+b\"]}                          | vendor 'a+b' must be a name",
        "{\"vendors\":[\"a/b\"]}                          | vendor 'a/b' must be a name",
        "{\"vendors\":[\"a\",\"a\"]}                      | has a duplicate",
        "{\"vendors\":[\"polygon\",\"fred\"]}          | vendor 'fred' has no prices; name it as"
            + " macro",
        "{\"macro\":\"tiingo\"}                         | macro is 'tiingo', which has no macro"
            + " series; name one of fred",
        "{\"tickers\":[\"aapl\"]}                         | ticker 'aapl' must begin with a"
            + " capital",
        "{\"tickers\":[\"A\",\"A\"]}                      | has a duplicate",
        "{\"tikers\":[]}                                  | there is no field 'tikers'; did you"
            + " mean",
      })
  void invalidFieldsAreNamed(String json, String message) {
    assertThatThrownBy(() -> Json.read(json, PipelineRequest.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void jsonKeepsEveryField() {
    PipelineRequest request =
        Json.read(
            "{\"vendors\":[\"files\"],\"tickers\":[\"A\"],\"asOf\":\"2024-01-01T00:00:00Z\",\"seed\":0}",
            PipelineRequest.class);

    assertThat(Json.read(Json.write(request), PipelineRequest.class)).isEqualTo(request);
    assertThat(request.seed()).isZero();
  }
}
