package io.tidemark.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.core.Json;
import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;

/**
 * A job as it is handed from process to process. Whoever hands it on needs none of the job's
 * classes.
 *
 * @param runKey the key in the request
 * @param request its JSON
 */
public record JobSubmission(RunKey runKey, JsonNode request) {
  private static final String KEY_FIELD = "runKey";

  /** Of a request. */
  public static JobSubmission of(JobRequest<?> request) {
    return new JobSubmission(request.runKey(), Json.read(Json.write(request), JsonNode.class));
  }

  /**
   * Of a request's JSON.
   *
   * @throws UserFault if it names no job, or has no run key
   */
  public static JobSubmission read(JsonNode request) {
    if (!request.path(JobRequest.NAME_FIELD).isTextual() || !request.path(KEY_FIELD).isTextual()) {
      throw new UserFault(
          "%s is no job's request; it needs the fields %s, a job's name, and %s, a path-safe key"
              .formatted(request, JobRequest.NAME_FIELD, KEY_FIELD));
    }
    try {
      return new JobSubmission(new RunKey(request.get(KEY_FIELD).asText()), request);
    } catch (IllegalArgumentException e) {
      throw new UserFault(e.getMessage(), e);
    }
  }

  /** The job's name. */
  public String job() {
    return request.path(JobRequest.NAME_FIELD).asText();
  }
}
