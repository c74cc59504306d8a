package io.tidemark.serving.live;

import io.tidemark.core.UserFault;
import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.feature.Node;
import io.tidemark.core.feature.Plan;
import io.tidemark.core.registry.Manifest;
import io.tidemark.core.table.market.MinuteBarsTable;
import io.tidemark.core.table.market.PricesTable;
import io.tidemark.core.time.TradingCalendar;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The compiled definition of a published version, which has the same hash as when it was built.
 *
 * @param providers by joined source, the provider that the build read, if it was named
 * @param sources vendors in order of trust, joined by +
 * @param tickers tickers of the version; empty: all tickers of these vendors
 * @param index index whose members in each session the version is computed over; empty: none
 * @param across number of sessions before the last one for which operators across tickers are
 *     needed
 */
record LiveSet(
    FeatureSet set,
    Map<String, String> providers,
    String sources,
    Set<String> tickers,
    String index,
    int across) {
  private static final List<String> ROWS =
      List.of(PricesTable.TABLE.name(), MinuteBarsTable.TABLE.name());
  private static final String TICKER = "ticker";

  /**
   * Compiles the definition that a manifest keeps.
   *
   * @throws LiveUnavailable if live values of such rows are not computed, or its features can no
   *     longer be computed as they were
   */
  static LiveSet of(Manifest manifest) {
    FeatureSet set = parsed(manifest);
    requireRows(manifest, set);
    if (!set.definitionHash().equals(manifest.definitionHash())) {
      throw new LiveUnavailable(
          "%s %s was built by release %s, and its definition has another meaning in this release; build and publish it again to get live values"
              .formatted(manifest.set(), manifest.version(), manifest.codeVersion()));
    }
    return new LiveSet(
        set,
        providers(manifest),
        String.join("+", manifest.vendors()),
        Set.copyOf(manifest.tickers()),
        manifest.universe(),
        reachAcross(set.features()));
  }

  /** The plan of its features. */
  Plan plan() {
    return set.features();
  }

  /** The trading calendar of the rows. */
  TradingCalendar calendar() {
    return set.calendar();
  }

  /**
   * The column of the row source that a field of a plan reads; empty if it reads a joined source.
   */
  Optional<String> ofBars(String field) {
    String own = set.rowSource() + ".";
    return field.startsWith(own) ? Optional.of(field.substring(own.length())) : Optional.empty();
  }

  /** Whether the version is computed over that ticker. */
  boolean includes(String ticker) {
    return tickers.isEmpty() || tickers.contains(ticker);
  }

  static void requireRows(Manifest manifest, FeatureSet set) {
    if (!set.entity().equals(TICKER)) {
      throw new LiveUnavailable(
          "the rows of %s are about each %s; live values are computed only for tickers"
              .formatted(manifest.set(), set.entity()));
    }
    if (!ROWS.contains(set.rowTable())) {
      throw new LiveUnavailable(
          "%s has the rows of %s; live values are computed for rows of %s, so ask for the last build with /latest"
              .formatted(manifest.set(), set.rowTable(), String.join(" and ", ROWS)));
    }
    if (set.isIntraday() && set.features().stages() > 0) {
      throw new LiveUnavailable(
          "%s has operators across tickers within the day, where tickers have their bars at different times; ask for the last build with /latest, or leave these features out"
              .formatted(manifest.set()));
    }
  }

  private static Map<String, String> providers(Manifest manifest) {
    Map<String, String> providers = new TreeMap<>();
    manifest.sources().forEach((source, reading) -> providers.put(source, reading.provider()));
    return providers;
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

  private static int reachAcross(Plan plan) {
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
