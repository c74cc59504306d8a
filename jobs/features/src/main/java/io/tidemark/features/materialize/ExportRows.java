package io.tidemark.features.materialize;

import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.table.learning.FeatureTable;
import io.tidemark.lake.columns.ColumnValues;
import io.tidemark.lake.columns.ColumnValues.Days;
import io.tidemark.lake.columns.ColumnValues.Doubles;
import io.tidemark.lake.columns.ColumnValues.Micros;
import io.tidemark.lake.columns.ColumnValues.Texts;
import io.tidemark.lake.columns.RowGroup;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Values of tickers as rows of an exported file: {@code ticker}, {@code date} of the session,
 * within the day {@code time}, when the bar ends, then features and labels.
 */
final class ExportRows implements Serializable {
  private static final long serialVersionUID = 1;

  private final List<String> names;
  private final PlaceTimes times;

  ExportRows(FeatureSet set, PlaceTimes times) {
    this.names = new ArrayList<>(set.featureNames());
    names.addAll(set.labelNames());
    this.times = times;
  }

  StructType schema() {
    StructType schema =
        new StructType().add("ticker", DataTypes.StringType).add("date", DataTypes.DateType);
    schema = times.isIntraday() ? schema.add(FeatureSet.TIME, DataTypes.TimestampType) : schema;
    for (String name : names) {
      schema = schema.add(name, DataTypes.DoubleType);
    }
    return schema.add(FeatureTable.USABLE_FROM, DataTypes.TimestampType);
  }

  Iterator<RowGroup> groups(Iterator<ComputedValues> tickers) {
    return TickerGroups.of(tickers, this::group);
  }

  private RowGroup group(List<ComputedValues> members) {
    int[] lengths = members.stream().mapToInt(ComputedValues::rows).toArray();
    int[] places =
        members.stream().flatMapToInt(ticker -> Arrays.stream(ticker.places())).toArray();
    List<ColumnValues> columns = new ArrayList<>();
    columns.add(new Texts(members.stream().map(ComputedValues::ticker).toList(), lengths));
    columns.add(new Days(times.days(places)));
    if (times.isIntraday()) {
      columns.add(new Micros(times.ends(places)));
    }
    for (int c = 0; c < names.size(); c++) {
      int column = c;
      columns.add(
          new Doubles(members.stream().map(ticker -> ticker.columns().get(column)).toList()));
    }
    columns.add(new Micros(times.decisions(places)));
    return new RowGroup(places.length, columns);
  }
}
