package io.tidemark.core.source;

import io.tidemark.core.feature.operators.Unit;
import io.tidemark.core.time.TradingCalendar;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Data that a feature set may name under {@code sources}. One class declares its columns for the
 * compiler and computes its values in batch, incremental and live runs alike; {@link
 * FeatureSources} finds it.
 */
public sealed interface FeatureSource permits RowSource, JoinedSource {
  /** The name in the YAML of a set, such as {@code market.prices}. */
  String name();

  /**
   * The columns with their units; empty for an open source, in which any name is a column, such as
   * the name of a macro series.
   */
  Map<String, Unit> columns();

  /** The shortest time between two values of a column. */
  Duration cadence();

  /** The lake tables that it is read from; their versions are pinned in every manifest. */
  List<String> tables();

  /**
   * The unit of a column, if the source has it; in an open source every column is a pure number.
   */
  default Optional<Unit> unit(String column) {
    return columns().isEmpty()
        ? Optional.of(Unit.NONE)
        : Optional.ofNullable(columns().get(column));
  }

  /** The same where sessions are those of a calendar: futures on an index are quoted in points. */
  default Optional<Unit> unit(String column, TradingCalendar calendar) {
    return unit(column);
  }

  /** How far its values are complete, where that does not depend on the lake's data alone. */
  default Optional<SourceCoverage> coverage() {
    return Optional.empty();
  }
}
