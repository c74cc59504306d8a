package io.tidemark.ingest.consensus;

import io.tidemark.ingest.consensus.AgreedPrice.Status;
import io.tidemark.ingest.vendors.Tolerance;
import io.tidemark.ingest.vendors.VendorBar;
import java.util.Comparator;
import java.util.Map;

/**
 * The chosen bar of a day on which several vendors have one.
 *
 * @param reason why it was chosen; empty if the vendors agree
 */
record CloseChoice(VendorBar bar, Status status, String reason) {

  /**
   * The choice if only one bar can be used.
   *
   * @param vendorCount how many vendors have a bar, including held ones
   */
  static CloseChoice only(VendorBar bar, int vendorCount) {
    return vendorCount == 1
        ? new CloseChoice(bar, Status.SINGLE, "")
        : new CloseChoice(
            bar, Status.DISPUTED, "the bars of the other vendors are held, see quarantine");
  }

  /**
   * @param bars by vendor, most trusted first; at least two
   * @param expected the expected close if nothing else happened; NaN if nothing is known
   */
  static CloseChoice among(Map<String, VendorBar> bars, double expected) {
    VendorBar first = bars.values().iterator().next();
    boolean agree =
        bars.values().stream().allMatch(b -> Tolerance.closesAgree(b.close(), first.close()));
    if (agree) {
      return new CloseChoice(first, Status.AGREED, "");
    }
    if (Double.isNaN(expected)) {
      String reason = first.vendor() + " is the most trusted vendor, and no earlier price is known";
      return new CloseChoice(first, Status.DISPUTED, reason);
    }
    // In a tie Stream.min keeps the first, which is the most trusted.
    VendorBar nearest =
        bars.values().stream()
            .min(Comparator.comparingDouble(b -> Math.abs(Math.log(b.close() / expected))))
            .orElseThrow();
    String reason =
        "%s is nearest to %s, the previous close after corporate actions"
            .formatted(nearest.vendor(), expected);
    return new CloseChoice(nearest, Status.DISPUTED, reason);
  }
}
