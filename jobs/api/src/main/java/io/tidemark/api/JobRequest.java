package io.tidemark.api;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.tidemark.core.RunKey;
import java.util.Locale;

/**
 * The request of one step. It contains everything that the step needs, so that the step can run in
 * any process. A step runs at most once per {@link #runKey()}: a rerun returns the first result.
 *
 * <p>An implementation is a record with a {@link JsonTypeName}, the job's name; its JSON carries
 * that name in the field {@value #NAME_FIELD}.
 *
 * @param <R> the step's result
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = JobRequest.NAME_FIELD)
public interface JobRequest<R extends JobResult> {
  /** The JSON field with the job's name. */
  String NAME_FIELD = "job";

  /** The key that makes the step's writes idempotent and under which its result is stored. */
  RunKey runKey();

  /** The type of the step's result. */
  Class<R> resultType();

  /**
   * The type of the Temporal activity that runs the job: its name in camel case, such as {@code
   * buildFeatures} of {@code build-features}. It is recorded in workflow histories, so it must
   * never change.
   */
  default String activityType() {
    StringBuilder type = new StringBuilder();
    for (String word : nameOf(getClass()).split("-", -1)) {
      type.append(type.isEmpty() ? word : capitalized(word));
    }
    return type.toString();
  }

  /**
   * The name of the job for a request type.
   *
   * @throws IllegalArgumentException if the type has none
   */
  static String nameOf(Class<?> requestType) {
    JsonTypeName name = requestType.getAnnotation(JsonTypeName.class);
    if (name == null || name.value().isEmpty()) {
      throw new IllegalArgumentException(
          "%s has no job name; annotate it with @JsonTypeName".formatted(requestType));
    }
    return name.value();
  }

  private static String capitalized(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
