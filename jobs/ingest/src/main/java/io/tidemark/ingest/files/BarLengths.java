package io.tidemark.ingest.files;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.tidemark.core.UserFault;
import io.tidemark.core.table.market.MinuteBarsTable;
import io.tidemark.lake.Lake;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Row;

/**
 * Ensures that all bars of a ticker from one source have the same length: the key of a bar is its
 * start time, so bars of two lengths would overlap without a reader noticing.
 */
final class BarLengths {
  private BarLengths() {}

  /** The length in minutes of that source's bars in the lake, by ticker. */
  static Map<String, Integer> present(Lake lake, String source, Instant now) {
    Map<String, Integer> lengths = new HashMap<>();
    if (lake.exists(MinuteBarsTable.TABLE)) {
      lake.history(MinuteBarsTable.TABLE, now)
          .where(col("vendor").equalTo(source))
          // Rows written before this column existed are one-minute bars.
          .select(col("ticker"), coalesce(col("minutes"), lit(1)).as("minutes"))
          .distinct()
          .collectAsList()
          .forEach((Row row) -> lengths.put(row.getString(0), row.getInt(1)));
    }
    return lengths;
  }

  /** The common bar length of an import's files, in minutes; 0 if no file has intraday bars. */
  static int common(Map<ImportedFile, Integer> lengths) {
    ImportedFile first = null;
    for (Map.Entry<ImportedFile, Integer> file : lengths.entrySet()) {
      if (file.getValue() > 0 && first == null) {
        first = file.getKey();
      }
      if (file.getValue() > 0 && !file.getValue().equals(lengths.get(first))) {
        throw new UserFault(
            "%s has bars of %d and %s of %d minutes; import them separately, each length as a source with its own name"
                .formatted(
                    first.name(), lengths.get(first), file.getKey().name(), file.getValue()));
      }
    }
    return first == null ? 0 : lengths.get(first);
  }

  /**
   * Refuses a bar whose ticker has bars of a different length.
   *
   * @param present length of the ticker's bars in the lake, in minutes; null if it has none
   */
  static void check(String file, String source, String ticker, int minutes, Integer present) {
    if (present != null && present != minutes) {
      throw new UserFault(
          "%s: has bars of %d minutes of %s, but source %s has bars of %d minutes of it; import the file as another source, such as --source %s-%dm"
              .formatted(file, minutes, ticker, source, present, source, minutes));
    }
  }
}
