package io.tidemark.flows.steps;

import io.tidemark.core.RunKey;
import io.tidemark.core.Sha256;

/** Derives run keys from workflow ids. */
public final class RunKeys {
  private RunKeys() {}

  /**
   * The run key for a workflow id: the id itself if it has the form of a key; otherwise, as for the
   * ids of schedules with their colons, the id with invalid characters replaced and a hash
   * appended.
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
