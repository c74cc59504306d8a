package io.tidemark.api.regimes;

import static io.tidemark.api.JobResult.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.tidemark.api.JobRequest;
import io.tidemark.api.JobResult;
import io.tidemark.api.market.MarketScope;
import io.tidemark.api.market.MarketScoped;
import io.tidemark.core.RunKey;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Labels each session with the macro regime as known at its close, and writes the labels to {@code
 * regimes.labels}.
 *
 * @param scope vendors whose reconciled prices give the market return
 * @param macro name of the macro source; empty: market inputs only
 * @param pricesVersion Delta version of {@code market.prices} to read
 */
@JsonTypeName("label-regimes")
@JsonPropertyOrder({"runKey", "vendors", "tickers", "macro", "from", "to", "asOf"})
public record LabelRegimesRequest(
    RunKey runKey, MarketScope scope, String macro, long pricesVersion)
    implements JobRequest<LabelRegimesRequest.Result>, MarketScoped {

  public LabelRegimesRequest {
    scope = scope.settled(runKey);
  }

  /**
   * The result of labelling.
   *
   * @param model identity of the regime model: name and parameters' hash
   * @param inputs the model's inputs, in order
   * @param sessions number of labelled sessions by regime
   * @param warnings warnings for the reader, such as macro series that were not yet known
   * @param macroVersion Delta version of {@code macro.series} that was read
   * @param version Delta version of {@code regimes.labels} after the write
   * @param refits how far each refit of the model moved its states; empty in results of earlier
   *     releases
   */
  public record Result(
      String model,
      List<String> inputs,
      Map<String, Long> sessions,
      List<String> warnings,
      long macroVersion,
      long version,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Refit> refits)
      implements JobResult {
    public Result {
      refits = refits == null ? List.of() : List.copyOf(refits);
    }

    @Override
    public String summary() {
      return format(
          "%,d sessions in %d regimes",
          sessions.values().stream().mapToLong(Long::longValue).sum(), sessions.size());
    }
  }

  /**
   * The largest move of a state's mean at one refit of the model.
   *
   * @param session the first session that is labelled by the new fit
   * @param regime name of the state
   * @param input name of the input whose mean moved
   * @param move in standard deviations of the input in that state before the refit
   */
  public record Refit(LocalDate session, String regime, String input, double move) {}

  @Override
  public Class<Result> resultType() {
    return Result.class;
  }
}
