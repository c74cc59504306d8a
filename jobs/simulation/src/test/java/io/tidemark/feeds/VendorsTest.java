package io.tidemark.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.UserFault;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VendorsTest {
  private static final LocalDate FROM = LocalDate.of(2023, 1, 3);
  private static final LocalDate TO = LocalDate.of(2023, 3, 31);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sim-polygon",
        "sim-tiingo",
        "sim-alpaca",
        "sim-fred",
        "polygon",
        "tiingo",
        "alpaca",
        "fred"
      })
  void knowsItsLiveSources(String name) {
    assertThat(Vendors.isLive(name)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "polygon,POLYGON_API_KEY",
    "tiingo,TIINGO_API_KEY",
    "alpaca,ALPACA_API_KEY_ID",
    "fred,FRED_API_KEY"
  })
  void namesTheVariableOfAMissingKey(String name, String variable) {
    assertThatThrownBy(() -> Vendors.open(name, Map.of()))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining(variable);
  }

  @Test
  void refusesWhatItCannotUseWithoutRepeatingIt() {
    assertThat(Vendors.isLive("my-files")).isFalse();
    assertThatThrownBy(() -> Vendors.open("my-files", Map.of()))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("my-files");
    assertThatThrownBy(() -> Vendors.open("sim-fred", Map.of("SIM_SEED", "x")))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("SIM_SEED 'x'");
    assertThatThrownBy(() -> Vendors.open("tiingo", Map.of("TIINGO_API_KEY", "a b")))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("TIINGO_API_KEY")
        .hasMessageNotContaining("a b");
    assertThatThrownBy(
            () -> Vendors.open("tiingo", Map.of("TIINGO_API_KEY", "k", "TIINGO_URL", "ftp://x")))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("TIINGO_URL");
  }

  @Test
  void macroSourcesHaveSeriesAndOthersNone() {
    assertThat(Vendors.macroSeries("sim-fred"))
        .containsExactly("T10Y2Y", "BAA10Y", "UNRATE", "INDPRO", "FEDFUNDS");
    assertThat(Vendors.macroSeries("sim-polygon")).isEmpty();
    assertThat(Vendors.macroSeries("my-files")).isEmpty();
    assertThat(Vendors.defaultTickers(Map.of())).hasSize(40).doesNotHaveDuplicates();
  }

  @Test
  void simulatedVendorsAnswerOverHttpUntilTheLastIsClosed() {
    String ticker = Vendors.defaultTickers(Map.of()).get(0);
    Map<String, String> environment = Map.of("SIM_SEED", "12345");
    Vendor polygon = Vendors.open("sim-polygon", environment);
    Vendor tiingo = Vendors.open("sim-tiingo", environment);
    Vendor fred = Vendors.open("sim-fred", environment);

    FetchedSubject first = tiingo.fetch(ticker, FROM, TO);
    tiingo.close();
    tiingo.close();
    FetchedSubject second = polygon.fetch(ticker, FROM, TO);
    FetchedSubject third = fred.fetch("UNRATE", FROM, TO);
    polygon.close();
    fred.close();

    assertThat(rows(first)).isNotEmpty();
    assertThat(rows(second)).isNotEmpty();
    assertThat(rows(third)).isNotEmpty().allMatch(row -> row.kind() == TextRow.Kind.MACRO);
    assertThat(second.responses())
        .allSatisfy(
            response -> {
              assertThat(response.vendor()).isEqualTo("sim-polygon");
              assertThat(response.url()).startsWith("http://127.0.0.1:").doesNotContain("sim-key");
            });
  }

  private static List<TextRow> rows(FetchedSubject fetched) {
    assertThat(fetched.failure()).isEmpty();
    return fetched.responses().stream()
        .flatMap(
            r ->
                ResponseParser.parse(r.vendor(), r.resource(), r.subject(), r.url(), r.body())
                    .stream())
        .toList();
  }
}
