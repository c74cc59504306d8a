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
 * Lands files of bars, corporate actions, macro observations or alternative series as a source with
 * its own name, with the same validation as vendors' responses.
 *
 * @param source the name under which the rows are stored, in place of a vendor's name
 * @param files CSV (also gzipped) or Parquet
 * @param knownAt the column with the known_at of rows; empty: now, except for a macro file whose
 *     name is a vintage such as {@code 2015m4.csv.gz}; a date without a time means the open of the
 *     next session
 * @param columns the file's column name by our name, where they differ
 * @param bars properties of bars that the files do not state
 * @param format text format of the files where it cannot be detected
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
    @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = DefaultFormat.class)
        TextFileFormat format)
    implements JobRequest<LandRequest.Result> {
  /**
   * Leaves a format that says nothing out of JSON: requests from before it have none, and a request
   * is known by the hash of its JSON.
   */
  private static final class DefaultFormat {
    @Override
    public boolean equals(Object format) {
      return TextFileFormat.DEFAULT.equals(format);
    }

    @Override
    public int hashCode() {
      return TextFileFormat.DEFAULT.hashCode();
    }
  }

  /** A request whose text format is detected. */
  public ImportRequest(
      RunKey runKey,
      FileContent kind,
      String source,
      List<String> files,
      String knownAt,
      Map<String, String> columns,
      BarFileFormat bars) {
    this(runKey, kind, source, files, knownAt, columns, bars, TextFileFormat.DEFAULT);
  }

  /** A request whose properties are all detected. */
  public ImportRequest(
      RunKey runKey,
      FileContent kind,
      String source,
      List<String> files,
      String knownAt,
      Map<String, String> columns) {
    this(runKey, kind, source, files, knownAt, columns, BarFileFormat.DEFAULT);
  }

  public ImportRequest {
    bars = bars == null ? BarFileFormat.DEFAULT : bars;
    format = format == null ? TextFileFormat.DEFAULT : format;
    knownAt = knownAt == null ? "" : knownAt;
    columns = columns == null ? Map.of() : Map.copyOf(columns);
    files = List.copyOf(files);
  }

  @Override
  public Class<LandRequest.Result> resultType() {
    return LandRequest.Result.class;
  }
}
