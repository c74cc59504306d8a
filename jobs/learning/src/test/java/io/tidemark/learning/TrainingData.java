package io.tidemark.learning;

import io.tidemark.core.RunKey;
import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.market.Universe;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.learning.FeatureTable;
import io.tidemark.core.table.learning.RegimeLabelsTable;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.lake.Lake;
import io.tidemark.lake.TableSchema;
import io.tidemark.learning.panel.Panel;
import io.tidemark.learning.panel.PanelRow;
import io.tidemark.learning.panel.Panels;
import io.tidemark.learning.panel.Panels.Signal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Feature and regime tables of a made market whose signal depends on the regime. */
final class TrainingData {
  static final String MODEL = "hmm-test";
  static final String VENDOR = "vendor";

  /** Delta version of each table after its first append. */
  static final long VERSION = 0;

  static final Instant AS_OF = Instant.parse("2020-01-01T00:00:00Z");

  static final String SET =
      """
      set: test-set
      entity: ticker
      calendar: XNYS
      sources: { px: market.prices }
      features:
        one:   log(px.close / ref(px.close, 1))
        two:   log(px.close / ref(px.close, 2))
        three: log(px.close / ref(px.close, 3))
      labels:
        fwd_5d: ref(px.close, -5) / ref(px.open, -1) - 1
      """;

  private TrainingData() {}

  static void write(Lake lake, FeatureSet set, int sessions, int tickers, Signal[] byRegime) {
    write(lake, set, sessions, tickers, LocalDate.MIN, byRegime);
  }

  /**
   * @param unknownUntil days before it have no regime
   * @param byRegime computes the label, on calm days and on stress days
   */
  static void write(
      Lake lake,
      FeatureSet set,
      int sessions,
      int tickers,
      LocalDate unknownUntil,
      Signal[] byRegime) {
    Map<LocalDate, String> regimes = Panels.regimes(sessions);
    int features = set.featureNames().size();
    List<PanelRow> calm = Panels.rows(sessions, tickers, features, 9, byRegime[0]);
    List<PanelRow> stress = Panels.rows(sessions, tickers, features, 9, byRegime[1]);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < calm.size(); i++) {
      boolean isCalm = regimes.get(calm.get(i).date()).equals("calm");
      rows.add(featureRow(isCalm ? calm.get(i) : stress.get(i)));
    }
    Table table = FeatureTable.of(set);
    append(lake, table, rows);
    List<Row> labels = new ArrayList<>();
    regimes.forEach(
        (date, regime) ->
            labels.add(regimeRow(date, date.isBefore(unknownUntil) ? Panel.UNKNOWN : regime)));
    append(lake, RegimeLabelsTable.TABLE, labels);
  }

  private static Row featureRow(PanelRow row) {
    List<Object> cells = new ArrayList<>();
    cells.add(VENDOR);
    cells.add(Universe.id(List.of()));
    cells.add(row.ticker());
    cells.add(Date.valueOf(row.date()));
    for (float value : row.values()) {
      cells.add((double) value);
    }
    cells.add(row.label());
    cells.add(Timestamp.from(TradingCalendar.XNYS.decision(row.date())));
    cells.add(null); // not withdrawn
    return clocked(cells, row.date());
  }

  private static Row regimeRow(LocalDate date, String regime) {
    List<Object> cells = new ArrayList<>();
    cells.add(MODEL);
    cells.add(Date.valueOf(date));
    cells.add(regime);
    cells.add(List.of("calm", "stress"));
    cells.add(List.of(0.5, 0.5));
    return clocked(cells, date);
  }

  private static Row clocked(List<Object> cells, LocalDate date) {
    cells.add(Timestamp.from(TradingCalendar.XNYS.close(date)));
    cells.add(Timestamp.from(TradingCalendar.XNYS.decision(date)));
    return RowFactory.create(cells.toArray());
  }

  private static void append(Lake lake, Table table, List<Row> rows) {
    StructType type =
        new StructType(
            Arrays.stream(TableSchema.of(table).fields())
                .filter(field -> !field.name().equals(Table.RUN_KEY))
                .toArray(StructField[]::new));
    lake.append(table, lake.spark().createDataFrame(rows, type), new RunKey("test-data"));
  }
}
