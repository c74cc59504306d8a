package io.tidemark.features.factors;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;

import io.tidemark.api.features.FactorReportRequest;
import io.tidemark.core.UserFault;
import io.tidemark.core.registry.Manifest;
import io.tidemark.core.registry.Registry;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.learning.RegimeLabelsTable;
import io.tidemark.lake.Lake;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Row;

/**
 * The regime of each session, as it was visible at its close.
 *
 * @param model identity of the regime model; empty: there are no labels
 * @param version Delta version of {@code regimes.labels}; −1 where nothing was read
 * @param names of the regimes, calmest first
 */
record RegimeDays(String model, long version, List<String> names, Map<LocalDate, String> byDate) {
  private static final RegimeDays NONE = new RegimeDays("", -1, List.of(), Map.of());

  private record Labels(String model, String run, Instant known) {}

  /**
   * Reads the labels of the latest model of the same prices: a model that a version published from
   * these vendors refers to, or that was made in a run that built some of the features.
   *
   * @throws UserFault if the request names a model that has no labels
   */
  static RegimeDays read(
      Lake lake, FactorReportRequest request, RowSelection selection, PanelGrid grid) {
    if (!lake.exists(RegimeLabelsTable.TABLE)) {
      return NONE;
    }
    long version = lake.version(RegimeLabelsTable.TABLE);
    List<Labels> all =
        lake
            .history(RegimeLabelsTable.TABLE, version, request.asOf())
            .groupBy("model", Table.RUN_KEY)
            .agg(max(Table.KNOWN_AT))
            .collectAsList()
            .stream()
            .map(r -> new Labels(r.getString(0), r.getString(1), r.getTimestamp(2).toInstant()))
            .toList();
    if (!request.regimeModel().isEmpty()) {
      if (all.stream().noneMatch(labels -> labels.model().equals(request.regimeModel()))) {
        throw new UserFault(
            "regimes.labels has no labels of model %s known by %s; it has labels of %s"
                .formatted(
                    request.regimeModel(),
                    request.asOf(),
                    new TreeSet<>(all.stream().map(Labels::model).toList())));
      }
      return of(lake, version, request, request.regimeModel());
    }
    Set<String> published = published(lake, selection);
    Set<String> families = new HashSet<>();
    grid.runs().forEach(run -> families.add(family(run)));
    return all.stream()
        .filter(l -> published.contains(l.model()) || families.contains(family(l.run())))
        .max(Comparator.comparing(Labels::known).thenComparing(Labels::model))
        .map(labels -> of(lake, version, request, labels.model()))
        .orElse(NONE);
  }

  /** The run that a step belongs to: the first part of its run key. */
  private static String family(String run) {
    return run.replaceFirst("/.*", "");
  }

  private static Set<String> published(Lake lake, RowSelection selection) {
    Registry registry = new Registry(lake.store());
    Set<String> models = new HashSet<>();
    for (String set : registry.sets()) {
      for (String version : registry.versions(set)) {
        Manifest manifest = registry.manifest(set, version);
        if (manifest.vendors().equals(selection.vendors())) {
          models.add(manifest.regimeModel());
        }
      }
    }
    return models;
  }

  private static RegimeDays of(Lake lake, long version, FactorReportRequest request, String model) {
    List<Row> rows =
        lake.asOf(RegimeLabelsTable.TABLE, version, request.asOf())
            .where(col("model").equalTo(model))
            .select("date", "regime", "names")
            .orderBy("date")
            .collectAsList();
    List<String> names = List.of();
    Map<LocalDate, String> byDate = new HashMap<>();
    for (Row row : rows) {
      names = row.isNullAt(2) || row.getList(2).isEmpty() ? names : row.getList(2);
      byDate.put(row.getDate(0).toLocalDate(), row.getString(1));
    }
    byDate.values().retainAll(names); // sessions before the first fit have no regime
    return new RegimeDays(model, version, List.copyOf(names), byDate);
  }
}
