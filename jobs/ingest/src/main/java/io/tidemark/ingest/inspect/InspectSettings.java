package io.tidemark.ingest.inspect;

import io.tidemark.ingest.inspect.coverage.CoverageRule;
import io.tidemark.ingest.inspect.rules.AlertRule;

/** The thresholds of an inspection. */
public record InspectSettings(CoverageRule coverage, AlertRule alerts) {
  /** The default thresholds. */
  public static final InspectSettings DEFAULT =
      new InspectSettings(CoverageRule.DEFAULT, AlertRule.DEFAULT);
}
