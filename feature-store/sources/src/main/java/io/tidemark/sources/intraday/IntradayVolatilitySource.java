package io.tidemark.sources.intraday;

import io.tidemark.core.feature.operators.Unit;
import io.tidemark.core.market.BarHistory;
import io.tidemark.core.source.JoinedSource;
import io.tidemark.core.source.RowSource;
import io.tidemark.core.source.SourceCoverage;
import io.tidemark.core.source.SourceReader;
import io.tidemark.core.source.SourceRequest;
import io.tidemark.core.source.SourceRows;
import io.tidemark.core.source.SourceValues;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Forecasts and estimates of a future's intraday variance, derived from the bars of the set's rows.
 */
public final class IntradayVolatilitySource implements JoinedSource {
  private static final Map<String, Unit> COLUMNS = units();

  @Override
  public String name() {
    return "intraday.volatility";
  }

  @Override
  public Map<String, Unit> columns() {
    return COLUMNS;
  }

  @Override
  public Duration cadence() {
    return Duration.ofMinutes(1);
  }

  @Override
  public List<String> tables() {
    return List.of();
  }

  @Override
  public boolean isByEntity() {
    return true;
  }

  @Override
  public int lookBack() {
    return IntradayVolatility.LOOK_BACK;
  }

  @Override
  public Optional<String> refusal(RowSource rows) {
    return rows.cadence().compareTo(Duration.ofDays(1)) < 0
        ? Optional.empty()
        : Optional.of("it is derived from intraday bars, so make market.minutes the first source");
  }

  @Override
  public Optional<SourceCoverage> coverage() {
    return Optional.of(
        new SourceCoverage(
            ReleaseCalendar.COVERED_UNTIL,
            "consumer prices have no factor, and dates that were moved are not known"));
  }

  @Override
  public SourceValues load(SourceRequest request, SourceReader reader) {
    return IntradayVolatilitySource::at;
  }

  private static Map<String, double[]> at(SourceRows rows, List<String> columns) {
    double[][] prices = {
      rows.view().column("open"),
      rows.view().column("high"),
      rows.view().column("low"),
      rows.view().column("close")
    };
    return IntradayVolatility.of(rows.view().column(BarHistory.TIME), prices, rows.from(), columns);
  }

  private static Map<String, Unit> units() {
    Map<String, Unit> columns = new TreeMap<>();
    IntradayVolatility.COLUMNS.keySet().forEach(column -> columns.put(column, Unit.NONE));
    columns.put("minute", Unit.MINUTES);
    return Map.copyOf(columns);
  }
}
