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

  /** Decisions about rows in quarantine. */
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
   * @param state the new state; never {@code OK}, the state of a ticker without any decision
   * @param who a rule or a person; never empty
   * @param why never empty
   * @param date the session that caused it; null only for a resolution, which keeps the session of
   *     the halt
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
            "%s becomes %s: say who decides and why; both are stored".formatted(ticker, state));
      }
      if (date == null && state != HaltState.RESOLVED) {
        throw new UserFault(
            "%s becomes %s: say the session that caused it".formatted(ticker, state));
      }
    }
  }
}
