package io.tidemark.views.ops;

import static io.tidemark.views.LakeFixture.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.views.LakeFixture;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoverageDaysTest {
  private static final String KNOWN = "2024-01-12T22:00:00Z";
  private static final Instant NOW = Instant.parse("2024-01-12T23:00:00Z");

  @TempDir Path root;
  private LakeFixture lake;

  @BeforeEach
  void empty() {
    lake = new LakeFixture(root);
  }

  @Test
  void anEmptyLakeHasNoCoverage() {
    assertThat(read(5)).isEqualTo(new CoverageDays(List.of(), List.of()));
  }

  @Test
  void aDayHasABarOrMissesItForAReasonOrExpectsNone() {
    bars("a", "AAA", "2024-01-08", "2024-01-09", "2024-01-10", "2024-01-11", "2024-01-12");
    bars("a", "BBB", "2024-01-09", "2024-01-11");
    missing("a", "BBB", "2024-01-10", "gap");
    bars("a", "NEW", "2024-01-11", "2024-01-12");
    bars("a", "OLD", "2020-01-02");

    assertThat(days("BBB")).isEqualTo("[blank, full, gap, full, untold]");
    assertThat(days("NEW")).isEqualTo("[blank, blank, blank, full, full]");
    assertThat(days("OLD")).isEqualTo("[blank, blank, blank, blank, blank]");
    assertThat(read(5).rows()).extracting(CoverageDays.Row::ticker).startsWith("BBB", "AAA");
    assertThat(read(5).vendors())
        .singleElement()
        .satisfies(
            vendor -> {
              assertThat(vendor.tickers()).isEqualTo(4);
              assertThat(vendor.missing()).isEqualTo(1);
              assertThat(vendor.dates())
                  .hasToString("[2024-01-08, 2024-01-09, 2024-01-10, 2024-01-11, 2024-01-12]");
            });
  }

  @Test
  void afterADelistingNothingIsExpected() {
    bars("a", "AAA", "2024-01-12");
    bars("a", "BBB", "2024-01-08", "2024-01-09");
    missing("a", "BBB", "2024-01-10", "delisting");
    assertThat(days("BBB")).isEqualTo("[full, full, delisting, blank, blank]");
  }

  @Test
  void aVendorWithoutBarsTodayMissesTodayUnlessItEndedLongAgo() {
    bars("a", "AAA", "2024-01-11", "2024-01-12");
    bars("late", "AAA", "2024-01-10", "2024-01-11");
    bars("old", "AAA", "2017-11-09", "2017-11-10");
    CoverageDays read = read(2);
    assertThat(read.rows())
        .extracting(row -> row.vendor() + row.days())
        .containsExactly("late[full, untold]", "a[full, full]", "old[full, full]");
  }

  @Test
  void ignoresWhatBecameKnownLater() {
    bars("a", "AAA", "2024-01-11", "2024-01-12");
    missing("a", "BBB", "2024-01-11", "gap");
    CoverageDays before =
        CoverageDays.read(
            lake.folder(),
            new BarCoverage.Filter(Optional.empty(), Optional.empty()),
            2,
            Instant.parse("2024-01-12T21:00:00Z"));
    assertThat(before.rows()).isEmpty();
  }

  private void bars(String vendor, String ticker, String... days) {
    for (String day : days) {
      lake.add("market.bars", row(KNOWN, "vendor", vendor, "ticker", ticker, "date", day));
    }
  }

  private void missing(String vendor, String ticker, String day, String reason) {
    lake.add(
        "ops.coverage",
        row(KNOWN, "vendor", vendor, "ticker", ticker, "date", day, "reason", reason));
  }

  private String days(String ticker) {
    return read(5).rows().stream()
        .filter(row -> row.ticker().equals(ticker))
        .findFirst()
        .orElseThrow()
        .days()
        .toString();
  }

  private CoverageDays read(int sessions) {
    return CoverageDays.read(
        lake.folder(), new BarCoverage.Filter(Optional.empty(), Optional.empty()), sessions, NOW);
  }
}
