package io.tidemark.views.prices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class PriceVersionsTest {
  private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

  @Property(tries = 200)
  void aViewHasTheLastKnownVersionOfEachSession(
      @ForAll("rows") List<Row> rows, @ForAll @IntRange(max = 50) int asOf) {
    TreeMap<Integer, Row> expected = new TreeMap<>();
    rows.stream()
        .filter(row -> row.knownAt() <= asOf)
        .sorted(Comparator.comparing(Row::knownAt))
        .forEach(row -> expected.put(row.day(), row));
    assertThat(view(rows, asOf, Adjustment.NONE))
        .extracting(PriceRow::close)
        .containsExactlyElementsOf(expected.values().stream().map(Row::close).toList());
  }

  @Property(tries = 200)
  void laterKnowledgeChangesNoAdjustedPrice(
      @ForAll("rows") List<Row> rows, @ForAll @IntRange(max = 50) int asOf) {
    List<Row> known = rows.stream().filter(row -> row.knownAt() <= asOf).toList();
    assertThat(view(rows, asOf, Adjustment.ALL))
        .isEqualTo(known.isEmpty() ? List.of() : view(known, asOf, Adjustment.ALL));
  }

  record Row(int day, int knownAt, double close, double ratio, double dividend) {}

  @Provide
  Arbitrary<List<Row>> rows() {
    Arbitrary<Integer> day = Arbitraries.integers().between(0, 9);
    Arbitrary<Integer> knownAt = Arbitraries.integers().between(0, 50);
    Arbitrary<Double> close = Arbitraries.doubles().between(10, 99);
    Arbitrary<Double> ratio = Arbitraries.of(1.0, 1.0, 2.0, 0.5);
    Arbitrary<Double> dividend = Arbitraries.of(0.0, 0.0, 1.5);
    return Combinators.combine(day, knownAt, close, ratio, dividend)
        .as(Row::new)
        .list()
        .uniqueElements(row -> row.day() * 100 + row.knownAt())
        .ofMinSize(1)
        .ofMaxSize(30);
  }

  private static List<PriceRow> view(List<Row> rows, int asOf, Adjustment adjustment) {
    List<PriceVersions.Version> versions = new ArrayList<>();
    for (Row row : rows) {
      double close = row.close();
      double[] values = {close, close, close, close, 100, row.ratio(), row.dividend()};
      int day = (int) FIRST.plusDays(row.day()).toEpochDay();
      versions.add(
          new PriceVersions.Version(day, row.knownAt() * 1_000_000L, "", "agreed", "a", values));
    }
    return new ArrayList<>(
        PriceVersions.of(versions)
            .asOf(Instant.ofEpochSecond(asOf))
            .rows(FIRST, FIRST.plusDays(9), adjustment));
  }
}
