package io.tidemark.flows.steps;

import java.time.Instant;
import java.util.List;

/**
 * What a workflow that ends is asked. An implementation is a record whose fields all have defaults,
 * so that {@code {}} starts the workflow.
 */
public interface RunRequest {
  /** Sources of prices, as the Temporal UI lists them. */
  List<String> vendors();

  /** The run's title in the Temporal UI, if it starts at that time. */
  String titleAt(Instant now);

  /**
   * What a name that is made for the run begins with, if it starts at that time. Runs of one
   * request that differ in it are not taken for one another.
   *
   * @param type the workflow's
   */
  default String nameAt(String type, Instant now) {
    return type;
  }
}
