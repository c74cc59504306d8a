package io.tidemark.flows.market;

import io.tidemark.api.market.FetchRequest;
import io.tidemark.api.market.LandRequest;
import io.tidemark.core.RunKey;
import io.tidemark.flows.steps.Activities;
import java.time.LocalDate;
import java.util.List;

/**
 * A range of days of some vendors, fetched and landed under its own keys.
 *
 * @param fetched result of the fetch
 * @param landed result of the landing
 */
record LandingSteps(FetchRequest.Result fetched, LandRequest.Result landed) {
  /**
   * Fetches, then lands; for workflow code only.
   *
   * @param resources as in the request
   */
  static LandingSteps of(
      RunKey key,
      List<String> vendors,
      List<String> tickers,
      LocalDate from,
      LocalDate to,
      List<String> resources) {
    RunKey fetch = key.step("fetch");
    FetchRequest.Result fetched =
        Activities.run(
            "ask %s for %s to %s".formatted(String.join(", ", vendors), from, to),
            new FetchRequest(
                fetch, vendors, "", tickers, from, to, ResourceNames.wanted(resources)));
    LandRequest.Result landed =
        Activities.run(
            "land the responses of %s".formatted(String.join(", ", vendors)),
            new LandRequest(key.step("land"), fetch));
    return new LandingSteps(fetched, landed);
  }

  /** Number of new rows. */
  long rows() {
    return landed.bars() + landed.actions() + landed.minutes();
  }

  String summary() {
    return fetched.summary() + "; " + landed.summary();
  }
}
