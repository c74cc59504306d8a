package io.tidemark.ingest.inspect.rules;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.tidemark.api.market.InspectRequest;
import java.util.List;
import org.apache.spark.sql.Column;

/** Filters for the rows that an inspection covers. */
public final class InspectionFilter {
  private InspectionFilter() {}

  /** Selects rows of the requested vendors and tickers. */
  public static Column ofSubjects(InspectRequest request) {
    return col("vendor").isin(request.vendors().toArray()).and(ofTickers(request.tickers()));
  }

  /** Selects rows of the requested tickers. */
  public static Column ofTickers(List<String> tickers) {
    return tickers.isEmpty() ? lit(true) : col("ticker").isin(tickers.toArray());
  }

  /** Selects rows of the requested days. */
  public static Column inRange(InspectRequest request) {
    return col("date").between(lit(request.from()), lit(request.to()));
  }
}
