package io.tidemark.flows.pipeline;

import java.util.List;
import java.util.Set;

/** Which sources are asked live; every other name is a source that was imported into the lake. */
public final class VendorSources {
  /** The two simulated price vendors. */
  public static final List<String> DEFAULT_VENDORS = List.of("sim-polygon", "sim-tiingo");

  static final String DEFAULT_MACRO = "sim-fred";

  private static final String SIMULATED = "sim-";
  private static final Set<String> LIVE =
      Set.of(
          "sim-polygon",
          "sim-tiingo",
          "sim-alpaca",
          "sim-fred",
          "polygon",
          "tiingo",
          "alpaca",
          "fred");

  private VendorSources() {}

  /** Whether the pipeline asks that source itself. */
  public static boolean live(String source) {
    return LIVE.contains(source);
  }

  /** Whether the simulated market stands behind all of them. */
  public static boolean allSimulated(List<String> vendors) {
    return vendors.stream().allMatch(vendor -> vendor.startsWith(SIMULATED));
  }
}
