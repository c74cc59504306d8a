package io.tidemark.sources.vintages;

import io.tidemark.core.SpellingSuggestions;
import io.tidemark.core.UserFault;
import io.tidemark.core.feature.operators.Unit;
import io.tidemark.core.source.JoinedSource;
import io.tidemark.core.source.SourceReader;
import io.tidemark.core.source.SourceRequest;
import io.tidemark.core.source.SourceRows;
import io.tidemark.core.source.SourceValues;
import io.tidemark.sources.vintages.VintageHistory.Release;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;

/**
 * Macro series, the same for all entities: each row gets the newest observation known by its
 * decision time, in the version known by then.
 */
public final class MacroSource implements JoinedSource {
  /** An observation of a period that began longer ago than this is stale and not used. */
  public static final Period STALE = Period.ofMonths(9);

  private static final String TABLE = "macro.series";

  @Override
  public String name() {
    return TABLE;
  }

  @Override
  public Map<String, Unit> columns() {
    return Map.of();
  }

  @Override
  public Duration cadence() {
    return Duration.ofDays(1);
  }

  @Override
  public List<String> tables() {
    return List.of(TABLE);
  }

  @Override
  public boolean isByEntity() {
    return false;
  }

  @Override
  public int lookBack() {
    return 0;
  }

  @Override
  public SourceValues load(SourceRequest request, SourceReader reader) {
    String provider = request.provider().isEmpty() ? only(request, reader) : request.provider();
    List<Release> releases = new ArrayList<>();
    reader.read(
        TABLE,
        List.of("series", "date", "known_at", "value"),
        Map.of("source", List.of(provider), "series", request.columns()),
        row ->
            releases.add(
                new Release(
                    row.text("series"),
                    row.date("date"),
                    row.instant("known_at"),
                    row.number("value"))));
    VintageHistory history = new VintageHistory(releases, STALE);
    Map<String, ReleaseSteps> steps = new HashMap<>();
    for (String series : request.columns()) {
      if (!history.series().contains(series)) {
        throw unknown(request, provider, series, reader);
      }
      steps.put(series, history.steps(series));
    }
    return new Values(steps);
  }

  private static String only(SourceRequest request, SourceReader reader) {
    NavigableSet<String> providers = reader.distinct(TABLE, "source", Map.of());
    if (providers.size() != 1) {
      throw new UserFault(
          providers.isEmpty()
              ? "feature set %s reads macro.series, which is empty; import some (tidemark import macro)"
                  .formatted(request.set())
              : "feature set %s reads macro.series, which has the sources %s; name one with --macro"
                  .formatted(request.set(), providers));
    }
    return providers.first();
  }

  private static UserFault unknown(
      SourceRequest request, String provider, String series, SourceReader reader) {
    NavigableSet<String> there =
        reader.distinct(TABLE, "series", Map.of("source", List.of(provider)));
    return new UserFault(
        "feature set %s reads series '%s', which macro source '%s' does not have; %s"
            .formatted(
                request.set(),
                series,
                provider,
                there.isEmpty()
                    ? "it has no observation known by then; the series that have one are "
                        + SpellingSuggestions.ranked(
                            provider, reader.distinct(TABLE, "source", Map.of()), 3)
                    : "the nearest are "
                        + String.join(", ", SpellingSuggestions.ranked(series, there, 3))));
  }

  /** The step function of each series. */
  private record Values(Map<String, ReleaseSteps> bySeries) implements SourceValues {
    @Override
    public Map<String, double[]> at(SourceRows rows, List<String> columns) {
      Map<String, double[]> values = new HashMap<>();
      for (String column : columns) {
        ReleaseSteps steps = bySeries.get(column);
        double[] series = new double[rows.length()];
        for (int i = 0; i < series.length; i++) {
          series[i] = i < rows.from() ? Double.NaN : steps.at(rows.decision(i));
        }
        values.put(column, series);
      }
      return values;
    }
  }
}
