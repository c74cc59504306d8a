package io.tidemark.cli.decisions;

import io.tidemark.cli.command.CommandContext;
import io.tidemark.core.UserFault;
import io.tidemark.core.review.DecisionInbox;
import io.tidemark.core.review.DecisionMessage;
import io.tidemark.core.review.RowReview;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.flows.decisions.ReviewOutcome;
import io.tidemark.flows.decisions.submission.DecisionReceipt;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Common part of the three decisions about rows in quarantine. */
final class RowDecisionCommand {
  @Parameters(
      arity = "1..*",
      paramLabel = "ID",
      description = "The ids of the rows, from ./tidemark quarantine list.")
  private List<String> ids;

  @Option(
      names = "--until",
      paramLabel = "DATE|INSTANT",
      description = {
        "End of the decision: a date, which means its end in New York, or an instant.",
        "Default: no end."
      })
  private String until;

  @Mixin private DecisionOptions decider;

  /** Submits the decisions and shows the result. */
  int decide(CommandContext shell, RowReview.Decision decision, Map<String, String> fields) {
    Instant end = until(until);
    List<RowReview> words =
        new LinkedHashSet<>(ids)
            .stream()
                .map(id -> new RowReview(id, decision, decider.who(), decider.why(), end, fields))
                .toList();
    try (DecisionHost host = DecisionHost.open(shell, decider.json())) {
      DecisionReceipt receipt =
          host.desk().take(DecisionInbox.freshKey(), new DecisionMessage.Words(words));
      tell(shell, host, decision, receipt);
    }
    return 0;
  }

  private void tell(
      CommandContext shell,
      DecisionHost host,
      RowReview.Decision decision,
      DecisionReceipt receipt) {
    boolean signalled = receipt.review() == null;
    if (signalled) {
      host.sayIfNobodyWorks();
    }
    if (decider.json()) {
      Map<String, Object> answer =
          DecisionOptions.answer(
              signalled ? "signalled" : "written", receipt.key(), receipt.workflow());
      answer.put("decision", decision.label());
      answer.put("ids", ids);
      answer.put("review", receipt.review());
      shell.json(answer);
    } else if (signalled) {
      shell
          .out()
          .println(
              "%s of %s: submitted to workflow %s"
                  .formatted(decision.label(), String.join(", ", ids), receipt.workflow()));
    } else {
      shell.out().println(text(decision, receipt.review()));
    }
  }

  private String text(RowReview.Decision decision, ReviewOutcome outcome) {
    return "%s of %s is written; %,d rows accepted%s%s"
        .formatted(
            decision.label(),
            String.join(", ", ids),
            outcome.released(),
            outcome.reconciled().isEmpty()
                ? ""
                : "; reconciled again: %s of %s"
                    .formatted(
                        String.join(", ", outcome.tickers()),
                        String.join(", ", outcome.reconciled())),
            outcome.refused().isEmpty() ? "" : "; not reconciled again: " + outcome.refused());
  }

  static Instant until(String text) {
    if (text == null) {
      return null;
    }
    try {
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).plusDays(1).atStartOfDay(TradingCalendar.XNYS.zone()).toInstant();
    } catch (DateTimeParseException e) {
      throw new UserFault(
          "--until is '%s'; it must be a date, such as 2026-03-31, or an instant, such as 2026-03-31T20:00:00Z"
              .formatted(text),
          e);
    }
  }
}
