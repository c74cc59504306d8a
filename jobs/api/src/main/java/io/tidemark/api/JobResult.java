package io.tidemark.api;

import java.util.Locale;

/** What a job answers. An implementation is an immutable record that JSON can carry. */
public interface JobResult {
  /** What came of the job, in one line for logs, screens and the Temporal UI; empty: nothing. */
  default String summary() {
    return "";
  }

  /** {@link String#format} that writes numbers in the same way on every machine. */
  static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
