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
 * Inspects loaded data: writes missing bars to {@code ops.coverage}, and alerts to {@code
 * ops.alerts}, the log and the webhook.
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
   * The result of an inspection.
   *
   * @param missing sessions without a bar, by reason: halt, outage, delisting, refused, gap
   * @param checks number of vendors' counts that bars were checked against
   * @param breaches number of those that exceed a threshold
   * @param raised number of new alerts
   * @param alerts the first {@value #MOST_ALERTS} new alerts, critical ones first, then the latest
   */
  public record Result(
      Map<String, Long> missing, long checks, long breaches, long raised, List<Alert> alerts)
      implements JobResult {
    /** The most alerts in a result, which is limited because it is part of a workflow's history. */
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
   * An alert for a person.
   *
   * @param kind factor-changed, unconfirmed-action, summary-breach, outage or held-rows
   * @param severity warning or critical
   * @param sources vendors joined by +
   * @param ticker empty if the alert is about several tickers
   * @param date session or ex-date
   * @param message text for people
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
