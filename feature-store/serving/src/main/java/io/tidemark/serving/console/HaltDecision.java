package io.tidemark.serving.console;

import io.tidemark.core.UserFault;
import io.tidemark.core.market.HaltState;
import io.tidemark.core.review.DecisionMessage;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/**
 * A decision on a ticker, as received.
 *
 * @param action open or resolve
 * @param date the session that caused the halt; optional for a resolution
 */
record HaltDecision(String action, String who, String why, String date) {

  /**
   * The message for the inbox.
   *
   * @throws UserFault with the value that is missing or invalid
   */
  DecisionMessage.Halt on(String ticker) {
    return new DecisionMessage.Halt(ticker, state(), stripped(who), stripped(why), session());
  }

  private HaltState state() {
    return switch (action == null ? "" : action) {
      case "open" -> HaltState.HALTED;
      case "resolve" -> HaltState.RESOLVED;
      default -> throw new UserFault("action is '%s'; use open or resolve".formatted(action));
    };
  }

  private LocalDate session() {
    if (date == null || date.isBlank()) {
      return null;
    }
    try {
      return LocalDate.parse(date);
    } catch (DateTimeParseException e) {
      throw new UserFault("date is '%s'; use an ISO date, such as 2023-12-29".formatted(date), e);
    }
  }

  private static String stripped(String text) {
    return text == null ? null : text.strip();
  }
}
