package io.tidemark.api.review;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.tidemark.api.market.HaltRequest;
import io.tidemark.api.market.ReviewRequest;
import io.tidemark.core.RunKey;
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
  record Words(List<ReviewRequest.Word> words) implements DecisionMessage {
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
   * @param date the session that caused it; null only for a resolution, which keeps the session of
   *     the halt
   */
  record Halt(String ticker, HaltState state, String who, String why, LocalDate date)
      implements DecisionMessage {
    public Halt {
      request(new RunKey("check"), ticker, state, who, why, date);
    }

    /** The request of the job that writes it. */
    public HaltRequest request(RunKey key) {
      return request(key, ticker, state, who, why, date);
    }

    private static HaltRequest request(
        RunKey key, String ticker, HaltState state, String who, String why, LocalDate date) {
      return new HaltRequest(key, ticker, state, who, why, date);
    }
  }
}
