package io.tidemark.api.market;

import static io.tidemark.api.JobResult.format;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.tidemark.api.JobRequest;
import io.tidemark.api.JobResult;
import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import io.tidemark.core.market.HaltState;
import io.tidemark.core.review.DecisionMessage;
import java.time.LocalDate;

/**
 * Writes to {@code ops.halts} that a ticker is disputed, is halted and must not be used, or may be
 * used again.
 *
 * @param ticker symbol
 * @param state the new state; never {@code OK}, which is the state of a ticker without a row
 * @param who a rule or a person; never empty
 * @param why never empty
 * @param date the session that caused it; null only for a resolution, which keeps the session of
 *     the halt
 */
@JsonTypeName("halt")
public record HaltRequest(
    RunKey runKey, String ticker, HaltState state, String who, String why, LocalDate date)
    implements JobRequest<HaltRequest.Result> {

  /** The value of {@code who} for decisions by a rule. */
  public static final String RULE = "rule";

  /**
   * The result of the change.
   *
   * @param before the state before
   * @param state the state now
   */
  public record Result(String ticker, HaltState before, HaltState state) implements JobResult {
    @Override
    public String summary() {
      return format("%s was %s and is %s", ticker, before, state);
    }
  }

  /**
   * @throws UserFault naming what is missing
   */
  public HaltRequest {
    new DecisionMessage.Halt(ticker, state, who, why, date);
  }

  /** Writes down what was decided. */
  public static HaltRequest of(RunKey runKey, DecisionMessage.Halt halt) {
    return new HaltRequest(
        runKey, halt.ticker(), halt.state(), halt.who(), halt.why(), halt.date());
  }

  /** Kept from before activity types were derived from job names. */
  @Override
  public String activityType() {
    return "setHalt";
  }

  @Override
  public Class<Result> resultType() {
    return Result.class;
  }
}
