package io.tidemark.views.explain;

import io.tidemark.views.ops.DisputeRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The provenance of one ticker's price of one day, as known at a time.
 *
 * @param sources the vendors of the reconciled price, in order of trust, joined by +
 * @param asOf everything in it was known by then
 * @param price the reconciled price as traded; empty if there is none
 * @param votes whether each of these vendors agrees with it
 * @param bars every version of every vendor's bar of the day, by vendor, earliest known first
 * @param splitFactor the day's prices are divided by this to be comparable with the last session
 * @param dividendFactor the day's prices are multiplied by this
 * @param factors both chains, in order of ex-dates
 * @param disputes disputes about the day
 * @param actionDisputes disputes about a split or dividend after it, whether it is among the
 *     factors or was left out, in order of ex-dates
 * @param payloads the vendor payloads that the bars were read from
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
   * The bars that the reconciled price is based on: the last one of the vendor whose price it is;
   * where that is not known, the last one of every vendor.
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
   * The reconciled price, as traded.
   *
   * @param vendor vendor of the bar; empty if unknown
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
