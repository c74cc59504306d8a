package io.tidemark.core.source;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * The loaded values of a source. A row gets the value that was known at its decision time,
 * regardless of what became known later. The bits of a value do not depend on the process or on the
 * other rows of the call.
 */
public interface SourceValues extends Serializable {
  /**
   * The columns at the rows of one view.
   *
   * @param columns some of the requested columns
   * @return by name, one value per row of the view; NaN before the first row that is needed and
   *     where there is no value
   */
  Map<String, double[]> at(SourceRows rows, List<String> columns);
}
