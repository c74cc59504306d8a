package io.tidemark.core.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.market.VendorCatalog.LiveVendor;
import io.tidemark.core.market.VendorCatalog.Offer;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class VendorCatalogTest {
  @Test
  void everyRealVendorHasASimulatedCounterpartWithoutAKey() {
    List<LiveVendor> real = VendorCatalog.all().stream().filter(v -> !v.isSimulated()).toList();

    assertThat(VendorCatalog.all()).hasSize(2 * real.size());
    assertThat(real)
        .allSatisfy(
            vendor -> {
              LiveVendor simulated = VendorCatalog.find("sim-" + vendor.name()).orElseThrow();
              assertThat(simulated.protocol()).isEqualTo(vendor.name());
              assertThat(simulated.offers()).isEqualTo(vendor.offers());
              assertThat(simulated.keys()).isEmpty();
              assertThat(vendor.keys()).isNotEmpty();
            });
    assertThat(VendorCatalog.all()).extracting(LiveVendor::name).doesNotHaveDuplicates();
  }

  @Test
  void listsTheVendorsThatOfferAKindOfData() {
    assertThat(VendorCatalog.offering(Offer.MACRO)).containsExactly("fred", "sim-fred");
    assertThat(VendorCatalog.offering(Offer.DAILY)).contains("polygon", "sim-tiingo");
    assertThat(VendorCatalog.isLive("my-files")).isFalse();
    assertThat(VendorCatalog.isSimulated("sim-alpaca")).isTrue();
    assertThat(VendorCatalog.isSimulated("alpaca")).isFalse();
    assertThat(VendorCatalog.find("fred").orElseThrow().offersInWords()).isEqualTo("macro");
  }

  @Test
  void anUnknownNameGetsTheNearestKnownNames() {
    assertThat(VendorCatalog.unknown("vendor", "polgyon", Offer.DAILY, List.of("google")))
        .hasMessageStartingWith(
            "vendor 'polgyon' is not live, and the lake has no rows of that name; the nearest is"
                + " 'polygon'. Live are polygon, ")
        .hasMessageContaining("the lake has rows of google")
        .hasMessageNotContaining("fred");
    assertThat(VendorCatalog.unknown("vendor", "gogle", Offer.DAILY, List.of("google")))
        .hasMessageContaining("the nearest is 'google'");
    assertThat(VendorCatalog.unknown("macro source", "ferd", Offer.MACRO, List.of()))
        .hasMessageContaining("the nearest is 'fred'")
        .hasMessageContaining("the lake has rows of none yet");
  }

  @Test
  void realVendorsNeedKeysAndSimulatedVendorsHaveNone() {
    EnumSet<Offer> daily = EnumSet.of(Offer.DAILY);
    assertThatThrownBy(() -> new LiveVendor("x", "x", daily, List.of()))
        .hasMessageContaining("live vendor 'x'");
    assertThatThrownBy(() -> new LiveVendor("sim-x", "x", daily, List.of("X_API_KEY")))
        .hasMessageContaining("live vendor 'sim-x'");
    assertThatThrownBy(() -> new LiveVendor("y", "x", daily, List.of()))
        .hasMessageContaining("named sim-<protocol>");
  }
}
