package io.tidemark.flows.market;

import io.tidemark.api.market.FetchRequest;
import io.tidemark.flows.steps.RunProgress.StepProgress;
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
public record BackfillProgress(
    int chunks,
    long landed,
    long quarantined,
    long failures,
    List<FetchRequest.Failure> examples,
    List<StepProgress> steps) {
  /** A history may not weigh more than so many failures. */
  private static final int MOST_EXAMPLES = 20;

  /** Nothing yet. */
  static BackfillProgress nothing() {
    return new BackfillProgress(0, 0, 0, 0, List.of(), List.of());
  }

  /** And one chunk more. */
  BackfillProgress and(Landing landing) {
    List<FetchRequest.Failure> failed = landing.fetched().failures();
    return new BackfillProgress(
        chunks + 1,
        landed + landing.rows(),
        quarantined + landing.landed().quarantined(),
        failures + failed.size(),
        Stream.concat(examples.stream(), failed.stream()).limit(MOST_EXAMPLES).toList(),
        steps);
  }

  /** With the steps as they are now. */
  BackfillProgress at(List<StepProgress> now) {
    return new BackfillProgress(chunks, landed, quarantined, failures, examples, now);
  }
}
