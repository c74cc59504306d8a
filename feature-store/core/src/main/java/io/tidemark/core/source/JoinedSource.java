package io.tidemark.core.source;

import io.tidemark.core.UserFault;
import java.util.Optional;

/** A source whose values are joined to rows that another one makes. */
public non-sealed interface JoinedSource extends FeatureSource {
  /** Whether its values differ by the entity of a row; otherwise they are the same for all. */
  boolean isByEntity();

  /** Rows before the present one that a value rests on. */
  int lookBack();

  /** Why it has no values at such rows, with the way out; nothing if it has. */
  default Optional<String> refusal(RowSource rows) {
    return Optional.empty();
  }

  /**
   * Reads all that the columns need, small enough for one process to hold.
   *
   * @throws UserFault if there is no such column, or it cannot be told which is meant
   */
  SourceValues load(SourceRequest request, SourceReader reader);
}
