package io.tidemark.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.core.Json;
import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;

/**
 * A job request in the form in which it is passed between processes, without the job's classes.
 *
 * @param runKey the key in the request
 * @param request the request as JSON
 */
public record JobSubmission(RunKey runKey, JsonNode request) {
  private static final String KEY_FIELD = "runKey";

  /** The submission of a request. */
  public static JobSubmission of(JobRequest<?> request) {
    return new JobSubmission(request.runKey(), Json.read(Json.write(request), JsonNode.class));
  }

  /**
   * The submission of a request's JSON.
   *
   * @throws UserFault if it has no job name or no run key
   */
  public static JobSubmission read(JsonNode request) {
    if (!request.path(JobRequest.NAME_FIELD).isTextual() || !request.path(KEY_FIELD).isTextual()) {
      throw new UserFault(
          "%s is not a job request; it needs the fields %s, a job's name, and %s, a path-safe key"
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
