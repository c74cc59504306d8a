package io.tidemark.api.features;

import static io.tidemark.api.JobResult.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.tidemark.api.JobRequest;
import io.tidemark.api.JobResult;
import io.tidemark.api.market.MarketScope;
import io.tidemark.api.market.MarketScoped;
import io.tidemark.core.RunKey;
import java.util.List;

/**
 * Computes a feature set into Parquet files outside the lake, from reconciled daily prices or from
 * one vendor's minute bars, depending on the set's first source.
 *
 * @param featureSet the name of a shipped set, or the path of a YAML file
 * @param scope whose agreed prices are used; of minutes it has one vendor
 * @param macro name of the macro source; empty: the only one there is
 * @param out a file that ends in {@code .parquet}, or a folder
 */
@JsonTypeName("export-features")
@JsonPropertyOrder({"runKey", "featureSet", "vendors", "tickers", "macro", "from", "to", "asOf"})
public record ExportFeaturesRequest(
    RunKey runKey, String featureSet, MarketScope scope, String macro, String out)
    implements JobRequest<ExportFeaturesRequest.Result>, MarketScoped {
  private static final double MIB = 1024.0 * 1024.0;

  public ExportFeaturesRequest {
    scope = scope.settled(runKey);
  }

  /**
   * The result of an export.
   *
   * @param definitionHash hash of the compiled definition
   * @param columns number of features and labels
   * @param halted tickers that were left out because they were halted
   * @param forecasts scores of the set's forecasts
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
   * The score of a forecast on the rows where the label and all its forecasts are above 0.
   *
   * @param qlike mean QLIKE loss: label / forecast − ln(label / forecast) − 1 (Patton 2011)
   * @param t Diebold-Mariano statistic of the loss difference to the label's first forecast, by
   *     session, with a standard error by the equal-weighted cosine estimator; above 0 if this
   *     forecast is worse; 0 for the first forecast, and with fewer than two sessions
   * @param p two-sided p-value of t; null where t is 0, and in results of older runs
   */
  public record Forecast(
      String label,
      String feature,
      long rows,
      double qlike,
      double t,
      @JsonInclude(JsonInclude.Include.NON_NULL) Double p) {}

  @Override
  public Class<Result> resultType() {
    return Result.class;
  }
}
