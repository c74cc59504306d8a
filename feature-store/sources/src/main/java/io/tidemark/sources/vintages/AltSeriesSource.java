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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Daily alternative series, for one entity or for all. Each row gets the newest observation of its
 * own entity that was known by its decision time or, if there is none, the newest one of the series
 * for all entities.
 */
public final class AltSeriesSource implements JoinedSource {
  /** An older observation counts as stale and is not used. */
  static final Period STALE = Period.ofDays(31);

  private static final String TABLE = "alt.series";

  /** The entity name of observations that are the same for all. */
  private static final String ALL = "";

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
    return true;
  }

  @Override
  public int lookBack() {
    return 0;
  }

  @Override
  public SourceValues load(SourceRequest request, SourceReader reader) {
    Map<String, List<String>> where = new TreeMap<>(Map.of("series", request.columns()));
    if (!request.provider().isEmpty()) {
      where.put("source", List.of(request.provider()));
    }
    Map<String, Map<String, List<Release>>> releases = new HashMap<>();
    Map<String, NavigableSet<String>> providers = new HashMap<>();
    reader.read(
        TABLE,
        List.of("source", "series", "entity", "date", "known_at", "value"),
        where,
        row -> {
          String series = row.text("series");
          providers.computeIfAbsent(series, name -> new TreeSet<>()).add(row.text("source"));
          releases
              .computeIfAbsent(series, name -> new HashMap<>())
              .computeIfAbsent(row.text("entity"), name -> new ArrayList<>())
              .add(
                  new Release(
                      series, row.date("date"), row.instant("known_at"), row.number("value")));
        });
    Map<String, Map<String, ReleaseSteps>> steps = new HashMap<>();
    for (String series : request.columns()) {
      requireOne(request, series, providers, reader);
      Map<String, ReleaseSteps> byEntity = new HashMap<>();
      releases
          .remove(series)
          .forEach(
              (entity, its) -> byEntity.put(entity, new VintageHistory(its, STALE).steps(series)));
      steps.put(series, byEntity);
    }
    return new Values(steps);
  }

  private static void requireOne(
      SourceRequest request,
      String series,
      Map<String, NavigableSet<String>> providers,
      SourceReader reader) {
    NavigableSet<String> there = providers.getOrDefault(series, new TreeSet<>());
    if (there.size() == 1) {
      return;
    }
    if (there.size() > 1) {
      throw new UserFault(
          "feature set %s reads series '%s' of alt.series, which the sources %s all have; import one of them under another series name"
              .formatted(request.set(), series, there));
    }
    NavigableSet<String> names = reader.distinct(TABLE, "series", Map.of());
    throw new UserFault(
        "feature set %s reads series '%s' of alt.series, which has no observation known by then; %s"
            .formatted(
                request.set(),
                series,
                names.isEmpty()
                    ? "it is empty, so import some (tidemark import series)"
                    : "the nearest are "
                        + String.join(", ", SpellingSuggestions.ranked(series, names, 3))));
  }

  /** The step functions of each series, by entity. */
  private record Values(Map<String, Map<String, ReleaseSteps>> bySeries) implements SourceValues {
    @Override
    public Map<String, double[]> at(SourceRows rows, List<String> columns) {
      Map<String, double[]> values = new HashMap<>();
      for (String column : columns) {
        ReleaseSteps own = bySeries.get(column).get(rows.entity());
        ReleaseSteps all = bySeries.get(column).get(ALL);
        double[] series = new double[rows.length()];
        Arrays.fill(series, Double.NaN);
        for (int i = rows.from(); i < series.length; i++) {
          long decision = rows.decision(i);
          double value = own == null ? Double.NaN : own.at(decision);
          series[i] = Double.isNaN(value) && all != null ? all.at(decision) : value;
        }
        values.put(column, series);
      }
      return values;
    }
  }
}
