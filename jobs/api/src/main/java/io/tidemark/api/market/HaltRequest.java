package io.tidemark.api.market;

import static io.tidemark.api.JobResult.format;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.tidemark.api.JobRequest;
import io.tidemark.api.JobResult;
import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import io.tidemark.core.market.HaltState;
import java.time.LocalDate;

/**
 * Write to {@code ops.halts} that a ticker is in doubt, may not be used, or may be used again.
 *
 * @param ticker symbol
 * @param state what it is from now on; never {@code OK}, which is what a ticker is that nobody
 *     spoke of
 * @param who a rule or a person; never empty
 * @param why never empty
 * @param date the session that raised it; null, of a resolution only: that of what is resolved
 */
@JsonTypeName("halt")
public record HaltRequest(
    RunKey runKey, String ticker, HaltState state, String who, String why, LocalDate date)
    implements JobRequest<HaltRequest.Result> {

  /** Who says so where no person does. */
  public static final String RULE = "rule";

  /**
   * What came of it.
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
    if (ticker == null || ticker.isBlank() || state == null || state == HaltState.OK) {
      throw new UserFault(
          "ticker '%s' cannot become %s; name a ticker, and one of DISPUTED, HALTED, RESOLVED"
              .formatted(ticker, state));
    }
    if (who == null || who.isBlank() || why == null || why.isBlank()) {
      throw new UserFault(
          "%s becomes %s: say who says so and why; both are kept".formatted(ticker, state));
    }
    if (date == null && state != HaltState.RESOLVED) {
      throw new UserFault("%s becomes %s: say the session that raised it".formatted(ticker, state));
    }
  }

  /** As it was named before jobs' names named their activities. */
  @Override
  public String activityType() {
    return "setHalt";
  }

  @Override
  public Class<Result> resultType() {
    return Result.class;
  }
}
