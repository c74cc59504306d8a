package io.tidemark.flows.pipeline;

import io.tidemark.core.market.VendorCatalog;
import java.util.List;

/**
 * Separates live sources, which {@link VendorCatalog} lists, from all other names, which are
 * sources that were imported into the lake.
 */
public final class VendorSources {
  /** The two simulated price vendors. */
  public static final List<String> DEFAULT_VENDORS = List.of("sim-polygon", "sim-tiingo");

  static final String DEFAULT_MACRO = "sim-fred";

  private VendorSources() {}

  /** Whether the pipeline fetches that source itself. */
  public static boolean live(String source) {
    return VendorCatalog.isLive(source);
  }

  /** Whether all of them come from the simulated market. */
  public static boolean allSimulated(List<String> vendors) {
    return vendors.stream().allMatch(VendorCatalog::isSimulated);
  }
}
