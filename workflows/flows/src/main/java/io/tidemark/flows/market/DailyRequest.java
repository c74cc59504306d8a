package io.tidemark.flows.market;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tidemark.core.market.VendorCatalog;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.flows.pipeline.PipelineRequest;
import io.tidemark.flows.steps.RequestNames;
import io.tidemark.flows.steps.RunRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Which day's market data. Every field has a default, so that {@code {}} is a whole request.
 *
 * @param date a session; default: the last whose close is past when the run first starts
 * @param tickers default: none named, which means those of the simulated market, or those that the
 *     lake has of these vendors
 * @param vendors price sources in order of trust; default: the two simulated
 * @param resources what to ask price vendors for: {@code daily}, {@code minutes}, {@code summary};
 *     default, and then none is named: {@code daily} and {@code summary}
 */
public record DailyRequest(
    LocalDate date,
    List<String> tickers,
    List<String> vendors,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> resources)
    implements RunRequest {
  /** Late rows and restatements of so many sessions before the day are picked up with it. */
  static final int SESSIONS_BEFORE = 10;

  private static final TradingCalendar CALENDAR = TradingCalendar.XNYS;

  /**
   * Fills in the defaults.
   *
   * @throws IllegalArgumentException naming the field, its value and the rule that it breaks
   */
  public DailyRequest {
    vendors =
        vendors == null || vendors.isEmpty()
            ? PipelineRequest.SIMULATED_VENDORS
            : RequestNames.vendors(vendors);
    tickers = RequestNames.tickers(tickers);
    resources = ResourceNames.asked(resources);
    if (date != null && !CALENDAR.isSession(date)) {
      throw new IllegalArgumentException(
          "date is %s, on which New York does not trade; the sessions beside it are %s and %s"
              .formatted(date, CALENDAR.previous(date), CALENDAR.next(date)));
    }
  }

  /** The request that {@code {}} stands for. */
  public static DailyRequest defaults() {
    return new DailyRequest(null, null, null, null);
  }

  /** The last session whose close is past at that time. */
  public static LocalDate lastClosed(Instant time) {
    LocalDate day = LocalDate.ofInstant(time, CALENDAR.zone());
    return CALENDAR.isSession(day) && !CALENDAR.close(day).isAfter(time)
        ? day
        : CALENDAR.previous(day);
  }

  @Override
  public String titleAt(Instant now) {
    return "Market data of " + dayAt(now);
  }

  /** Where the day is left open, each day's run has a name of its own. */
  @Override
  public String nameAt(String type, Instant now) {
    return type + "-" + dayAt(now);
  }

  private LocalDate dayAt(Instant now) {
    return date == null ? lastClosed(now) : date;
  }

  /** The same request, its day settled by when the run began. */
  DailyRequest begunAt(Instant time) {
    return date == null ? new DailyRequest(lastClosed(time), tickers, vendors, resources) : this;
  }

  /** The first session that is asked for. */
  LocalDate from() {
    LocalDate from = date;
    for (int i = 0; i < SESSIONS_BEFORE; i++) {
      from = CALENDAR.previous(from);
    }
    return from;
  }

  /** The vendors that are asked; the others' data is in the lake already. */
  List<String> live() {
    return vendors.stream().filter(VendorCatalog::isLive).toList();
  }
}
