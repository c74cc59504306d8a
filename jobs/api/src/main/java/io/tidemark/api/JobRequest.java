package io.tidemark.api;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.tidemark.core.RunKey;
import java.util.Locale;

/**
 * One step's work order. It says all that the step needs, so that the step can run in any process,
 * and it runs at most once for its {@link #runKey()}: the second time the first result is returned.
 *
 * <p>An implementation is a record with a {@link JsonTypeName}, the job's name; its JSON carries
 * that name in the field {@value #NAME_FIELD}.
 *
 * @param <R> what the step answers
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = JobRequest.NAME_FIELD)
public interface JobRequest<R extends JobResult> {
  /** The JSON field with the job's name. */
  String NAME_FIELD = "job";

  /** The key under which the step's writes are fenced and its result is kept. */
  RunKey runKey();

  /** The type of the step's answer. */
  Class<R> resultType();

  /**
   * The type of the Temporal activity that runs the job: its name in camel case, such as {@code
   * buildFeatures} of {@code build-features}. It stands in the histories of workflows, so it never
   * changes.
   */
  default String activityType() {
    StringBuilder type = new StringBuilder();
    for (String word : nameOf(getClass()).split("-", -1)) {
      type.append(type.isEmpty() ? word : capitalized(word));
    }
    return type.toString();
  }

  /**
   * The name of the job that requests of that type ask for.
   *
   * @throws IllegalArgumentException if the type has none
   */
  static String nameOf(Class<?> requestType) {
    JsonTypeName name = requestType.getAnnotation(JsonTypeName.class);
    if (name == null || name.value().isEmpty()) {
      throw new IllegalArgumentException(
          "%s has no job's name; annotate it with @JsonTypeName".formatted(requestType));
    }
    return name.value();
  }

  private static String capitalized(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
