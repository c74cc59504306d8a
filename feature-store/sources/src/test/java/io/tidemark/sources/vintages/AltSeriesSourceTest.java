package io.tidemark.sources.vintages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.UserFault;
import io.tidemark.core.market.PriceHistory;
import io.tidemark.core.market.PriceVersion;
import io.tidemark.core.source.SourceReader;
import io.tidemark.core.source.SourceRequest;
import io.tidemark.core.source.SourceRow;
import io.tidemark.core.source.SourceRows;
import io.tidemark.core.time.SessionAxis;
import io.tidemark.core.time.TradingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class AltSeriesSourceTest {
  private static final LocalDate FIRST = LocalDate.of(2020, 1, 2);
  private static final LocalDate LAST = LocalDate.of(2020, 1, 8);
  private final List<Row> table = new ArrayList<>();

  @Test
  void theSeriesOfATickerReplacesTheCommonOneFromTheTimeItIsKnown() {
    table.add(row("s", "x", "", "2020-01-01", "2020-01-02T12:00:00Z", 1));
    table.add(row("s", "x", "A", "2020-01-03", "2020-01-04T12:00:00Z", 2));
    assertThat(at("A")).containsExactly(1, 2, 2, 2, 2);
    assertThat(at("B")).containsExactly(1, 1, 1, 1, 1);
  }

  @Test
  void aValueIsStaleAfterThirtyOneDays() {
    table.add(row("s", "x", "", "2019-12-06", "2019-12-06T12:00:00Z", 1));
    // The decision times of the rows are on January 3, 6, 7, 8 and 9.
    assertThat(at("A")).containsExactly(1, 1, Double.NaN, Double.NaN, Double.NaN);
  }

  @Test
  void aSeriesOfTwoProvidersIsRefusedUnlessOneIsNamed() {
    table.add(row("s", "x", "", "2020-01-01", "2020-01-02T12:00:00Z", 1));
    table.add(row("t", "x", "", "2020-01-01", "2020-01-02T12:00:00Z", 7));
    assertThatThrownBy(() -> at("A"))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("which the sources [s, t] all have; import one of them under");
    assertThat(at("A", "t")).containsOnly(7);
  }

  @Test
  void aMissingSeriesIsNamedWithTheNearest() {
    table.add(row("s", "xs", "", "2020-01-01", "2020-01-02T12:00:00Z", 1));
    assertThatThrownBy(() -> at("A"))
        .isInstanceOf(UserFault.class)
        .hasMessageEndingWith("which has no observation known by then; the nearest are xs");
  }

  private double[] at(String ticker) {
    return at(ticker, "");
  }

  private double[] at(String ticker, String provider) {
    SessionAxis axis = new SessionAxis(TradingCalendar.XNYS, FIRST, LAST);
    List<PriceVersion> bars = new ArrayList<>();
    for (LocalDate day : TradingCalendar.XNYS.sessions(FIRST, LAST)) {
      Instant known = TradingCalendar.XNYS.close(day).plusSeconds(60);
      bars.add(new PriceVersion(day, known, 9, 9, 9, 9, 1, 9, 1, 0));
    }
    PriceHistory history = new PriceHistory(axis, bars);
    return new AltSeriesSource()
        .load(new SourceRequest("set", List.of("x"), provider), new Rows())
        .at(new SourceRows(ticker, history, history.asKnown(), 0), List.of("x"))
        .get("x");
  }

  private static Row row(
      String source, String series, String entity, String date, String known, double value) {
    return new Row(
        Map.of("source", source, "series", series, "entity", entity),
        LocalDate.parse(date),
        Instant.parse(known),
        value);
  }

  private record Row(Map<String, String> texts, LocalDate day, Instant known, double value)
      implements SourceRow {
    @Override
    public String text(String column) {
      return texts.get(column);
    }

    @Override
    public double number(String column) {
      return value;
    }

    @Override
    public LocalDate date(String column) {
      return day;
    }

    @Override
    public Optional<LocalDate> dateIfAny(String column) {
      return Optional.of(date(column));
    }

    @Override
    public Instant instant(String column) {
      return known;
    }
  }

  private final class Rows implements SourceReader {
    @Override
    public void read(
        String name,
        List<String> columns,
        Map<String, List<String>> where,
        Consumer<SourceRow> rows) {
      table.stream()
          .filter(
              row ->
                  where.entrySet().stream()
                      .allMatch(of -> of.getValue().contains(row.text(of.getKey()))))
          .forEach(rows);
    }

    @Override
    public NavigableSet<String> distinct(
        String name, String column, Map<String, List<String>> where) {
      NavigableSet<String> values = new TreeSet<>();
      read(name, List.of(), where, row -> values.add(row.text(column)));
      return values;
    }
  }
}
