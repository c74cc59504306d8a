package io.tidemark.ingest.reconcile;

import io.tidemark.core.Json;
import io.tidemark.ingest.consensus.Disagreement;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Extracts the disagreements from the results: the values that a day's decision had to choose from.
 */
public final class DisagreementPart {
  static final String NAME = "disagreement";
  static final StructType TYPE =
      new StructType()
          .add("field", DataTypes.StringType)
          .add("values", DataTypes.StringType)
          .add("chosen", DataTypes.StringType)
          .add("reason", DataTypes.StringType);

  private DisagreementPart() {}

  /** The rows for {@code ops.reconciliation}. */
  public static Dataset<Row> rows(Dataset<Row> verdicts, String sources) {
    return VerdictRows.part(verdicts, NAME, sources);
  }

  static Row of(Disagreement matter) {
    return RowFactory.create(
        matter.field().label(), Json.write(matter.values()), matter.chosen(), matter.reason());
  }
}
