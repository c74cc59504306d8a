package io.tidemark.ingest.fetch;

import io.tidemark.core.UserFault;
import io.tidemark.core.market.VendorCatalog;
import io.tidemark.core.market.VendorCatalog.Offer;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.market.ActionsTable;
import io.tidemark.core.table.market.DailyBarsTable;
import io.tidemark.core.table.market.MacroSeriesTable;
import io.tidemark.core.table.market.MinuteBarsTable;
import io.tidemark.lake.Lake;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.spark.sql.Encoders;

/**
 * Checks the vendor names of a request against the live vendors and the vendors that the lake has
 * rows of, so that a mistyped name is an error and not a vendor without data.
 */
public final class VendorNames {
  private static final List<Table> PRICES =
      List.of(DailyBarsTable.TABLE, ActionsTable.TABLE, MinuteBarsTable.TABLE);

  private final Lake lake;
  private final Predicate<String> live;

  /**
   * @param live whether there is a live source of that name
   */
  public VendorNames(Lake lake, Predicate<String> live) {
    this.lake = lake;
    this.live = live;
  }

  /**
   * Refuses a price vendor that is neither live nor has rows in the lake, whenever they became
   * known.
   *
   * @throws UserFault naming the vendor and the nearest existing name
   */
  public void requirePrices(List<String> vendors) {
    for (String vendor : vendors) {
      require("vendor", vendor, Offer.DAILY, PRICES, "vendor");
    }
  }

  /**
   * Refuses a macro source that is neither live nor has rows in the lake.
   *
   * @param macro name of the source; empty: none is requested
   */
  public void requireMacro(String macro) {
    if (!macro.isEmpty()) {
      require("macro source", macro, Offer.MACRO, List.of(MacroSeriesTable.TABLE), "source");
    }
  }

  private void require(String role, String name, Offer offer, List<Table> tables, String column) {
    if (!live.test(name)
        && tables.stream().noneMatch(table -> lake.contains(table, column, name))) {
      Set<String> imported = new TreeSet<>();
      tables.forEach(table -> imported.addAll(names(table, column)));
      imported.removeIf(VendorCatalog::isLive);
      throw VendorCatalog.unknown(role, name, offer, imported);
    }
  }

  private List<String> names(Table table, String column) {
    return lake.exists(table)
        ? lake.history(table, Instant.now())
            .select(column)
            .distinct()
            .as(Encoders.STRING())
            .collectAsList()
        : List.of();
  }
}
