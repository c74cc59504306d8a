package io.tidemark.flows.market;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tidemark.core.market.VendorCatalog;
import io.tidemark.flows.pipeline.PipelineRequest;
import io.tidemark.flows.steps.RequestNames;
import io.tidemark.flows.steps.RunRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A request to load a range of market data. Every field has a default for the simulated market, so
 * that {@code {}} is a valid request; for other vendors, {@code from} is required.
 *
 * @param from first day; default: 2016-01-04 of the simulated market
 * @param to last day; default: 2023-12-29 of the simulated market, otherwise the last session that
 *     had closed when the run first started
 * @param tickers default: empty, which means those of the simulated market, or those that the lake
 *     has of these vendors
 * @param vendors price sources in order of trust; default: the two simulated ones
 * @param resources kinds of data to request from price vendors: {@code daily}, {@code minutes},
 *     {@code summary}; default: empty, which means {@code daily} and {@code summary}
 */
public record BackfillRequest(
    LocalDate from,
    LocalDate to,
    List<String> tickers,
    List<String> vendors,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> resources)
    implements RunRequest {

  /**
   * A year, or the part of it within the range.
   *
   * @param name name in run keys and on the screen
   */
  record Chunk(String name, LocalDate from, LocalDate to) {}

  /**
   * Fills in the defaults.
   *
   * @throws IllegalArgumentException with the field, its value and the rule that it breaks
   */
  public BackfillRequest {
    vendors =
        vendors == null || vendors.isEmpty()
            ? PipelineRequest.SIMULATED_VENDORS
            : RequestNames.vendors(vendors);
    tickers = RequestNames.tickers(tickers);
    resources = ResourceNames.asked(resources);
    boolean simulated = PipelineRequest.isSimulated(vendors);
    from = from == null && simulated ? PipelineRequest.SIMULATED_FROM : from;
    to = to == null && simulated ? PipelineRequest.SIMULATED_TO : to;
    if (from == null) {
      throw new IllegalArgumentException(
          "from is missing; give the first day to request from %s, such as 2016-01-04"
              .formatted(String.join(", ", vendors)));
    }
    if (to != null && to.isBefore(from)) {
      throw new IllegalArgumentException("to is %s, which is before from, %s".formatted(to, from));
    }
  }

  /** The request for {@code {}}. */
  public static BackfillRequest defaults() {
    return new BackfillRequest(null, null, null, null, null);
  }

  @Override
  public String titleAt(Instant now) {
    return "Backfill from " + from + (to == null ? "" : " to " + to);
  }

  /** The same request with the last day filled in from the time at which the run began. */
  BackfillRequest begunAt(Instant time) {
    return to == null
        ? new BackfillRequest(from, DailyRequest.lastClosed(time), tickers, vendors, resources)
        : this;
  }

  /** The range, year by year. */
  List<Chunk> chunks() {
    List<Chunk> chunks = new ArrayList<>();
    for (LocalDate start = from; !start.isAfter(to); start = start.withDayOfYear(1).plusYears(1)) {
      LocalDate last = start.withDayOfYear(start.lengthOfYear());
      chunks.add(
          new Chunk(Integer.toString(start.getYear()), start, last.isBefore(to) ? last : to));
    }
    return chunks;
  }

  /** The live vendors; the data of the others is already in the lake. */
  List<String> live() {
    return vendors.stream().filter(VendorCatalog::isLive).toList();
  }
}
