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
 * Write people's words on rows in quarantine to {@code ops.overrides}, and let what is released in
 * through the door that refused it.
 */
@JsonTypeName("review")
public record ReviewRequest(RunKey runKey, List<Word> words)
    implements JobRequest<ReviewRequest.Result> {
  /** What can be decided. */
  public enum Decision {
    /** The row counts as it is. */
    APPROVE,
    /** The row does not count, and leaves the queue. */
    REJECT,
    /** The row counts with other values. */
    OVERRIDE;

    /** As it is written in {@code ops.overrides}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One word on one row.
   *
   * @param id the row's, as the queue shows it
   * @param who never empty
   * @param why never empty
   * @param until until when it counts; null: for good
   * @param fields of an override, our field's name to its new text; empty: the suggested repair
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
        throw new UserFault("a word on a row needs the row's id and a decision");
      }
      if (who == null || who.isBlank() || why == null || why.isBlank()) {
        throw new UserFault(
            "%s of %s: say who decides and why; both are kept with the row"
                .formatted(decision.label(), id));
      }
      fields = fields == null ? Map.of() : Map.copyOf(fields);
    }
  }

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
