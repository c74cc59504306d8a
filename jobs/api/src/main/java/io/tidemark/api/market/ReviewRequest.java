package io.tidemark.api.market;

import static io.tidemark.api.JobResult.format;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.tidemark.api.JobRequest;
import io.tidemark.api.JobResult;
import io.tidemark.core.RunKey;
import io.tidemark.core.review.RowReview;
import java.util.List;

/**
 * Write people's words on rows in quarantine to {@code ops.overrides}, and let what is released in
 * through the door that refused it.
 */
@JsonTypeName("review")
public record ReviewRequest(RunKey runKey, List<RowReview> words)
    implements JobRequest<ReviewRequest.Result> {
  /**
   * What came of it.
   *
   * @param released rows that are now among the facts
   * @param tickers those whose prices should be reconciled again
   * @param sources every list of vendors that has prices resting on them, joined by +
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
