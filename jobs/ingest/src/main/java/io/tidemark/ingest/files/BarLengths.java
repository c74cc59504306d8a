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
 * Of one ticker a source has bars of one length: a bar is named by when it begins, and bars of two
 * lengths under one name would lie over each other, unseen by whoever reads them in order.
 */
final class BarLengths {
  private BarLengths() {}

  /** By ticker, how many minutes the bars have that the lake has of that source. */
  static Map<String, Integer> present(Lake lake, String source, Instant now) {
    Map<String, Integer> lengths = new HashMap<>();
    if (lake.exists(MinuteBarsTable.TABLE)) {
      lake.history(MinuteBarsTable.TABLE, now)
          .where(col("vendor").equalTo(source))
          // Rows from before the column are of vendors that give one minute.
          .select(col("ticker"), coalesce(col("minutes"), lit(1)).as("minutes"))
          .distinct()
          .collectAsList()
          .forEach((Row row) -> lengths.put(row.getString(0), row.getInt(1)));
    }
    return lengths;
  }

  /** The one length of an import's files, in minutes; 0 if none holds bars within the day. */
  static int common(Map<ImportedFile, Integer> lengths) {
    ImportedFile first = null;
    for (Map.Entry<ImportedFile, Integer> file : lengths.entrySet()) {
      if (file.getValue() > 0 && first == null) {
        first = file.getKey();
      }
      if (file.getValue() > 0 && !file.getValue().equals(lengths.get(first))) {
        throw new UserFault(
            "%s has bars of %d and %s of %d minutes; import them apart, each length as a source of its own name"
                .formatted(
                    first.name(), lengths.get(first), file.getKey().name(), file.getValue()));
      }
    }
    return first == null ? 0 : lengths.get(first);
  }

  /**
   * Refuses a bar whose ticker has bars of another length.
   *
   * @param present null if it has none
   */
  static void check(String file, String source, String ticker, int minutes, Integer present) {
    if (present != null && present != minutes) {
      throw new UserFault(
          "%s: has bars of %d minutes of %s, of which source %s has bars of %d; import the file as another source, such as --source %s-%dm"
              .formatted(file, minutes, ticker, source, present, source, minutes));
    }
  }
}
