package io.tidemark.serving.published;

import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.registry.Manifest;
import io.tidemark.core.registry.RegimePolicy;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.learning.RegimeLabelsTable;
import io.tidemark.views.delta.ColumnBatch;
import io.tidemark.views.delta.ColumnPredicate;
import io.tidemark.views.delta.DeltaTable;
import io.tidemark.views.delta.Micros;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Loads a published version from the tables that its manifest pins: only rows of its vendors,
 * tickers and sessions and of its regime model that were known by its {@code asOf}.
 */
public final class VersionLoader {
  private static final String REGIMES = RegimeLabelsTable.TABLE.name();
  private static final String FEATURES = "features.";
  static final String KNOWN_AT = "known_at";

  private final Path lake;

  /** The request of the version, since tables also hold rows of other requests. */
  private record Asked(Set<String> tickers, int from, int to) {
    static Asked of(Manifest manifest) {
      return new Asked(
          Set.copyOf(manifest.tickers()),
          (int) manifest.from().toEpochDay(),
          (int) manifest.to().toEpochDay());
    }

    boolean includes(int day) {
      return from <= day && day <= to;
    }

    boolean includes(String ticker, int day) {
      return includes(day) && (tickers.isEmpty() || tickers.contains(ticker));
    }
  }

  /**
   * @param lake the lake's root folder
   */
  public VersionLoader(Path lake) {
    this.lake = lake;
  }

  /**
   * Loads all data of a version that is served.
   *
   * @throws IllegalArgumentException if a table is not in the manifest, no longer exists or is
   *     empty
   */
  public ServedVersion load(Manifest manifest) {
    requireKnownFeatures(manifest);
    DeltaTable table = table(manifest, featureTable(manifest));
    RowIndex index = index(manifest, table);
    LatestFeatures latest = latest(manifest, table, index);
    return new ServedVersion(
        manifest, latest, new VersionRows(manifest, table, index, latest), regimes(manifest));
  }

  /** Selects the rows of a feature table that belong to the version's vendors and tickers. */
  static ColumnPredicate rowsOf(Manifest manifest) {
    return ColumnPredicate.all()
        .is("sources", String.join("+", manifest.vendors()))
        .is("universe", manifest.universeId());
  }

  /**
   * Some columns, that which tells the rows of a session apart, and that which says that a row was
   * withdrawn; tables of earlier releases do not have the last one.
   */
  static List<String> columns(Manifest manifest, DeltaTable table, List<String> some) {
    List<String> columns = new ArrayList<>(some);
    if (manifest.intraday()) {
      columns.add(FeatureSet.TIME);
    }
    if (table.columns().contains(Table.WITHDRAWN)) {
      columns.add(Table.WITHDRAWN);
    }
    return columns;
  }

  private static RowIndex index(Manifest manifest, DeltaTable table) {
    long asOf = Micros.of(manifest.asOf());
    Asked asked = Asked.of(manifest);
    RowIndex.Builder rows = new RowIndex.Builder(manifest.intraday());
    table.read(
        columns(manifest, table, List.of("ticker", "date", KNOWN_AT)),
        rowsOf(manifest),
        batch -> {
          String[] ticker = batch.texts("ticker");
          int[] days = batch.days("date");
          long[] knownAt = batch.micros(KNOWN_AT);
          rows.add(batch, i -> knownAt[i] <= asOf && asked.includes(ticker[i], days[i]));
        });
    if (rows.isEmpty()) {
      String name = featureTable(manifest);
      throw new IllegalArgumentException(
          "%s, version %d, has no row of %s known by %s"
              .formatted(
                  name,
                  manifest.tables().get(name),
                  String.join("+", manifest.vendors()),
                  manifest.asOf()));
    }
    return rows.build();
  }

  private static LatestFeatures latest(Manifest manifest, DeltaTable table, RowIndex index) {
    LocalDate last = index.last();
    LatestFeatures.Builder rows =
        new LatestFeatures.Builder(last, manifest.features(), manifest.intraday(), index);
    long asOf = Micros.of(manifest.asOf());
    List<String> columns = new ArrayList<>(manifest.features());
    columns.addAll(List.of("ticker", "date", KNOWN_AT));
    table.read(
        columns(manifest, table, columns),
        rowsOf(manifest).is("date", last),
        batch -> rows.add(batch, asOf));
    return rows.build();
  }

  private RegimeSeries regimes(Manifest manifest) {
    if (manifest.regimeModel().isEmpty()) {
      return new RegimeSeries(List.of());
    }
    long asOf = Micros.of(manifest.asOf());
    Asked asked = Asked.of(manifest);
    List<RegimeDay> versions = new ArrayList<>();
    table(manifest, REGIMES)
        .read(
            List.of("date", "regime", "names", "probabilities", KNOWN_AT),
            Map.of("model", manifest.regimeModel()),
            batch -> {
              int[] days = batch.days("date");
              long[] knownAt = batch.micros(KNOWN_AT);
              String[] regime = batch.texts("regime");
              for (int i = 0; i < batch.size(); i++) {
                if (knownAt[i] <= asOf && asked.includes(days[i])) {
                  LocalDate date = LocalDate.ofEpochDay(days[i]);
                  versions.add(new RegimeDay(date, regime[i], probabilities(batch, i), knownAt[i]));
                }
              }
            });
    return new RegimeSeries(versions);
  }

  private static Map<String, Double> probabilities(ColumnBatch batch, int row) {
    List<String> names = batch.textList("names", row);
    double[] values = batch.doubleArray("probabilities", row);
    Map<String, Double> probabilities = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(names.size(), values.length); i++) {
      probabilities.put(names.get(i), values[i]);
    }
    return Collections.unmodifiableMap(probabilities);
  }

  private DeltaTable table(Manifest manifest, String name) {
    Long version = manifest.tables().get(name);
    if (version == null) {
      throw new IllegalArgumentException(
          "the manifest of %s %s does not pin %s; it pins %s"
              .formatted(manifest.set(), manifest.version(), name, manifest.tables().keySet()));
    }
    return DeltaTable.open(lake.resolve(name.replace('.', '/')), version);
  }

  private static void requireKnownFeatures(Manifest manifest) {
    RegimePolicy policy = manifest.policy();
    Stream.concat(policy.selected().values().stream(), Stream.of(policy.fallback()))
        .flatMap(List::stream)
        .filter(feature -> !manifest.features().contains(feature))
        .findFirst()
        .ifPresent(
            feature -> {
              throw new IllegalArgumentException(
                  "the regime policy of %s %s selects '%s', which is not among the features %s"
                      .formatted(manifest.set(), manifest.version(), feature, manifest.features()));
            });
  }

  private static String featureTable(Manifest manifest) {
    return manifest.tables().keySet().stream()
        .filter(name -> name.startsWith(FEATURES))
        .findFirst()
        .orElse(FEATURES + manifest.set());
  }
}
