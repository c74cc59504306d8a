package io.tidemark.flows.market;

import io.tidemark.api.market.FetchRequest;
import io.tidemark.api.market.LandRequest;
import io.tidemark.core.RunKey;
import io.tidemark.flows.steps.Activities;
import java.time.LocalDate;
import java.util.List;

/**
 * A span of some vendors' days, fetched and landed under keys of its own.
 *
 * @param fetched what came back
 * @param landed what of it went in
 */
record Landing(FetchRequest.Result fetched, LandRequest.Result landed) {
  /**
   * Fetches, then lands. To be called from workflow code.
   *
   * @param resources as the request holds them
   */
  static Landing of(
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
            "land what %s gave".formatted(String.join(", ", vendors)),
            new LandRequest(key.step("land"), fetch));
    return new Landing(fetched, landed);
  }

  /** Rows that say something new. */
  long rows() {
    return landed.bars() + landed.actions() + landed.minutes();
  }

  String summary() {
    return fetched.summary() + "; " + landed.summary();
  }
}
