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
 * Which range of market data. Every field has a default for the simulated market, so that {@code
 * {}} is a whole request; of other vendors, {@code from} must be said.
 *
 * @param from first day; default: 2016-01-04 of the simulated market
 * @param to last day; default: 2023-12-29 of the simulated market, else the last session whose
 *     close is past when the run first starts
 * @param tickers default: none named, which means those of the simulated market, or those that the
 *     lake has of these vendors
 * @param vendors price sources in order of trust; default: the two simulated
 * @param resources what to ask price vendors for: {@code daily}, {@code minutes}, {@code summary};
 *     default, and then none is named: {@code daily} and {@code summary}
 */
public record BackfillRequest(
    LocalDate from,
    LocalDate to,
    List<String> tickers,
    List<String> vendors,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> resources)
    implements RunRequest {

  /**
   * A year of the range, or the part of it that the range has.
   *
   * @param name in run keys and on the screen
   */
  record Chunk(String name, LocalDate from, LocalDate to) {}

  /**
   * Fills in the defaults.
   *
   * @throws IllegalArgumentException naming the field, its value and the rule that it breaks
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
          "from is missing; say the first day to ask %s for, such as 2016-01-04"
              .formatted(String.join(", ", vendors)));
    }
    if (to != null && to.isBefore(from)) {
      throw new IllegalArgumentException("to is %s, which is before from, %s".formatted(to, from));
    }
  }

  /** The request that {@code {}} stands for. */
  public static BackfillRequest defaults() {
    return new BackfillRequest(null, null, null, null, null);
  }

  @Override
  public String titleAt(Instant now) {
    return "Backfill from " + from + (to == null ? "" : " to " + to);
  }

  /** The same request, its last day settled by when the run began. */
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

  /** The vendors that are asked; the others' data is in the lake already. */
  List<String> live() {
    return vendors.stream().filter(VendorCatalog::isLive).toList();
  }
}
