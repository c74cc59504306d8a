package io.tidemark.views.explain;

import static io.tidemark.views.LakeFixture.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.views.LakeFixture;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawClosesTest {
  private static final String KNOWN = "2024-01-12T22:00:00Z";
  private static final Instant NOW = Instant.parse("2024-01-13T12:00:00Z");

  @TempDir Path root;
  private LakeFixture lake;

  @BeforeEach
  void fill() {
    lake = new LakeFixture(root);
    bar("a", "2024-01-08", 1, KNOWN);
    bar("a", "2024-01-09", 2, KNOWN);
    bar("a", "2024-01-09", 2.5, "2024-01-13T00:00:00Z");
    bar("a", "2024-01-10", 3, KNOWN);
    bar("a", "2024-01-11", 4, KNOWN);
    bar("b", "2024-01-10", 6, KNOWN);
    bar("b", "2024-01-12", 8, KNOWN);
  }

  @Test
  void everyVendorHasALineOverTheDaysOfAllVendors() {
    RawCloses closes = read(List.of("b", "a"), 1, NOW);
    assertThat(closes.dates()).hasToString("[2024-01-09, 2024-01-10, 2024-01-11]");
    assertThat(closes.lines())
        .hasToString(
            "[Line[vendor=b, closes=[NaN, 6.0, NaN]], Line[vendor=a, closes=[2.5, 3.0, 4.0]]]");
  }

  @Test
  void ignoresVersionsKnownLater() {
    RawCloses closes = read(List.of("a"), 1, Instant.parse("2024-01-12T23:00:00Z"));
    assertThat(closes.lines().get(0).closes()).containsExactly(2.0, 3.0, 4.0);
  }

  @Test
  void aVendorWithoutABarHasAnEmptyLineAndTheDefaultIsAllVendorsWithBars() {
    assertThat(read(List.of("c"), 5, NOW).lines().get(0).closes()).isEmpty();
    assertThat(read(List.of(), 5, NOW).lines())
        .extracting(RawCloses.Line::vendor)
        .containsExactly("a", "b");
    assertThat(new LakeFixture(root.resolve("none")).folder().table("market.bars")).isEmpty();
  }

  private RawCloses read(List<String> vendors, int sessions, Instant asOf) {
    return RawCloses.read(
        lake.folder(), "AAA", LocalDate.parse("2024-01-10"), vendors, sessions, asOf);
  }

  private void bar(String vendor, String date, double close, String knownAt) {
    lake.add(
        "market.bars",
        row(knownAt, "vendor", vendor, "ticker", "AAA", "date", date, "close", close));
  }
}
