package io.tidemark.api.features;

import static io.tidemark.api.JobResult.format;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.tidemark.api.JobRequest;
import io.tidemark.api.JobResult;
import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Writes a factor report of a feature set: how its features predict the ranking of forward returns,
 * how stable this is, and how similar they are to existing features. A daily set ranks the tickers
 * of a session; a set of minutes ranks each bar among the sessions before, with returns that end in
 * its session. Reads the set's feature table, writes an HTML page, a CSV and a JSON file under
 * {@code reports/}, and logs an MLflow run.
 *
 * @param featureSet the name of a shipped set, or the path of a YAML file
 * @param vendors vendors whose prices or bars the features were built from; empty: the only choice
 *     in the table
 * @param universe the universe that they were built over, by its name in {@code market.Universe};
 *     empty: the only one in the table
 * @param from first session
 * @param to last session; forward returns of daily rows may reach beyond it
 * @param asOf as-of time of all reads
 * @param horizons horizons of the forward returns, in sessions, or in bars for a set of minutes;
 *     features are sorted by the first
 * @param skip number of sessions, or bars, between that of the feature and the close at which its
 *     return begins
 * @param against the reference set that the features are compared with, which must have rows of the
 *     same kind; empty: the served set, if it is a different one; {@code none}: no reference set;
 *     in JSON {@code beside}
 * @param regimeModel regime model whose labels split the sessions; empty: the latest one of the
 *     same prices
 * @param experiment name of the MLflow experiment
 */
@JsonTypeName("factor-report")
public record FactorReportRequest(
    RunKey runKey,
    String featureSet,
    List<String> vendors,
    String universe,
    LocalDate from,
    LocalDate to,
    Instant asOf,
    List<Integer> horizons,
    int skip,
    @JsonProperty("beside") @JsonAlias("against") String against,
    String regimeModel,
    String experiment)
    implements JobRequest<FactorReportRequest.Result> {
  /** One session, a week and a month; in a set of minutes as many bars. */
  public static final List<Integer> HORIZONS = List.of(1, 5, 21);

  public static final String EXPERIMENT = "tidemark-factors";

  /** The value of {@code against} for no reference set. */
  public static final String NONE = "none";

  private static final int LONGEST = 252;

  public FactorReportRequest {
    vendors = List.copyOf(vendors);
    horizons = List.copyOf(horizons);
    if (horizons.isEmpty() || horizons.stream().anyMatch(h -> h < 1 || h > LONGEST)) {
      throw new UserFault(
          "horizons %s must be numbers of sessions or bars from 1 to %d"
              .formatted(horizons, LONGEST));
    }
    if (horizons.stream().distinct().count() < horizons.size()) {
      throw new UserFault("horizons %s name one twice".formatted(horizons));
    }
    if (skip < 0 || skip > LONGEST) {
      throw new UserFault(
          "skip %d must be a number of sessions or bars from 0 to %d".formatted(skip, LONGEST));
    }
    if (to.isBefore(from)) {
      throw new UserFault("the last session %s is before the first, %s".formatted(to, from));
    }
  }

  /**
   * The result of a factor report.
   *
   * @param sources vendors, joined by +
   * @param tickers number of tickers with at least one row
   * @param sessions number of sessions from {@code first} to {@code last}
   * @param rows number of ticker-days, or of bars
   * @param horizons results by horizon, in the order of the request
   * @param factors features sorted by descending |t| of the rank IC at the first horizon
   * @param page path of the page under the lake's root
   * @param csv path of the CSV file, with one line per feature and horizon
   * @param json path of the JSON file, which also has the figures by year and regime
   * @param mlflowRun empty if nothing was tracked
   * @param mlflowUrl URL of the run's page
   * @param notes warnings for the reader
   */
  public record Result(
      String set,
      String definitionHash,
      String sources,
      String universe,
      int tickers,
      int sessions,
      LocalDate first,
      LocalDate last,
      long rows,
      List<Horizon> horizons,
      List<Factor> factors,
      String page,
      String csv,
      String json,
      String mlflowRun,
      String mlflowUrl,
      List<String> notes)
      implements JobResult {
    public Result {
      horizons = List.copyOf(horizons);
      factors = List.copyOf(factors);
      notes = List.copyOf(notes);
    }

    @Override
    public String summary() {
      return format(
          "%,d features of %s over %,d sessions of %,d tickers",
          factors.size(), set, sessions, tickers);
    }
  }

  /**
   * How many features predict the forward returns over one horizon.
   *
   * @param tested number of features with a t
   * @param passing number of those with p below 0.05; in results of older runs with |t| above 1.96
   * @param byChance number expected to pass by chance if no feature predicted
   * @param discoveries number of features with q below 5 %
   * @param byChanceAtMost number that chance exceeds in at most 5 % of cases if no feature
   *     predicts, given how the features are correlated; null in results of older runs
   */
  public record Horizon(
      int horizon,
      int tested,
      int passing,
      double byChance,
      int discoveries,
      @JsonInclude(JsonInclude.Include.NON_NULL) Integer byChanceAtMost) {}

  /**
   * The figures of a feature, at the first horizon if they depend on one; a missing figure is null.
   *
   * @param coverage share of the rows that have a value
   * @param days number of sessions with a rank IC
   * @param rankIc mean rank IC
   * @param icir mean divided by standard deviation of the rank IC, not annualised
   * @param t mean rank IC divided by its standard error, with Student's t distribution
   * @param q Benjamini-Hochberg adjusted p-value among the set's features
   * @param spread mean return of the highest quintile minus the lowest
   * @param spreadT t of the spread
   * @param turnover mean share of tickers, or bars, that leave the outer quintiles per session
   * @param halfLife sessions after which the rank autocorrelation is one half; also null if it is
   *     above one half up to {@code longestLag}
   * @param longestLag longest lag, in sessions, with a known rank autocorrelation
   */
  public record Factor(
      String feature,
      Double coverage,
      int days,
      Double rankIc,
      Double icir,
      Double t,
      Double q,
      Double spread,
      Double spreadT,
      Double turnover,
      Double halfLife,
      int longestLag) {}

  @Override
  public Class<Result> resultType() {
    return Result.class;
  }
}
