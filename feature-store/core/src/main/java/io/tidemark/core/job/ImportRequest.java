package io.tidemark.core.job;

import java.util.List;
import java.util.Map;

/**
 * Land files of bars, corporate actions or macro observations as a source of its own name, through
 * the same validation as a vendor's answers.
 *
 * @param source the name under which the rows are kept, in the place of a vendor's
 * @param files CSV (also gzipped) or Parquet
 * @param knownAt the column that says when a row was known; empty: now, except for a macro file
 *     whose name is a vintage such as {@code 2015m4.csv.gz}; a date without a time counts from the
 *     open of the next session
 * @param columns our column name to the file's, where they differ
 */
public record ImportRequest(
    RunKey runKey,
    Kind kind,
    String source,
    List<String> files,
    String knownAt,
    Map<String, String> columns)
    implements JobRequest<LandRequest.Result> {
  /** What the files hold. */
  public enum Kind {
    BARS,
    ACTIONS,
    MACRO
  }

  public ImportRequest {
    knownAt = knownAt == null ? "" : knownAt;
    columns = columns == null ? Map.of() : Map.copyOf(columns);
    files = List.copyOf(files);
  }

  @Override
  public Class<LandRequest.Result> resultType() {
    return LandRequest.Result.class;
  }
}
