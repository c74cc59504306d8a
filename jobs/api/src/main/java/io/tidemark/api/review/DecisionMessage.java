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

/** A decision on its way to the desk that carries it out. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = DecisionMessage.Words.class, name = "review"),
  @JsonSubTypes.Type(value = DecisionMessage.Halt.class, name = "halt")
})
public sealed interface DecisionMessage {

  /** Words on rows in quarantine. */
  record Words(List<ReviewRequest.Word> words) implements DecisionMessage {
    public Words {
      if (words == null || words.isEmpty()) {
        throw new UserFault("a review needs at least one word on one row");
      }
      words = List.copyOf(words);
    }
  }

  /**
   * A ticker's next state.
   *
   * @param date the session that raised it; null, of a resolution only: that of what is resolved
   */
  record Halt(String ticker, HaltState state, String who, String why, LocalDate date)
      implements DecisionMessage {
    public Halt {
      request(new RunKey("check"), ticker, state, who, why, date);
    }

    /** The job that writes it down. */
    public HaltRequest request(RunKey key) {
      return request(key, ticker, state, who, why, date);
    }

    private static HaltRequest request(
        RunKey key, String ticker, HaltState state, String who, String why, LocalDate date) {
      return new HaltRequest(key, ticker, state, who, why, date);
    }
  }
}
