package io.tidemark.cli.decisions;

import io.tidemark.cli.command.CommandContext;
import io.tidemark.core.UserFault;
import io.tidemark.core.market.HaltState;
import io.tidemark.core.review.DecisionInbox;
import io.tidemark.core.review.DecisionMessage;
import io.tidemark.flows.decisions.submission.DecisionReceipt;
import io.tidemark.flows.steps.RequestNames;
import java.time.LocalDate;
import java.util.Map;

/** Submits the next state of a ticker and prints the result. */
final class HaltChange {
  private HaltChange() {}

  static int of(
      CommandContext shell,
      DecisionOptions decider,
      String ticker,
      HaltState state,
      LocalDate date) {
    DecisionMessage.Halt halt =
        new DecisionMessage.Halt(symbol(ticker), state, decider.who(), decider.why(), date);
    try (DecisionHost host = DecisionHost.open(shell, decider.json())) {
      DecisionReceipt receipt = host.desk().take(DecisionInbox.freshKey(), halt);
      boolean signalled = receipt.halt() == null;
      if (signalled) {
        host.sayIfNobodyWorks();
      }
      if (decider.json()) {
        Map<String, Object> answer =
            DecisionOptions.answer(
                signalled ? "signalled" : "written", receipt.key(), receipt.workflow());
        answer.put("ticker", ticker);
        answer.put("state", state);
        answer.put("before", signalled ? null : receipt.halt().before());
        shell.json(answer);
      } else {
        shell
            .out()
            .println(
                signalled
                    ? "%s: %s was submitted to workflow %s"
                        .formatted(ticker, state, receipt.workflow())
                    : "%s: %s, before it %s".formatted(ticker, state, receipt.halt().before()));
      }
    }
    return 0;
  }

  private static String symbol(String ticker) {
    try {
      return RequestNames.ticker(ticker);
    } catch (IllegalArgumentException e) {
      throw new UserFault(e.getMessage(), e);
    }
  }
}
