package io.tidemark.features.build;

import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.feature.Plan;
import io.tidemark.core.time.SessionAxis;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.lake.Table;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.KeyValueGroupedDataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Runs a set's plans over prices. Spark only moves arrays: rows are grouped by ticker and run along
 * time, then grouped by session and run across tickers, as often as the plan has stages.
 */
final class SetBuilder {
  private final FeatureSet set;
  private final SessionAxis axis;

  SetBuilder(FeatureSet set, SessionAxis axis) {
    this.set = set;
    this.axis = axis;
  }

  /**
   * One row a ticker and session with a close: {@code ticker, date, event_time}, features, labels.
   *
   * @param prices rows of {@code market.prices}, all versions that may be seen
   */
  Dataset<Row> rows(Dataset<Row> prices) {
    Plan plan = set.features();
    SetText text = new SetText(set);
    KeyValueGroupedDataset<String, Row> history = byTicker(prices.select(AlongTime.PRICE_COLUMNS));
    Layout layout = new Layout(List.of());
    Dataset<Row> values = prices.sparkSession().createDataFrame(List.of(), Step.SCHEMA);
    for (int stage = 0; stage <= plan.stages(); stage++) {
      if (stage > 0) {
        values =
            values
                .groupByKey((MapFunction<Row, Integer>) Step::session, Encoders.INT())
                .flatMapGroups(new AcrossTickers(text, stage, layout), Encoders.row(Step.SCHEMA));
        layout = layout.with(plan.crossSections(stage));
      }
      AlongTime along = new AlongTime(text, axis, stage, layout);
      values = history.cogroup(byTicker(values), along, Encoders.row(Step.SCHEMA));
      layout = along.after();
    }
    return named(values, layout);
  }

  /** From a step's row to the table's: dates for session numbers, columns for places. */
  private Dataset<Row> named(Dataset<Row> values, Layout layout) {
    StructType schema =
        new StructType()
            .add("ticker", DataTypes.StringType)
            .add("date", DataTypes.DateType)
            .add(Table.EVENT_TIME, DataTypes.TimestampType);
    List<Integer> places = new ArrayList<>();
    for (String feature : set.featureNames()) {
      schema = schema.add(feature, DataTypes.DoubleType);
      places.add(layout.place(set.features().output(feature).text()));
    }
    for (String label : set.labelNames()) {
      schema = schema.add(label, DataTypes.DoubleType);
      places.add(layout.place(AlongTime.LABEL + label));
    }
    int[] order = places.stream().mapToInt(Integer::intValue).toArray();
    SessionAxis sessions = axis;
    String calendar = set.calendar().name();
    MapFunction<Row, Row> name = row -> tableRow(row, sessions, calendar, order);
    return values.map(name, Encoders.row(schema));
  }

  private static Row tableRow(Row step, SessionAxis axis, String calendar, int[] order) {
    LocalDate date = axis.date(Step.session(step));
    double[] values = Step.values(step);
    Object[] cells = new Object[3 + order.length];
    cells[0] = Step.ticker(step);
    cells[1] = Date.valueOf(date);
    cells[2] = Timestamp.from(TradingCalendar.of(calendar).close(date));
    for (int i = 0; i < order.length; i++) {
      cells[3 + i] = values[order[i]];
    }
    return RowFactory.create(cells);
  }

  private static KeyValueGroupedDataset<String, Row> byTicker(Dataset<Row> rows) {
    return rows.groupByKey((MapFunction<Row, String>) row -> row.getString(0), Encoders.STRING());
  }
}
