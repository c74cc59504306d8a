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
 * A request to load one day of market data. Every field has a default, so that {@code {}} is a
 * valid request.
 *
 * @param date a session; default: the last one that had closed when the run first started
 * @param tickers default: empty, which means those of the simulated market, or those that the lake
 *     has of these vendors
 * @param vendors price sources in order of trust; default: the two simulated ones
 * @param resources kinds of data to request from price vendors: {@code daily}, {@code minutes},
 *     {@code summary}; default: empty, which means {@code daily} and {@code summary}
 */
public record DailyRequest(
    LocalDate date,
    List<String> tickers,
    List<String> vendors,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> resources)
    implements RunRequest {
  /** Number of earlier sessions for which late rows and restatements are loaded as well. */
  static final int SESSIONS_BEFORE = 10;

  private static final TradingCalendar CALENDAR = TradingCalendar.XNYS;

  /**
   * Fills in the defaults.
   *
   * @throws IllegalArgumentException with the field, its value and the rule that it breaks
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
          "date is %s, on which New York does not trade; the nearest sessions are %s and %s"
              .formatted(date, CALENDAR.previous(date), CALENDAR.next(date)));
    }
  }

  /** The request for {@code {}}. */
  public static DailyRequest defaults() {
    return new DailyRequest(null, null, null, null);
  }

  /** The last session that had closed at that time. */
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

  /** If the request leaves the day open, the run of each day has its own name. */
  @Override
  public String nameAt(String type, Instant now) {
    return type + "-" + dayAt(now);
  }

  private LocalDate dayAt(Instant now) {
    return date == null ? lastClosed(now) : date;
  }

  /** The same request with the day filled in from the time at which the run began. */
  DailyRequest begunAt(Instant time) {
    return date == null ? new DailyRequest(lastClosed(time), tickers, vendors, resources) : this;
  }

  /** The first requested session. */
  LocalDate from() {
    LocalDate from = date;
    for (int i = 0; i < SESSIONS_BEFORE; i++) {
      from = CALENDAR.previous(from);
    }
    return from;
  }

  /** The live vendors; the data of the others is already in the lake. */
  List<String> live() {
    return vendors.stream().filter(VendorCatalog::isLive).toList();
  }
}
