package io.tidemark.features.build;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.collection.Seq;
import scala.collection.immutable.ArraySeq;

/**
 * A row between the steps of a build: {@code ticker, session, values}: the session's number on the
 * axis, and what was computed so far, in the order of a {@link Layout}.
 */
final class Step {
  static final StructType SCHEMA =
      new StructType()
          .add("ticker", DataTypes.StringType)
          .add("session", DataTypes.IntegerType)
          .add("values", DataTypes.createArrayType(DataTypes.DoubleType, false));

  private Step() {}

  /** Spark may hand a row on without encoding it, so the values travel as the Seq it would make. */
  static Row row(String ticker, int session, double[] values) {
    return RowFactory.create(ticker, session, new ArraySeq.ofDouble(values));
  }

  static String ticker(Row step) {
    return step.getString(0);
  }

  static int session(Row step) {
    return step.getInt(1);
  }

  static double[] values(Row step) {
    Seq<Double> seq = step.getSeq(2);
    double[] values = new double[seq.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = seq.apply(i);
    }
    return values;
  }
}
