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
 * Parses and validates the payloads that a fetch stored, and writes them to {@code market.bars},
 * {@code market.actions}, {@code macro.series} and {@code alt.series}; rows that fail go to {@code
 * ops.quarantine}. An import may also write {@code market.index_members}.
 *
 * @param fetch the run key of the fetch whose responses are landed
 */
@JsonTypeName("land")
public record LandRequest(RunKey runKey, RunKey fetch) implements JobRequest<LandRequest.Result> {

  /**
   * The result of a landing.
   *
   * @param read number of rows read
   * @param bars number of new rows in {@code market.bars}; a row whose content already exists is
   *     not counted
   * @param actions rows new to {@code market.actions}
   * @param macro rows new to {@code macro.series}
   * @param quarantined rows new to {@code ops.quarantine}
   * @param rules number of quarantined rows that broke a rule, by rule
   * @param minutes rows new to {@code market.minutes}
   * @param refused why a file was refused as a whole, by file name; the others were landed
   * @param unused unused columns of an import, by file
   * @param series rows new to {@code alt.series}
   * @param members rows new to {@code market.index_members}
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
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) long series,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) long members)
      implements JobResult {
    public Result {
      // Results from before these have none, and are written as they were read: a report's request
      // holds one, and is known by the hash of its JSON.
      refused =
          refused == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(refused));
      unused = unused == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(unused));
    }

    /** The number of new rows in all tables except quarantine. */
    public long entered() {
      return bars + minutes + actions + macro + series + members;
    }

    /** A result without imported files. */
    public Result(
        long read,
        long bars,
        long actions,
        long macro,
        long quarantined,
        Map<String, Long> rules,
        long minutes) {
      this(read, bars, actions, macro, quarantined, rules, minutes, Map.of(), Map.of(), 0, 0);
    }

    /** A result without minute bars. */
    public Result(
        long read, long bars, long actions, long macro, long quarantined, Map<String, Long> rules) {
      this(read, bars, actions, macro, quarantined, rules, 0);
    }

    /** The same with refused files. */
    public Result withRefused(Map<String, String> files) {
      return new Result(
          read, bars, actions, macro, quarantined, rules, minutes, files, unused, series, members);
    }

    /** The same with unused columns. */
    public Result withUnused(Map<String, List<String>> columns) {
      return new Result(
          read,
          bars,
          actions,
          macro,
          quarantined,
          rules,
          minutes,
          refused,
          columns,
          series,
          members);
    }

    @Override
    public String summary() {
      return format("%,d bars, %,d actions, ", bars, actions)
          + (minutes == 0 ? "" : format("%,d minutes, ", minutes))
          + (series == 0 ? "" : format("%,d of alternative series, ", series))
          + (members == 0 ? "" : format("%,d index members, ", members))
          + format("%,d macro observations; %,d rows in quarantine", macro, quarantined);
    }
  }

  @Override
  public Class<Result> resultType() {
    return Result.class;
  }
}
