package io.tidemark.views.explain;

import io.tidemark.views.ops.DisputeRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one ticker's price of one day came to be, as it was known at a time.
 *
 * @param sources the vendors whose agreed price it is, in order of trust, joined by +
 * @param asOf nothing in it became known later
 * @param price the agreed price as traded; nothing if there is none
 * @param votes how each of these vendors stands to it
 * @param bars every version of every vendor's bar of the day, by vendor, earliest known first
 * @param splitFactor what the day's prices are divided by, to fit the last session's
 * @param dividendFactor what they are multiplied by
 * @param factors the chain of both, in order of ex-dates
 * @param disputes those that concern the day
 * @param actionDisputes those that concern a split or dividend after it, whether it is among the
 *     factors or was left out, in order of ex-dates
 * @param payloads where the bars' bytes are
 */
public record Explanation(
    String ticker,
    LocalDate date,
    String sources,
    Instant asOf,
    Optional<AgreedPrice> price,
    List<VendorVote> votes,
    List<RawBar> bars,
    double splitFactor,
    double dividendFactor,
    List<Factor> factors,
    List<DisputeRecord> disputes,
    List<DisputeRecord> actionDisputes,
    List<Payload> payloads) {

  /**
   * The bars that the agreed price stands on: the last one of the vendor whose price it is; where
   * that is not known, the last one of every vendor.
   */
  public List<RawBar> believed() {
    String whose = price.map(AgreedPrice::vendor).orElse("");
    Map<String, RawBar> last = new LinkedHashMap<>();
    bars.stream()
        .filter(bar -> !bar.isOver() && (whose.isEmpty() || bar.vendor().equals(whose)))
        .forEach(bar -> last.put(bar.vendor(), bar));
    return List.copyOf(last.values());
  }

  /**
   * The agreed price, as traded.
   *
   * @param vendor whose bar it is; empty if unknown
   * @param status agreed, single or disputed
   */
  public record AgreedPrice(
      double open,
      double high,
      double low,
      double close,
      double volume,
      String vendor,
      String status,
      Instant knownAt) {}
}
