package io.tidemark.core.source;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * A source's values, loaded. At a row it gives what was known at the row's decision time, whatever
 * became known since; a value is the same bits wherever and with whatever other rows it is
 * computed.
 */
public interface SourceValues extends Serializable {
  /**
   * The columns at the rows of one view.
   *
   * @param columns among those that were asked for
   * @return by name, one value a row of the view; NaN before the first row whose values are needed,
   *     and where there is none
   */
  Map<String, double[]> at(SourceRows rows, List<String> columns);
}
