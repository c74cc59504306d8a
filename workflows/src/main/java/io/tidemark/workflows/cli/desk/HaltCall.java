package io.tidemark.workflows.cli.desk;

import io.tidemark.core.UserFault;
import io.tidemark.core.job.HaltRequest.State;
import io.tidemark.core.review.DecisionInbox;
import io.tidemark.core.review.DeskMessage;
import io.tidemark.workflows.cli.Shell;
import io.tidemark.workflows.desk.handover.Receipt;
import io.tidemark.workflows.steps.Names;
import java.time.LocalDate;
import java.util.Map;

/** Hands a ticker's next state over and tells what came of it. */
final class HaltCall {
  private HaltCall() {}

  static int of(Shell shell, Decider decider, String ticker, State state, LocalDate date) {
    DeskMessage.Halt halt =
        new DeskMessage.Halt(symbol(ticker), state, decider.who(), decider.why(), date);
    try (DeskHost host = DeskHost.open(shell, decider.json())) {
      Receipt receipt = host.desk().take(DecisionInbox.freshKey(), halt);
      boolean signalled = receipt.halt() == null;
      if (signalled) {
        host.sayIfNobodyWorks();
      }
      if (decider.json()) {
        Map<String, Object> answer =
            Decider.answer(signalled ? "signalled" : "written", receipt.key(), receipt.workflow());
        answer.put("ticker", ticker);
        answer.put("state", state);
        answer.put("before", signalled ? null : receipt.halt().before());
        shell.json(answer);
      } else {
        shell
            .out()
            .println(
                signalled
                    ? "%s: %s is handed to workflow %s".formatted(ticker, state, receipt.workflow())
                    : "%s: %s, before it %s".formatted(ticker, state, receipt.halt().before()));
      }
    }
    return 0;
  }

  private static String symbol(String ticker) {
    try {
      return Names.ticker(ticker);
    } catch (IllegalArgumentException e) {
      throw new UserFault(e.getMessage(), e);
    }
  }
}
