package io.tidemark.flows.steps;

import io.tidemark.core.RunKey;
import io.tidemark.core.Sha256;

/** Run keys from workflow ids. */
public final class RunKeys {
  private RunKeys() {}

  /**
   * The run key for a workflow id: the id itself where it has the form of a key; else, as for a
   * schedule's ids with their colons, its characters made to fit and told apart by its hash.
   */
  public static RunKey of(String workflowId) {
    String fitting = workflowId.replaceAll("[^A-Za-z0-9._-]", "-").replace("..", "-");
    return new RunKey(
        fitting.equals(workflowId) ? workflowId : fitting + "-" + shortHash(workflowId));
  }

  /** The first eight hexadecimal digits of the text's SHA-256. */
  public static String shortHash(String text) {
    return Sha256.of(text).substring(0, 8);
  }
}
