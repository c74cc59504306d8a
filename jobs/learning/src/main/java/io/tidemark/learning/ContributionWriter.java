package io.tidemark.learning;

import io.tidemark.api.learning.TrainRequest;
import io.tidemark.api.learning.TrainRequest.Model;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.learning.ContributionsTable;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.lake.Lake;
import io.tidemark.lake.TableSchema;
import io.tidemark.learning.learner.FittedModel;
import io.tidemark.learning.models.FinalModel;
import io.tidemark.learning.panel.LearningDataset;
import io.tidemark.learning.panel.Panel;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Writes what each feature contributes to the predictions that are served: those of the sessions
 * whose label is not known yet, each by the model of its regime; if every session has a label, the
 * last session only. A session without a regime has no model, and so no row.
 */
final class ContributionWriter {
  private static final StructType ROW =
      new StructType(
          Arrays.stream(TableSchema.of(ContributionsTable.TABLE).fields())
              .filter(field -> !field.name().equals(Table.RUN_KEY))
              .toArray(StructField[]::new));

  private final TrainRequest request;
  private final TradingCalendar calendar;
  private final LearningDataset dataset;

  /** The first session whose label begins after the labels that the models were fitted on. */
  private final int firstUnseen;

  private ContributionWriter(
      TrainRequest request, TradingCalendar calendar, LearningDataset dataset, int horizon) {
    this.request = request;
    this.calendar = calendar;
    this.dataset = dataset;
    this.firstUnseen = dataset.panel().labelledSessions() - 1 + horizon;
  }

  /**
   * Appends them under the request's run key. They count as known from the request's {@code asOf},
   * as the models do.
   *
   * @param horizon sessions that a label reads ahead
   * @param models one per regime
   * @param files of the models, in the same order
   * @return the table's version after it
   */
  static long append(
      Lake lake,
      TrainRequest request,
      TradingCalendar calendar,
      LearningDataset dataset,
      int horizon,
      List<FinalModel> models,
      List<Model> files) {
    ContributionWriter writer = new ContributionWriter(request, calendar, dataset, horizon);
    List<Row> rows = new ArrayList<>();
    Panel panel = dataset.panel();
    int first = Math.min(panel.labelledSessions(), panel.sessions() - 1);
    for (int session = first; session < panel.sessions(); session++) {
      for (int m = 0; m < models.size(); m++) {
        if (models.get(m).regime().equals(panel.regime(session))) {
          rows.addAll(writer.day(session, models.get(m), files.get(m).path()));
        }
      }
    }
    return lake.append(
            ContributionsTable.TABLE, lake.spark().createDataFrame(rows, ROW), request.runKey())
        .version();
  }

  private List<Row> day(int session, FinalModel served, String file) {
    FittedModel model = served.model();
    int start = dataset.panel().start(session);
    int end = dataset.panel().end(session);
    double[] predictions = model.predict(dataset, start, end);
    double[][] contributions = model.contributions(dataset, start, end);
    return IntStream.range(0, end - start)
        .mapToObj(i -> row(session, start + i, served, file, contributions[i], predictions[i]))
        .toList();
  }

  private String sample(int session, int row) {
    if (dataset.panel().hasLabel(row)) {
      return ContributionsTable.IN_SAMPLE;
    }
    return session < firstUnseen
        ? ContributionsTable.OVERLAPPING
        : ContributionsTable.OUT_OF_SAMPLE;
  }

  private Row row(
      int session,
      int row,
      FinalModel served,
      String file,
      double[] contributions,
      double prediction) {
    Panel panel = dataset.panel();
    List<String> features = served.model().features();
    return RowFactory.create(
        file,
        panel.ticker(row),
        Date.valueOf(panel.date(session)),
        request.runKey().value(),
        served.learner(),
        served.regime(),
        sample(session, row),
        features,
        Arrays.stream(contributions, 0, features.size()).boxed().toList(),
        contributions[features.size()],
        prediction,
        Timestamp.from(calendar.close(panel.date(session))),
        Timestamp.from(request.asOf()));
  }
}
