package io.tidemark.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Where in a table the keys of some rows lie, so that a write of one vendor's day need not read all
 * vendors' years: the values of the key's first column, and the range of its dates.
 */
final class KeyRange {
  private static final String DATE = "date";

  /** Beyond this many values a list costs more than it spares. */
  private static final int MOST_VALUES = 32;

  private final String first;
  private final List<Object> values;
  private final Object from;
  private final Object to;

  private KeyRange(String first, List<Object> values, Object from, Object to) {
    this.first = first;
    this.values = values;
    this.from = from;
    this.to = to;
  }

  /** The range of some rows of a table, found in one pass over them. */
  static KeyRange of(Table table, Dataset<Row> rows) {
    String first = table.key().get(0);
    boolean dated = table.key().contains(DATE);
    Row range =
        rows.agg(
                collect_set(col(first)),
                min(dated ? col(DATE) : lit(null)),
                max(dated ? col(DATE) : lit(null)))
            .head();
    return new KeyRange(first, range.getList(0), range.get(1), range.get(2));
  }

  /** Those of a table's rows that lie in it, and perhaps some more. */
  Dataset<Row> of(Dataset<Row> stored) {
    Dataset<Row> within =
        values.size() > MOST_VALUES ? stored : stored.where(col(first).isin(values.toArray()));
    return from == null ? within : within.where(col(DATE).between(lit(from), lit(to)));
  }
}
