package io.tidemark.api.features;

import static io.tidemark.api.JobResult.format;

import com.fasterxml.jackson.annotation.JsonAlias;
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
 * Report on the features of a set: how they order the returns that follow, how steadily, and what
 * of it is there already. Reads the set's feature table and writes a page, a CSV and a JSON file
 * below {@code reports/}, and a run in MLflow.
 *
 * @param featureSet the name of a shipped set, or the path of a YAML file
 * @param vendors whose prices the features were built from; empty: the table has one such choice
 * @param universe the tickers that they were built over, as {@code market.Universe} names them;
 *     empty: the table has one
 * @param from first session
 * @param to last session; returns may reach beyond it
 * @param asOf knowledge time of every read
 * @param horizons of the returns, in sessions; features are sorted by the first
 * @param skip sessions between a feature's own and the one at whose close its return begins
 * @param against a set whose features these are compared with, in addition to one another; empty:
 *     the served one, if it is another; {@code none}: no set; in JSON {@code beside}
 * @param regimeModel whose labels part the sessions; empty: the latest of the same prices
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
  /** One session, a week and a month. */
  public static final List<Integer> HORIZONS = List.of(1, 5, 21);

  public static final String EXPERIMENT = "tidemark-factors";

  /** What {@code against} is for no set. */
  public static final String NONE = "none";

  private static final int LONGEST = 252;

  public FactorReportRequest {
    vendors = List.copyOf(vendors);
    horizons = List.copyOf(horizons);
    if (horizons.isEmpty() || horizons.stream().anyMatch(h -> h < 1 || h > LONGEST)) {
      throw new UserFault(
          "horizons %s must be numbers of sessions from 1 to %d".formatted(horizons, LONGEST));
    }
    if (horizons.stream().distinct().count() < horizons.size()) {
      throw new UserFault("horizons %s name one twice".formatted(horizons));
    }
    if (skip < 0 || skip > LONGEST) {
      throw new UserFault(
          "skip %d must be a number of sessions from 0 to %d".formatted(skip, LONGEST));
    }
    if (to.isBefore(from)) {
      throw new UserFault("the last session %s is before the first, %s".formatted(to, from));
    }
  }

  /**
   * What was found.
   *
   * @param sources vendors, joined by +
   * @param tickers names with at least one row
   * @param sessions from {@code first} to {@code last}
   * @param rows ticker-days
   * @param horizons in the order asked for
   * @param factors the strongest first: by the size of t of the rank IC of the first horizon
   * @param page path of the page under the lake's root
   * @param csv of the figures, one line a feature and horizon
   * @param json of the figures, with those by year and regime
   * @param mlflowRun empty if nothing was tracked
   * @param mlflowUrl where to look at it
   * @param notes what a reader should know
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
   * How many features predict the returns over one horizon.
   *
   * @param tested features with a t
   * @param passing of those with |t| above 1.96
   * @param byChance how many would pass if none predicted
   * @param discoveries with an adjusted q below 5 %
   */
  public record Horizon(int horizon, int tested, int passing, double byChance, int discoveries) {}

  /**
   * A feature in figures, of the first horizon where they depend on one; null where there is none.
   *
   * @param coverage share of the rows that have a value
   * @param days sessions with a rank IC
   * @param rankIc its mean
   * @param icir its mean over its deviation, not annualised
   * @param t its mean in standard errors, after Newey and West
   * @param q of t, after Benjamini and Hochberg, among the set's features
   * @param spread mean return of the highest fifth over the lowest
   * @param spreadT its t
   * @param turnover share of the names of the outer fifths that leave them in a session
   * @param halfLife sessions in which the rank autocorrelation halves; null also where it does not
   *     within {@code longestLag}
   * @param longestLag sessions over which the rank autocorrelation is known
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
