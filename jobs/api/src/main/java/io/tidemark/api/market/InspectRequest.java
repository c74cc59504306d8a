package io.tidemark.api.market;

import static io.tidemark.api.JobResult.format;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.tidemark.api.JobRequest;
import io.tidemark.api.JobResult;
import io.tidemark.core.RunKey;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Look at what was loaded: missing bars into {@code ops.coverage}, and what somebody should look at
 * into {@code ops.alerts}, the log and the webhook.
 *
 * @param scope the vendors' bars that are looked at
 */
@JsonTypeName("inspect")
@JsonPropertyOrder({"runKey", "vendors", "tickers", "from", "to", "asOf"})
public record InspectRequest(RunKey runKey, MarketScope scope)
    implements JobRequest<InspectRequest.Result>, MarketScoped {
  public InspectRequest {
    scope = scope.settled(runKey);
  }

  /**
   * What was found.
   *
   * @param missing sessions without a bar, by reason: halt, outage, delisting, refused, gap
   * @param checks counts of vendors that bars were held against
   * @param breaches those of them that are over a threshold
   * @param raised alerts that are new with this inspection
   * @param alerts the first {@value #MOST_ALERTS} of them, critical ones first, then the latest
   */
  public record Result(
      Map<String, Long> missing, long checks, long breaches, long raised, List<Alert> alerts)
      implements JobResult {
    /** So many alerts a result has at most, since it travels with a workflow. */
    public static final int MOST_ALERTS = 50;

    public Result {
      missing = Collections.unmodifiableMap(new TreeMap<>(missing));
      alerts = List.copyOf(alerts);
    }

    @Override
    public String summary() {
      return format(
          "%,d bars missing, %,d of %,d counts off, %,d new alerts",
          missing.values().stream().mapToLong(Long::longValue).sum(), breaches, checks, raised);
    }
  }

  /**
   * What somebody should look at.
   *
   * @param kind factor-changed, unconfirmed-action, summary-breach, outage or held-rows
   * @param severity warning or critical
   * @param sources vendors joined by +
   * @param ticker empty if it is about many
   * @param date session or ex-date
   * @param message in words
   */
  public record Alert(
      String kind,
      String severity,
      String sources,
      String ticker,
      LocalDate date,
      String message) {}

  @Override
  public Class<Result> resultType() {
    return Result.class;
  }
}
