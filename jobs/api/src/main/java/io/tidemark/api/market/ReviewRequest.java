package io.tidemark.api.market;

import static io.tidemark.api.JobResult.format;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.tidemark.api.JobRequest;
import io.tidemark.api.JobResult;
import io.tidemark.core.RunKey;
import io.tidemark.core.review.RowReview;
import java.util.List;

/**
 * Writes people's decisions about rows in quarantine to {@code ops.overrides}, and loads released
 * rows through the same validation that refused them.
 */
@JsonTypeName("review")
public record ReviewRequest(RunKey runKey, List<RowReview> words)
    implements JobRequest<ReviewRequest.Result> {
  /**
   * The result of a review.
   *
   * @param released number of rows that are now among the facts
   * @param tickers tickers whose prices should be reconciled again
   * @param sources all vendor lists with prices based on these rows, joined by +
   */
  public record Result(long released, List<String> tickers, List<String> sources)
      implements JobResult {
    @Override
    public String summary() {
      return format("%,d rows released, of %,d tickers", released, tickers.size());
    }
  }

  public ReviewRequest {
    words = List.copyOf(words);
  }

  @Override
  public Class<Result> resultType() {
    return Result.class;
  }
}
