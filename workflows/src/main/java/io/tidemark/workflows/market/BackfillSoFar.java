package io.tidemark.workflows.market;

import io.tidemark.core.job.FetchRequest;
import io.tidemark.workflows.steps.RunProgress.StepProgress;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a backfill has done, as it is handed from a long run to the one that goes on.
 *
 * @param chunks that are landed
 * @param landed rows new to bars, actions and minutes
 * @param quarantined rows put into quarantine
 * @param failures how much a vendor would not give
 * @param examples the first of these
 * @param steps what each step did and when
 */
public record BackfillSoFar(
    int chunks,
    long landed,
    long quarantined,
    long failures,
    List<FetchRequest.Failure> examples,
    List<StepProgress> steps) {
  /** A history may not weigh more than so many failures. */
  private static final int MOST_EXAMPLES = 20;

  /** Nothing yet. */
  static BackfillSoFar nothing() {
    return new BackfillSoFar(0, 0, 0, 0, List.of(), List.of());
  }

  /** And one chunk more. */
  BackfillSoFar and(Landing landing) {
    List<FetchRequest.Failure> failed = landing.fetched().failures();
    return new BackfillSoFar(
        chunks + 1,
        landed + landing.rows(),
        quarantined + landing.landed().quarantined(),
        failures + failed.size(),
        Stream.concat(examples.stream(), failed.stream()).limit(MOST_EXAMPLES).toList(),
        steps);
  }

  /** With the steps as they are now. */
  BackfillSoFar at(List<StepProgress> now) {
    return new BackfillSoFar(chunks, landed, quarantined, failures, examples, now);
  }
}
