package io.tidemark.ingest.reconcile;

import io.tidemark.ingest.consensus.AgreedPrice;
import io.tidemark.ingest.vendors.VendorBar;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Extracts the reconciled prices from the results. */
public final class PricePart {
  static final String NAME = "price";
  static final StructType TYPE =
      new StructType()
          .add("open", DataTypes.DoubleType)
          .add("high", DataTypes.DoubleType)
          .add("low", DataTypes.DoubleType)
          .add("close", DataTypes.DoubleType)
          .add("volume", DataTypes.DoubleType)
          .add("vwap", DataTypes.DoubleType)
          .add("split_ratio", DataTypes.DoubleType)
          .add("cash_dividend", DataTypes.DoubleType)
          .add("vendor", DataTypes.StringType)
          .add("status", DataTypes.StringType);

  private PricePart() {}

  /** The rows for {@code market.prices}. */
  public static Dataset<Row> rows(Dataset<Row> verdicts, String sources) {
    return VerdictRows.part(verdicts, NAME, sources);
  }

  static Row of(AgreedPrice price) {
    VendorBar bar = price.bar();
    return RowFactory.create(
        bar.open(),
        bar.high(),
        bar.low(),
        bar.close(),
        bar.volume(),
        Double.isNaN(bar.vwap()) ? null : bar.vwap(),
        price.splitRatio(),
        price.cashDividend(),
        bar.vendor(),
        price.status().label());
  }
}
