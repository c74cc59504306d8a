package io.tidemark.flows.pipeline;

import io.tidemark.core.market.VendorCatalog;
import java.util.List;

/**
 * Which sources are asked live, by {@link VendorCatalog}; every other name is a source that was
 * imported into the lake.
 */
public final class VendorSources {
  /** The two simulated price vendors. */
  public static final List<String> DEFAULT_VENDORS = List.of("sim-polygon", "sim-tiingo");

  static final String DEFAULT_MACRO = "sim-fred";

  private VendorSources() {}

  /** Whether the pipeline asks that source itself. */
  public static boolean live(String source) {
    return VendorCatalog.isLive(source);
  }

  /** Whether the simulated market stands behind all of them. */
  public static boolean allSimulated(List<String> vendors) {
    return vendors.stream().allMatch(VendorCatalog::isSimulated);
  }
}
