package io.tidemark.api;

import java.util.Locale;

/** The result of a job. An implementation is an immutable record that can be serialised to JSON. */
public interface JobResult {
  /** A one-line summary of the result for logs, the console and the Temporal UI; may be empty. */
  default String summary() {
    return "";
  }

  /** {@link String#format} with the root locale, so that numbers look the same on every machine. */
  static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
