package io.tidemark.ingest.reconcile;

import io.tidemark.api.market.ReconcileRequest;
import io.tidemark.ingest.disputes.Dispute;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Extracts the tickers whose latest prices are on a disputed level from the results. */
public final class HaltPart {
  static final String NAME = "halt";
  static final StructType TYPE = new StructType().add("why", DataTypes.StringType);

  private HaltPart() {}

  /** All such tickers, sorted by ticker. */
  public static List<ReconcileRequest.Doubt> all(Dataset<Row> verdicts) {
    return VerdictRows.part(verdicts, NAME, "")
        .select("ticker", "date", "why")
        .collectAsList()
        .stream()
        .map(
            row ->
                new ReconcileRequest.Doubt(
                    row.getString(0), row.getDate(1).toLocalDate(), row.getString(2)))
        .sorted(Comparator.comparing(ReconcileRequest.Doubt::ticker))
        .toList();
  }

  static Row of(Dispute dispute) {
    return RowFactory.create("%s: %s".formatted(dispute.cause().label(), dispute.evidence()));
  }
}
