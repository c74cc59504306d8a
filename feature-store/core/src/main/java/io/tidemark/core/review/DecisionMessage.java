package io.tidemark.core.review;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.tidemark.core.UserFault;
import io.tidemark.core.market.HaltState;
import java.time.LocalDate;
import java.util.List;

/** A decision in the inbox, to be carried out by the worker. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = DecisionMessage.Words.class, name = "review"),
  @JsonSubTypes.Type(value = DecisionMessage.Halt.class, name = "halt")
})
public sealed interface DecisionMessage {

  /** Words on rows in quarantine. */
  record Words(List<RowReview> words) implements DecisionMessage {
    public Words {
      if (words == null || words.isEmpty()) {
        throw new UserFault("a review needs at least one decision about one row");
      }
      words = List.copyOf(words);
    }
  }

  /**
   * A new state of a ticker.
   *
   * @param ticker symbol
   * @param state what it is from now on; never {@code OK}, which is what a ticker is that nobody
   *     spoke of
   * @param who a rule or a person; never empty
   * @param why never empty
   * @param date the session that raised it; null, of a resolution only: that of what is resolved
   */
  record Halt(String ticker, HaltState state, String who, String why, LocalDate date)
      implements DecisionMessage {
    /**
     * @throws UserFault naming what is missing
     */
    public Halt {
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
        throw new UserFault(
            "%s becomes %s: say the session that raised it".formatted(ticker, state));
      }
    }
  }
}
