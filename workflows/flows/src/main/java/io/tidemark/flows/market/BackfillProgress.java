package io.tidemark.flows.market;

import io.tidemark.api.market.FetchRequest;
import io.tidemark.flows.steps.RunProgress.StepProgress;
import java.util.List;
import java.util.stream.Stream;

/**
 * The progress of a backfill, passed from a long run to the run that continues it.
 *
 * @param chunks number of landed chunks
 * @param landed rows that are new in bars, actions and minutes
 * @param quarantined rows put into quarantine
 * @param failures number of requests that vendors did not answer
 * @param examples the first of these
 * @param steps the steps with their times and results
 */
public record BackfillProgress(
    int chunks,
    long landed,
    long quarantined,
    long failures,
    List<FetchRequest.Failure> examples,
    List<StepProgress> steps) {
  /** Maximum number of failures kept, which limits the size of the workflow history. */
  private static final int MOST_EXAMPLES = 20;

  /** Progress at the start. */
  static BackfillProgress nothing() {
    return new BackfillProgress(0, 0, 0, 0, List.of(), List.of());
  }

  /** Adds one chunk. */
  BackfillProgress and(LandingSteps landing) {
    List<FetchRequest.Failure> failed = landing.fetched().failures();
    return new BackfillProgress(
        chunks + 1,
        landed + landing.rows(),
        quarantined + landing.landed().quarantined(),
        failures + failed.size(),
        Stream.concat(examples.stream(), failed.stream()).limit(MOST_EXAMPLES).toList(),
        steps);
  }

  /** Replaces the steps. */
  BackfillProgress at(List<StepProgress> now) {
    return new BackfillProgress(chunks, landed, quarantined, failures, examples, now);
  }
}
