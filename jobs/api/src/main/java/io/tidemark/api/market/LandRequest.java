package io.tidemark.api.market;

import static io.tidemark.api.JobResult.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.tidemark.api.JobRequest;
import io.tidemark.api.JobResult;
import io.tidemark.core.RunKey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Parse and validate what a fetch kept, into {@code market.bars}, {@code market.actions}, {@code
 * macro.series} and {@code alt.series}; what fails goes to {@code ops.quarantine}.
 *
 * @param fetch the run key of the fetch whose responses are landed
 */
@JsonTypeName("land")
public record LandRequest(RunKey runKey, RunKey fetch) implements JobRequest<LandRequest.Result> {

  /**
   * What was landed.
   *
   * @param read rows read
   * @param bars rows new to {@code market.bars}; a row whose content is already there is not
   *     counted
   * @param actions rows new to {@code market.actions}
   * @param macro rows new to {@code macro.series}
   * @param quarantined rows new to {@code ops.quarantine}
   * @param rules by rule, how many quarantined rows broke it
   * @param minutes rows new to {@code market.minutes}
   * @param refused by name of a file that was refused as a whole, why; the rest was landed
   * @param unused of an import, by file, the columns that no row was made of
   * @param series rows new to {@code alt.series}
   */
  public record Result(
      long read,
      long bars,
      long actions,
      long macro,
      long quarantined,
      Map<String, Long> rules,
      long minutes,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> refused,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, List<String>> unused,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) long series)
      implements JobResult {
    public Result {
      // Results from before these have none, and are written as they were read: a report's request
      // holds one, and is known by the hash of its JSON.
      refused =
          refused == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(refused));
      unused = unused == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(unused));
    }

    /** Rows new to any table but quarantine. */
    public long entered() {
      return bars + minutes + actions + macro + series;
    }

    /** A result of something else than files. */
    public Result(
        long read,
        long bars,
        long actions,
        long macro,
        long quarantined,
        Map<String, Long> rules,
        long minutes) {
      this(read, bars, actions, macro, quarantined, rules, minutes, Map.of(), Map.of(), 0);
    }

    /** A result without minutes. */
    public Result(
        long read, long bars, long actions, long macro, long quarantined, Map<String, Long> rules) {
      this(read, bars, actions, macro, quarantined, rules, 0);
    }

    /** The same beside files that were refused. */
    public Result withRefused(Map<String, String> files) {
      return new Result(
          read, bars, actions, macro, quarantined, rules, minutes, files, unused, series);
    }

    /** The same of files with such columns. */
    public Result withUnused(Map<String, List<String>> columns) {
      return new Result(
          read, bars, actions, macro, quarantined, rules, minutes, refused, columns, series);
    }

    @Override
    public String summary() {
      return format("%,d bars, %,d actions, ", bars, actions)
          + (minutes == 0 ? "" : format("%,d minutes, ", minutes))
          + (series == 0 ? "" : format("%,d of alternative series, ", series))
          + format("%,d macro observations; %,d rows in quarantine", macro, quarantined);
    }
  }

  @Override
  public Class<Result> resultType() {
    return Result.class;
  }
}
