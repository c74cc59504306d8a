package io.tidemark.serving.live;

import io.tidemark.core.UserFault;
import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.feature.Node;
import io.tidemark.core.feature.Plan;
import io.tidemark.core.registry.Manifest;
import io.tidemark.core.table.market.PricesTable;
import io.tidemark.core.time.TradingCalendar;
import java.util.Arrays;
import java.util.Set;

/**
 * The compiled definition of a published version, which means today what it meant when it was
 * built.
 *
 * @param sources vendors in order of trust, joined by +
 * @param tickers those of the version; empty: all of these vendors
 * @param across sessions before the last one at which operators across tickers are needed
 */
record LiveSet(
    Plan plan, TradingCalendar calendar, String sources, Set<String> tickers, int across) {
  private static final String PRICES = PricesTable.TABLE.name();
  private static final String TICKER = "ticker";

  /**
   * Compiles the definition that a manifest keeps.
   *
   * @throws LiveUnavailable if its features cannot be computed from prices alone, or no longer as
   *     they were
   */
  static LiveSet of(Manifest manifest) {
    FeatureSet set = parsed(manifest);
    requirePrices(manifest, set);
    if (!set.definitionHash().equals(manifest.definitionHash())) {
      throw new LiveUnavailable(
          "%s %s was built by release %s, and its definition means something else in this one; build and publish it again to have live values"
              .formatted(manifest.set(), manifest.version(), manifest.codeVersion()));
    }
    return new LiveSet(
        set.features(),
        set.calendar(),
        String.join("+", manifest.vendors()),
        Set.copyOf(manifest.tickers()),
        across(set.features()));
  }

  /** Whether the version is computed over that ticker. */
  boolean includes(String ticker) {
    return tickers.isEmpty() || tickers.contains(ticker);
  }

  static void requirePrices(Manifest manifest, FeatureSet set) {
    if (!set.entity().equals(TICKER)) {
      throw new LiveUnavailable(
          "%s is about each %s; live values are computed for tickers alone"
              .formatted(manifest.set(), set.entity()));
    }
    set.sources().values().stream()
        .filter(table -> !table.equals(PRICES))
        .findFirst()
        .ifPresent(
            table -> {
              throw new LiveUnavailable(
                  "%s reads %s; live values are computed from %s alone, so ask for the last build with /latest"
                      .formatted(manifest.set(), table, PRICES));
            });
  }

  private static FeatureSet parsed(Manifest manifest) {
    try {
      return FeatureSet.parse(manifest.set(), manifest.definition());
    } catch (UserFault e) {
      throw new LiveUnavailable(
          "the definition of %s %s cannot be compiled by this release: %s"
              .formatted(manifest.set(), manifest.version(), e.getMessage()),
          e);
    }
  }

  private static int across(Plan plan) {
    int[] before = new int[plan.nodes().size()];
    Arrays.fill(before, -1);
    plan.names().forEach(name -> before[plan.output(name).id()] = 0);
    int most = 0;
    for (int id = before.length - 1; id >= 0; id--) {
      Node node = plan.node(id);
      if (before[id] < 0 || node.operator() == null) {
        continue;
      }
      most = node.isCrossSectional() ? Math.max(most, before[id]) : most;
      int back = node.isCrossSectional() ? 0 : node.operator().lookBack(node.parameters());
      for (int input : node.inputs()) {
        before[input] = Math.max(before[input], before[id] + back);
      }
    }
    return most;
  }
}
