package io.tidemark.core.source;

import io.tidemark.core.feature.operators.Unit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a feature set may name under {@code sources}. One class declares it, for the compiler, and
 * computes its values, for batch, one more day and live alike; {@link FeatureSources} finds it.
 */
public sealed interface FeatureSource permits RowSource, JoinedSource {
  /** As a set writes it, such as {@code market.prices}. */
  String name();

  /** The columns with their units; none where every name is a column, as every macro series is. */
  Map<String, Unit> columns();

  /** The least time between two values of one column. */
  Duration cadence();

  /** The lake tables that it is read from; their versions are pinned in every manifest. */
  List<String> tables();

  /** The unit of a column, if there is such; of an open source every name is a pure number. */
  default Optional<Unit> unit(String column) {
    return columns().isEmpty()
        ? Optional.of(Unit.NONE)
        : Optional.ofNullable(columns().get(column));
  }
}
