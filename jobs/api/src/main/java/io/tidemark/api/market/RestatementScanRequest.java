package io.tidemark.api.market;

import static io.tidemark.api.JobResult.format;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.tidemark.api.JobRequest;
import io.tidemark.api.JobResult;
import io.tidemark.core.RunKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Finds the published versions whose prices have been restated since they were built. Writes
 * nothing.
 *
 * @param asOf restatements known by then count; versions built with a later as-of time are skipped
 */
@JsonTypeName("restatement-scan")
public record RestatementScanRequest(RunKey runKey, Instant asOf)
    implements JobRequest<RestatementScanRequest.Result> {

  /**
   * The result of a scan.
   *
   * @param scanned number of scanned versions
   * @param touched versions with restated or added prices, by set, oldest first
   */
  public record Result(int scanned, List<Touched> touched) implements JobResult {
    public Result {
      touched = List.copyOf(touched);
    }

    @Override
    public String summary() {
      return format("%,d versions, %,d with restated prices", scanned, touched.size());
    }
  }

  /**
   * A published version whose prices have changed.
   *
   * @param served whether it is the served version
   * @param models paths of its models, relative to the lake's root
   * @param restated ticker-days whose price, volume, split or dividend differs from what was read
   * @param added ticker-days in the version's range that did not exist when it was built
   * @param first first of all these days
   * @param last last of all these days
   * @param examples at most five, those with the largest change of the close first
   */
  public record Touched(
      String set,
      String version,
      boolean served,
      List<String> models,
      long restated,
      long added,
      LocalDate first,
      LocalDate last,
      List<Example> examples) {
    public Touched {
      models = List.copyOf(models);
      examples = List.copyOf(examples);
    }
  }

  /**
   * A price that differs.
   *
   * @param read the close that the version read, USD per share; null if it had none
   * @param now the close known now; it may be the same if something else changed
   */
  public record Example(String ticker, LocalDate date, Double read, Double now) {}

  @Override
  public Class<Result> resultType() {
    return Result.class;
  }
}
