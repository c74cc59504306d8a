package io.tidemark.api.market;

import static io.tidemark.api.JobResult.format;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.tidemark.api.JobRequest;
import io.tidemark.api.JobResult;
import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes people's decisions about rows in quarantine to {@code ops.overrides}, and loads released
 * rows through the same validation that refused them.
 */
@JsonTypeName("review")
public record ReviewRequest(RunKey runKey, List<Word> words)
    implements JobRequest<ReviewRequest.Result> {
  /** The possible decisions. */
  public enum Decision {
    /** The row is used unchanged. */
    APPROVE,
    /** The row is not used and leaves the queue. */
    REJECT,
    /** The row is used with other values. */
    OVERRIDE;

    /** The value in {@code ops.overrides}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One decision about one row.
   *
   * @param id id of the row as shown in the queue
   * @param who never empty
   * @param why never empty
   * @param until when the decision expires; null: never
   * @param fields new values of an override by our field name; empty: the suggested repair
   */
  public record Word(
      String id,
      Decision decision,
      String who,
      String why,
      Instant until,
      Map<String, String> fields) {
    public Word {
      if (decision == null || id == null || id.isBlank()) {
        throw new UserFault("a decision about a row needs the row's id and the kind of decision");
      }
      if (who == null || who.isBlank() || why == null || why.isBlank()) {
        throw new UserFault(
            "%s of %s: say who decides and why; both are stored with the row"
                .formatted(decision.label(), id));
      }
      fields = fields == null ? Map.of() : Map.copyOf(fields);
    }
  }

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
