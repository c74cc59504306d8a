package io.tidemark.core.source;

import java.util.Optional;

/** A source with values that are joined to the rows of another source. */
public non-sealed interface JoinedSource extends FeatureSource {
  /** Whether each entity has its own values; otherwise all entities share them. */
  boolean isByEntity();

  /** Number of rows before the present one that a value depends on. */
  int lookBack();

  /** The reason why it cannot be joined to such rows, with the way out; empty if it can. */
  default Optional<String> refusal(RowSource rows) {
    return Optional.empty();
  }

  /**
   * Reads all data that the columns need into memory.
   *
   * @throws UserFault if there is no such column, or if its name is ambiguous
   */
  SourceValues load(SourceRequest request, SourceReader reader);
}
