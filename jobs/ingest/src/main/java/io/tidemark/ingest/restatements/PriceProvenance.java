package io.tidemark.ingest.restatements;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.tidemark.core.registry.Manifest;
import io.tidemark.core.table.market.PricesTable;
import io.tidemark.lake.Lake;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Which prices a published version read. Versions with the same reading differ in the same way from
 * today's prices.
 *
 * @param version Delta version of {@code market.prices}
 * @param tickers tickers that were read; empty: all
 */
public record PriceProvenance(
    long version,
    Instant asOf,
    List<String> vendors,
    List<String> tickers,
    LocalDate from,
    LocalDate to) {

  /** Whether the manifest states which prices were read. */
  public static boolean isToldBy(Manifest manifest) {
    return manifest.tables().containsKey(PricesTable.TABLE.name());
  }

  /** The reading of a published version. */
  public static PriceProvenance of(Manifest manifest) {
    return new PriceProvenance(
        manifest.tables().get(PricesTable.TABLE.name()),
        manifest.asOf(),
        manifest.vendors(),
        manifest.tickers(),
        manifest.from(),
        manifest.to());
  }

  /** The prices as they were read. */
  Dataset<Row> rows(Lake lake) {
    return lake.asOf(PricesTable.TABLE, version, asOf).where(subjects());
  }

  /** The subset of other prices that this reading would read. */
  Dataset<Row> within(Dataset<Row> prices) {
    return prices.where(subjects());
  }

  private Column subjects() {
    Column named =
        col("sources")
            .equalTo(String.join("+", vendors))
            .and(col("date").between(lit(from), lit(to)));
    return tickers.isEmpty() ? named : named.and(col("ticker").isin(tickers.toArray()));
  }
}
