package io.tidemark.features.inputs;

import io.tidemark.core.UserFault;
import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.feature.Plan;
import io.tidemark.core.source.SourceProvenance;
import io.tidemark.lake.Lake;
import io.tidemark.sources.JoinedValues;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The values of the sources that a set joins to its rows, and what they were read from.
 *
 * @param readings table versions that were read, by source
 */
public record LoadedSources(JoinedValues values, Map<String, SourceProvenance> readings) {

  /**
   * Reads all joined sources that a set's features and labels need.
   *
   * @param macro source of the rows of {@code macro.series}; empty: the only source there is
   * @throws UserFault if a source does not have a series or column that the set reads
   */
  public static LoadedSources of(Lake lake, FeatureSet set, String macro, Instant asOf) {
    LakeSourceReader reader = new LakeSourceReader(lake, asOf);
    Map<String, String> providers = Map.of("macro.series", macro);
    List<Plan> plans = List.of(set.features(), set.labels());
    JoinedValues values = JoinedValues.load(set, plans, providers, reader);
    Map<String, SourceProvenance> readings = new TreeMap<>();
    JoinedValues.read(set, plans)
        .values()
        .forEach(
            source ->
                readings.put(
                    source.name(),
                    new SourceProvenance(
                        providers.get(source.name()), reader.versions(source.tables()))));
    return new LoadedSources(values, readings);
  }
}
