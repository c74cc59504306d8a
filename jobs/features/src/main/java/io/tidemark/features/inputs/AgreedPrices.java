package io.tidemark.features.inputs;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import io.tidemark.lake.Lake;
import io.tidemark.lake.tables.Halts;
import io.tidemark.lake.tables.MarketPrices;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Agreed prices that features may be computed from.
 *
 * @param rows of {@code market.prices}, all versions
 * @param halted tickers that were left out, since nobody may use them
 */
public record AgreedPrices(Dataset<Row> rows, List<String> halted) {
  /**
   * Reads what was known by a time.
   *
   * @param version Delta version of {@code market.prices}
   * @param vendors those that agreed, most trusted first
   * @param tickers which; empty: all
   */
  public static AgreedPrices read(
      Lake lake, long version, Instant asOf, List<String> vendors, List<String> tickers) {
    Dataset<Row> sourced =
        lake.history(MarketPrices.TABLE, version, asOf)
            .where(col("sources").equalTo(String.join("+", vendors)));
    Dataset<Row> asked =
        tickers.isEmpty() ? sourced : sourced.where(col("ticker").isin(tickers.toArray()));
    List<String> halted = Halts.halted(lake, asOf);
    if (halted.isEmpty()) {
      return new AgreedPrices(asked, halted);
    }
    List<String> leftOut =
        asked
            .where(col("ticker").isin(halted.toArray()))
            .select("ticker")
            .distinct()
            .as(Encoders.STRING())
            .collectAsList();
    return new AgreedPrices(asked.where(not(col("ticker").isin(halted.toArray()))), leftOut);
  }
}
