package io.tidemark.ingest.inspect;

import io.tidemark.ingest.inspect.coverage.CoverageRule;
import io.tidemark.ingest.inspect.matters.AlertRule;
import io.tidemark.ingest.inspect.summaries.SummaryRule;

/** The thresholds of an inspection. */
public record InspectSettings(CoverageRule coverage, SummaryRule summaries, AlertRule alerts) {
  /** What holds unless somebody says otherwise. */
  public static final InspectSettings DEFAULT =
      new InspectSettings(CoverageRule.DEFAULT, SummaryRule.DEFAULT, AlertRule.DEFAULT);
}
