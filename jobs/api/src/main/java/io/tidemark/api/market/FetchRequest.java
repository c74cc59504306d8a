package io.tidemark.api.market;

import static io.tidemark.api.JobResult.format;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.tidemark.api.JobRequest;
import io.tidemark.api.JobResult;
import io.tidemark.core.RunKey;
import java.time.LocalDate;
import java.util.List;

/**
 * Ask live vendors for bars, splits, dividends and macro series, and keep every answer's bytes in
 * {@code raw.responses}, every failure in {@code raw.failures}.
 *
 * @param vendors names of price vendors; of those that are not live, which are not asked, the lake
 *     must have rows
 * @param macro name of a macro source, under the same rule, or empty
 * @param resources what to ask price vendors for: {@code daily} (bars, splits and dividends),
 *     {@code minutes}, {@code summary}; nothing or none means {@code daily}
 */
@JsonTypeName("fetch")
public record FetchRequest(
    RunKey runKey,
    List<String> vendors,
    String macro,
    List<String> tickers,
    LocalDate from,
    LocalDate to,
    List<String> resources)
    implements JobRequest<FetchRequest.Result> {
  private static final double MIB = 1024.0 * 1024.0;

  /** What is asked for unless the request says otherwise. */
  public static final List<String> DAILY = List.of("daily");

  /** All that can be asked for. */
  public static final List<String> RESOURCES = List.of("daily", "minutes", "summary");

  public FetchRequest {
    resources = resources == null || resources.isEmpty() ? DAILY : List.copyOf(resources);
  }

  /** Asks for days only. */
  public FetchRequest(
      RunKey runKey,
      List<String> vendors,
      String macro,
      List<String> tickers,
      LocalDate from,
      LocalDate to) {
    this(runKey, vendors, macro, tickers, from, to, DAILY);
  }

  /**
   * What came back.
   *
   * @param responses answers kept
   * @param bytes their size
   * @param failures what could not be had after all retries; those tickers are absent from the run
   */
  public record Result(long responses, long bytes, List<Failure> failures) implements JobResult {
    @Override
    public String summary() {
      return format("%,d answers, %.1f MiB", responses, bytes / MIB)
          + (failures.isEmpty() ? "" : format(", %,d could not be had", failures.size()));
    }
  }

  /**
   * One thing that could not be fetched.
   *
   * @param status the last HTTP status, 0 if there was none
   */
  public record Failure(
      String vendor, String resource, String subject, int status, int attempts, String reason) {}

  @Override
  public Class<Result> resultType() {
    return Result.class;
  }
}
