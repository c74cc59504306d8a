package io.tidemark.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The identity of a unit of work: the name of a run, then of its step, as in {@code demo-1/land}.
 * Work that is already done under a key is not done again, and a write under a key is made only
 * once.
 *
 * @param value letters, digits, dot, dash and underscore; a slash before each further part
 */
public record RunKey(@JsonValue String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*");

  @JsonCreator
  public RunKey {
    if (value == null || !FORM.matcher(value).matches() || value.contains("..")) {
      throw new IllegalArgumentException(
          "run key '%s' must be letters, digits, '.', '-' or '_', with '/' between its parts"
              .formatted(value));
    }
  }

  /**
   * A new key of the form {@code features-1795956500022-72ec85bf}, sorted after all that were made
   * before with this name on this machine.
   *
   * @param name what the run is for
   */
  public static RunKey unique(String name) {
    return new RunKey(
        "%s-%013d-%s"
            .formatted(
                name, System.currentTimeMillis(), UUID.randomUUID().toString().substring(0, 8)));
  }

  /** The key of a step of this run. */
  public RunKey step(String name) {
    return new RunKey(value + "/" + name);
  }

  @Override
  public String toString() {
    return value;
  }
}
