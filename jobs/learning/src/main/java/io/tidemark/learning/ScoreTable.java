package io.tidemark.learning;

import io.tidemark.api.learning.TrainRequest;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.learning.ScoresTable;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.lake.Lake;
import io.tidemark.lake.TableSchema;
import io.tidemark.learning.walkforward.DayScore;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Writes the daily scores of a walk-forward into the lake. */
final class ScoreTable {
  private static final StructType ROW =
      new StructType(
          Arrays.stream(TableSchema.of(ScoresTable.TABLE).fields())
              .filter(field -> !field.name().equals(Table.RUN_KEY))
              .toArray(StructField[]::new));

  private ScoreTable() {}

  /**
   * Appends the scores under the request's run key. Their {@code known_at} is the request's {@code
   * asOf}, because they use no data that became known later.
   *
   * @return the table's Delta version after the append
   */
  static long append(
      Lake lake, TrainRequest request, TradingCalendar calendar, List<DayScore> days) {
    Timestamp knownAt = Timestamp.from(request.asOf());
    List<Row> rows =
        days.stream()
            .map(
                day ->
                    RowFactory.create(
                        request.runKey().value(),
                        Date.valueOf(day.date()),
                        day.fold(),
                        day.regime(),
                        (long) day.tickers(),
                        day.learner(),
                        day.metric(),
                        day.value(),
                        Timestamp.from(calendar.close(day.date())),
                        knownAt))
            .toList();
    return lake.append(ScoresTable.TABLE, lake.spark().createDataFrame(rows, ROW), request.runKey())
        .version();
  }
}
