package io.tidemark.flows.steps;

import java.time.Instant;
import java.util.List;

/**
 * The request of a workflow that ends. An implementation is a record with a default for every
 * field, so that {@code {}} starts the workflow.
 */
public interface RunRequest {
  /** Sources of prices, as the Temporal UI lists them. */
  List<String> vendors();

  /** The run's title in the Temporal UI, if it starts at that time. */
  String titleAt(Instant now);

  /**
   * The prefix of a generated run name, if the run starts at that time. Runs of the same request
   * with different prefixes are different runs.
   *
   * @param type type of the workflow
   */
  default String nameAt(String type, Instant now) {
    return type;
  }
}
