package io.tidemark.core.feature;

import io.tidemark.core.feature.operators.Unit;
import io.tidemark.core.source.FeatureSources;
import io.tidemark.core.source.JoinedSource;
import io.tidemark.core.source.RowSource;
import io.tidemark.core.source.SourceReader;
import io.tidemark.core.source.SourceRequest;
import io.tidemark.core.source.SourceValues;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Sources of each kind, for tests of the compiler, which depends on no source by name. */
final class TestSources {
  private static final Map<String, Unit> BAR =
      Map.of(
          "open", Unit.PRICE,
          "high", Unit.PRICE,
          "low", Unit.PRICE,
          "close", Unit.PRICE,
          "volume", Unit.SHARES,
          "vwap", Unit.PRICE);

  private static final FeatureSources SOURCES =
      new FeatureSources(
          List.of(
              new Rows("market.prices", BAR, Duration.ofDays(1)),
              new Rows("market.minutes", withTrades(), Duration.ofMinutes(1)),
              new Joined("macro.series", Map.of(), 0),
              new Joined("alt.series", Map.of(), 0),
              new Joined(
                  "intraday.volatility",
                  Map.of("r", Unit.NONE, "forecast_30m", Unit.NONE),
                  61 * 1_440)));

  private record Rows(String name, Map<String, Unit> columns, Duration cadence)
      implements RowSource {
    @Override
    public List<String> tables() {
      return List.of(name);
    }
  }

  /** A joined source; one with a look-back is derived from intraday bars. */
  private record Joined(String name, Map<String, Unit> columns, int lookBack)
      implements JoinedSource {
    @Override
    public Duration cadence() {
      return Duration.ofDays(1);
    }

    @Override
    public List<String> tables() {
      return List.of(name);
    }

    @Override
    public boolean isByEntity() {
      return false;
    }

    @Override
    public Optional<String> refusal(RowSource rows) {
      return lookBack > 0 && rows.cadence().compareTo(cadence()) >= 0
          ? Optional.of("make market.minutes the first")
          : Optional.empty();
    }

    @Override
    public SourceValues load(SourceRequest request, SourceReader reader) {
      throw new UnsupportedOperationException(name + " is for compiling alone");
    }
  }

  private TestSources() {}

  static FeatureSet parse(String place, String yaml) {
    return FeatureSet.parse(place, yaml, SOURCES);
  }

  static FeatureSet load(String name) {
    return FeatureSet.load(name, SOURCES);
  }

  private static Map<String, Unit> withTrades() {
    Map<String, Unit> columns = new TreeMap<>(BAR);
    columns.put("trades", Unit.NONE);
    return columns;
  }
}
