package io.tidemark.api.market;

import static io.tidemark.api.JobResult.format;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.tidemark.api.JobRequest;
import io.tidemark.api.JobResult;
import io.tidemark.core.RunKey;
import java.time.LocalDate;
import java.util.List;

/**
 * Fetches bars, splits, dividends and macro series from live vendors, and stores the raw payload of
 * every response in {@code raw.responses} and every failure in {@code raw.failures}.
 *
 * @param vendors names of price vendors; a vendor that is not live is not fetched, but the lake
 *     must have rows of it
 * @param macro name of a macro source, with the same rule, or empty
 * @param resources what to fetch from price vendors: {@code daily} (bars, splits and dividends),
 *     {@code minutes}, {@code summary}; null or empty means {@code daily}
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

  /** The default resources. */
  public static final List<String> DAILY = List.of("daily");

  /** All resources. */
  public static final List<String> RESOURCES = List.of("daily", "minutes", "summary");

  public FetchRequest {
    resources = resources == null || resources.isEmpty() ? DAILY : List.copyOf(resources);
  }

  /** A request for daily data only. */
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
   * The result of a fetch.
   *
   * @param responses number of stored responses
   * @param bytes total size of the responses
   * @param failures what could not be fetched after all retries; these tickers are missing in the
   *     run
   */
  public record Result(long responses, long bytes, List<Failure> failures) implements JobResult {
    @Override
    public String summary() {
      return format("%,d answers, %.1f MiB", responses, bytes / MIB)
          + (failures.isEmpty() ? "" : format(", %,d could not be had", failures.size()));
    }
  }

  /**
   * One subject that could not be fetched.
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
