package io.tidemark.serving.console;

import io.tidemark.core.RunKey;
import io.tidemark.core.review.DecisionInbox.Waiting;
import io.tidemark.core.review.DecisionMessage;
import io.tidemark.core.review.RowReview;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A decision that was submitted and is not in the tables yet. */
sealed interface PendingDecisions {

  /** The key of the message that carries it. */
  String key();

  /** A decision on a row in quarantine. */
  record OnRow(
      String key,
      String id,
      String decision,
      String who,
      String why,
      Optional<Instant> until,
      Map<String, String> fields)
      implements PendingDecisions {
    static OnRow of(RunKey key, RowReview word) {
      return new OnRow(
          key.value(),
          word.id(),
          word.decision().label(),
          word.who(),
          word.why(),
          Optional.ofNullable(word.until()),
          word.fields());
    }
  }

  /** A decision on a ticker. */
  record OnTicker(
      String key, String ticker, String action, String who, String why, Optional<LocalDate> date)
      implements PendingDecisions {
    static OnTicker of(RunKey key, DecisionMessage.Halt halt) {
      String action =
          switch (halt.state()) {
            case HALTED -> "open";
            case RESOLVED -> "resolve";
            default -> halt.state().name().toLowerCase(Locale.ROOT);
          };
      return new OnTicker(
          key.value(),
          halt.ticker(),
          action,
          halt.who(),
          halt.why(),
          Optional.ofNullable(halt.date()));
    }
  }

  /** The decisions in a message. */
  static List<PendingDecisions> of(Waiting waiting) {
    if (waiting.message() instanceof DecisionMessage.Words words) {
      return words.words().stream()
          .<PendingDecisions>map(word -> OnRow.of(waiting.key(), word))
          .toList();
    }
    return List.of(OnTicker.of(waiting.key(), (DecisionMessage.Halt) waiting.message()));
  }
}
