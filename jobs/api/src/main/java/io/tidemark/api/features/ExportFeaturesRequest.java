package io.tidemark.api.features;

import static io.tidemark.api.JobResult.format;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.tidemark.api.JobRequest;
import io.tidemark.api.JobResult;
import io.tidemark.core.RunKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Compute a feature set into Parquet files outside the lake, from agreed daily prices or from one
 * vendor's minutes, whichever the set's first source is.
 *
 * @param featureSet the name of a shipped set, or the path of a YAML file
 * @param vendors whose agreed prices are used; of minutes the one vendor
 * @param tickers which; empty: all
 * @param macro name of the macro source; empty: the only one there is
 * @param out a file that ends in {@code .parquet}, or a folder
 */
@JsonTypeName("export-features")
public record ExportFeaturesRequest(
    RunKey runKey,
    String featureSet,
    List<String> vendors,
    List<String> tickers,
    String macro,
    LocalDate from,
    LocalDate to,
    Instant asOf,
    String out)
    implements JobRequest<ExportFeaturesRequest.Result> {
  private static final double MIB = 1024.0 * 1024.0;

  public ExportFeaturesRequest {
    vendors = List.copyOf(vendors);
    tickers = List.copyOf(tickers);
  }

  /**
   * What was written.
   *
   * @param definitionHash hash of the compiled definition
   * @param columns features and labels
   * @param halted tickers that were left out, since they were halted
   * @param forecasts what the set's forecasts were worth
   */
  public record Result(
      String set,
      String definitionHash,
      int tickers,
      long rows,
      int columns,
      List<String> files,
      long bytes,
      List<String> halted,
      List<Forecast> forecasts)
      implements JobResult {
    public Result {
      files = List.copyOf(files);
      forecasts = List.copyOf(forecasts);
      halted = List.copyOf(halted);
    }

    @Override
    public String summary() {
      return format(
          "%,d rows of %,d tickers, %,d columns, %.1f MiB", rows, tickers, columns, bytes / MIB);
    }
  }

  /**
   * What a forecast was worth, on the rows where the label and all its forecasts are above 0.
   *
   * @param qlike mean of label / forecast − ln(label / forecast) − 1 (Patton 2011)
   * @param t of the difference from the label's first forecast (Diebold and Mariano), by sessions;
   *     above 0 where this one is worse
   */
  public record Forecast(String label, String feature, long rows, double qlike, double t) {}

  @Override
  public Class<Result> resultType() {
    return Result.class;
  }
}
