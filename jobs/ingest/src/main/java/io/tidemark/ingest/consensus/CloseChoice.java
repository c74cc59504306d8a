package io.tidemark.ingest.consensus;

import io.tidemark.ingest.consensus.AgreedPrice.Status;
import io.tidemark.ingest.vendors.Tolerance;
import io.tidemark.ingest.vendors.VendorBar;
import java.util.Comparator;
import java.util.Map;

/**
 * Whose bar counts on a day on which several vendors have one.
 *
 * @param reason empty if they agree
 */
record CloseChoice(VendorBar bar, Status status, String reason) {

  /**
   * The one bar that counts.
   *
   * @param told how many vendors have one, those that are held among them
   */
  static CloseChoice only(VendorBar bar, int told) {
    return told == 1
        ? new CloseChoice(bar, Status.SINGLE, "")
        : new CloseChoice(bar, Status.DISPUTED, "what the others say is held: see quarantine");
  }

  /**
   * @param bars by vendor, in order of trust; at least two
   * @param expected where the close should be if nothing else happened; NaN if nothing is known
   */
  static CloseChoice among(Map<String, VendorBar> bars, double expected) {
    VendorBar first = bars.values().iterator().next();
    boolean agree =
        bars.values().stream().allMatch(b -> Tolerance.closesAgree(b.close(), first.close()));
    if (agree) {
      return new CloseChoice(first, Status.AGREED, "");
    }
    if (Double.isNaN(expected)) {
      String reason = first.vendor() + " is first in trust, and no earlier price is known";
      return new CloseChoice(first, Status.DISPUTED, reason);
    }
    // Stream.min keeps the first of equals, which is the most trusted.
    VendorBar nearest =
        bars.values().stream()
            .min(Comparator.comparingDouble(b -> Math.abs(Math.log(b.close() / expected))))
            .orElseThrow();
    String reason =
        "%s is nearest to %s, the close before after corporate actions"
            .formatted(nearest.vendor(), expected);
    return new CloseChoice(nearest, Status.DISPUTED, reason);
  }
}
