package io.tidemark.feeds.vendors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.UserFault;
import io.tidemark.core.market.VendorCatalog;
import io.tidemark.core.market.VendorCatalog.LiveVendor;
import io.tidemark.core.market.VendorCatalog.Offer;
import io.tidemark.feeds.FetchedSubject;
import io.tidemark.feeds.Resource;
import io.tidemark.feeds.TextRow;
import io.tidemark.feeds.Vendor;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VendorsTest {
  private static final LocalDate FROM = LocalDate.of(2023, 1, 3);
  private static final Map<String, String> HONEST = Map.of("SIM_FAULTS", "none");
  private static final LocalDate TO = LocalDate.of(2023, 3, 31);

  /** Kept open, so that all cases share one simulated market. */
  private static Vendor held;

  @BeforeAll
  static void hold() {
    held = Vendors.open("sim-fred", HONEST);
  }

  @AfterAll
  static void release() {
    held.close();
  }

  @Test
  void exactlyTheVendorsInTheCatalogHaveAProtocol() {
    assertThat(Vendors.protocols())
        .containsExactlyInAnyOrderElementsOf(
            VendorCatalog.all().stream().map(LiveVendor::protocol).distinct().toList());
    assertThat(VendorCatalog.all())
        .allSatisfy(
            vendor -> {
              assertThat(Vendors.isLive(vendor.name())).isTrue();
              assertThat(Vendors.protocol(vendor.name()).vendor()).isEqualTo(vendor.protocol());
            });
  }

  /** A resource that is not offered is refused before any request; an offered one is fetched. */
  @ParameterizedTest
  @MethodSource("simulated")
  void vendorsOfferWhatTheCatalogSays(LiveVendor listed) {
    LocalDate to = FROM.plusMonths(2);
    try (Vendor vendor = Vendors.open(listed.name(), HONEST)) {
      for (Resource wanted : Resource.values()) {
        Offer offer = Offer.valueOf(wanted.name());
        List<String> asked = List.of(listed.offers(Offer.MACRO) ? "UNRATE" : "AXLO");
        String subject = vendor.subjects(wanted, asked, FROM, to).get(0);
        if (listed.offers(offer) || (wanted == Resource.DAILY && listed.offers(Offer.MACRO))) {
          assertThat(vendor.fetch(wanted, subject, FROM, to).responses()).isNotEmpty();
        } else {
          assertThatThrownBy(() -> vendor.fetch(wanted, subject, FROM, to))
              .isInstanceOf(UserFault.class)
              .hasMessageContaining("does not offer " + offer.word());
        }
      }
      assertThat(Vendors.macroSeries(listed.name()).isEmpty())
          .isEqualTo(!listed.offers(Offer.MACRO));
    }
  }

  static Stream<LiveVendor> simulated() {
    return VendorCatalog.all().stream().filter(LiveVendor::isSimulated);
  }

  @ParameterizedTest
  @MethodSource("real")
  void namesTheVariableOfAMissingKey(LiveVendor vendor) {
    assertThatThrownBy(() -> Vendors.open(vendor.name(), Map.of()))
        .isInstanceOf(UserFault.class)
        .hasMessageStartingWith(vendor.keys().get(0) + " is not set");
  }

  static Stream<LiveVendor> real() {
    return VendorCatalog.all().stream().filter(vendor -> !vendor.isSimulated());
  }

  @Test
  void refusesInvalidSettingsWithoutRepeatingSecrets() {
    assertThat(Vendors.isLive("my-files")).isFalse();
    assertThatThrownBy(() -> Vendors.open("alphavantag", Map.of()))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("'alphavantag' is not live")
        .hasMessageContaining("the nearest is 'alphavantage'");
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
