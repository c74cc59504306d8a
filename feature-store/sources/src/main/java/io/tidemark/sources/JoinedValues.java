package io.tidemark.sources;

import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.feature.Plan;
import io.tidemark.core.source.FeatureSource;
import io.tidemark.core.source.FeatureSources;
import io.tidemark.core.source.JoinedSource;
import io.tidemark.core.source.SourceReader;
import io.tidemark.core.source.SourceRequest;
import io.tidemark.core.source.SourceRows;
import io.tidemark.core.source.SourceValues;
import java.io.Serializable;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The loaded values of all sources that a set joins to its rows: the same in batch, in an export
 * and live.
 */
public final class JoinedValues implements Serializable {
  private static final long serialVersionUID = 1;

  /** By the set's alias of the source. */
  private final HashMap<String, SourceValues> byAlias;

  private JoinedValues(Map<String, SourceValues> byAlias) {
    this.byAlias = new HashMap<>(byAlias);
  }

  /**
   * The joined sources that plans read, by the set's alias of each.
   *
   * @param plans the plans of the set that will be computed
   */
  public static Map<String, JoinedSource> read(FeatureSet set, Collection<Plan> plans) {
    Map<String, JoinedSource> read = new LinkedHashMap<>();
    set.sources()
        .forEach(
            (alias, name) -> {
              FeatureSource source = FeatureSources.installed().named(name).orElseThrow();
              if (source instanceof JoinedSource joined && !columns(alias, plans).isEmpty()) {
                read.put(alias, joined);
              }
            });
    return read;
  }

  /**
   * Reads the data that plans of a set need.
   *
   * @param providers by source, the provider to read; a source that is not named must have only one
   *     provider
   * @throws UserFault if a source cannot give the requested data
   */
  public static JoinedValues load(
      FeatureSet set, Collection<Plan> plans, Map<String, String> providers, SourceReader reader) {
    Map<String, SourceValues> byAlias = new HashMap<>();
    read(set, plans)
        .forEach(
            (alias, source) ->
                byAlias.put(
                    alias,
                    source.load(
                        new SourceRequest(
                            set.name(), columns(alias, plans), providers.get(source.name())),
                        reader)));
    return new JoinedValues(byAlias);
  }

  /**
   * The columns at the rows of one view.
   *
   * @param plan the plan that will read the columns
   */
  public Columns at(SourceRows rows, Plan plan) {
    return new Columns(rows, plan);
  }

  private static List<String> columns(String alias, Collection<Plan> plans) {
    return plans.stream().flatMap(plan -> plan.columnsOf(alias).stream()).distinct().toList();
  }

  /** The columns at the rows of one view; each source is read once. */
  public final class Columns {
    private final SourceRows rows;
    private final Plan plan;
    private final Map<String, Map<String, double[]>> asked = new HashMap<>();

    private Columns(SourceRows rows, Plan plan) {
      this.rows = rows;
      this.plan = plan;
    }

    /**
     * A column, with one value per row of the view.
     *
     * @param field as in {@code macro.DGS10}
     */
    public double[] column(String field) {
      int dot = field.indexOf('.');
      return asked
          .computeIfAbsent(
              field.substring(0, dot), alias -> byAlias.get(alias).at(rows, plan.columnsOf(alias)))
          .get(field.substring(dot + 1));
    }
  }
}
