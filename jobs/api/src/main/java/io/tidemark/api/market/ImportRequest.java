package io.tidemark.api.market;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.tidemark.api.JobRequest;
import io.tidemark.core.RunKey;
import io.tidemark.core.files.BarFileFormat;
import io.tidemark.core.files.FileContent;
import io.tidemark.core.files.TextFileFormat;
import java.util.List;
import java.util.Map;

/**
 * Land files of bars, corporate actions, macro observations or alternative series as a source of
 * its own name, through the same validation as a vendor's answers.
 *
 * @param source the name under which the rows are kept, in the place of a vendor's
 * @param files CSV (also gzipped) or Parquet
 * @param knownAt the column that says when a row was known; empty: now, except for a macro file
 *     whose name is a vintage such as {@code 2015m4.csv.gz}; a date without a time counts from the
 *     open of the next session
 * @param columns our column name to the file's, where they differ
 * @param bars what files of bars do not say themselves
 * @param format how files of text write what they do not say themselves
 */
@JsonTypeName("import")
public record ImportRequest(
    RunKey runKey,
    FileContent kind,
    String source,
    List<String> files,
    String knownAt,
    Map<String, String> columns,
    BarFileFormat bars,
    @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Untold.class)
        TextFileFormat format)
    implements JobRequest<LandRequest.Result> {
  /**
   * Leaves a format that says nothing out of JSON: requests from before it have none, and a request
   * is known by the hash of its JSON.
   */
  private static final class Untold {
    @Override
    public boolean equals(Object format) {
      return TextFileFormat.UNTOLD.equals(format);
    }

    @Override
    public int hashCode() {
      return TextFileFormat.UNTOLD.hashCode();
    }
  }

  /** Files of text that say themselves how they are written. */
  public ImportRequest(
      RunKey runKey,
      FileContent kind,
      String source,
      List<String> files,
      String knownAt,
      Map<String, String> columns,
      BarFileFormat bars) {
    this(runKey, kind, source, files, knownAt, columns, bars, TextFileFormat.UNTOLD);
  }

  /** Files that say of themselves all there is to know. */
  public ImportRequest(
      RunKey runKey,
      FileContent kind,
      String source,
      List<String> files,
      String knownAt,
      Map<String, String> columns) {
    this(runKey, kind, source, files, knownAt, columns, BarFileFormat.UNTOLD);
  }

  public ImportRequest {
    bars = bars == null ? BarFileFormat.UNTOLD : bars;
    format = format == null ? TextFileFormat.UNTOLD : format;
    knownAt = knownAt == null ? "" : knownAt;
    columns = columns == null ? Map.of() : Map.copyOf(columns);
    files = List.copyOf(files);
  }

  @Override
  public Class<LandRequest.Result> resultType() {
    return LandRequest.Result.class;
  }
}
