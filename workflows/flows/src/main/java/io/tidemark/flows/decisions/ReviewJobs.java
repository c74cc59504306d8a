package io.tidemark.flows.decisions;

import io.tidemark.api.JobRequest;
import io.tidemark.api.JobResult;
import io.tidemark.api.market.MarketScope;
import io.tidemark.api.market.ReconcileRequest;
import io.tidemark.api.market.ReviewRequest;
import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import io.tidemark.core.review.RowReview;
import io.tidemark.core.time.TradingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The jobs of one batch of decisions, wherever they run: the review, then each reconciliation. */
public final class ReviewJobs {
  private static final LocalDate BEFORE_ALL_DATA = LocalDate.of(1900, 1, 1);

  /** Runs a job and returns its result. */
  public interface Runner {
    <R extends JobResult> R run(JobRequest<R> job);
  }

  private ReviewJobs() {}

  /**
   * Runs all the jobs. If the data does not allow one reconciliation, the others still run.
   *
   * @param now read after the review, since the released rows are known by then
   * @throws UserFault if the decisions cannot be written
   */
  public static ReviewOutcome of(
      RunKey key, List<RowReview> words, Runner jobs, Supplier<Instant> now) {
    ReviewRequest.Result reviewed = jobs.run(new ReviewRequest(key.step("review"), words));
    List<String> reconciled = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    Instant asOf = now.get();
    List<String> sources = reviewed.tickers().isEmpty() ? List.of() : reviewed.sources();
    for (int i = 0; i < sources.size(); i++) {
      try {
        jobs.run(
            new ReconcileRequest(
                key.step("reconcile-" + i),
                new MarketScope(
                    List.of(sources.get(i).split("\\+", -1)),
                    reviewed.tickers(),
                    BEFORE_ALL_DATA,
                    LocalDate.ofInstant(asOf, TradingCalendar.XNYS.zone()),
                    asOf)));
        reconciled.add(sources.get(i));
      } catch (UserFault e) {
        refused.add(sources.get(i) + ": " + e.getMessage());
      }
    }
    return new ReviewOutcome(
        key.value(),
        words.size(),
        reviewed.released(),
        reviewed.tickers(),
        reconciled,
        String.join("; ", refused));
  }
}
